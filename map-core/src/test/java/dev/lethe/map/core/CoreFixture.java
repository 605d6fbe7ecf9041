package dev.lethe.map.core;

import dev.lethe.map.Hasher;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Maps of one shape whose keys have the hashes that a test chooses, and a look at their tables. */
final class CoreFixture {
    static final long SEED = 0x1e7e_0042L;
    private static final long MULTIPLIER = Hashing.multiplierOf(SEED);

    /** The entries with one hash that find room in two or more groups, if nobody else is there; the others go to the stash. */
    static final int WITHIN_REACH = Table.FLOOD;

    private final Shape shape;
    private final Retention retention;

    /** Of maps that keep their tables, so that a test says what becomes of them. */
    CoreFixture(Shape shape) {
        this(shape, Retention.KEEP);
    }

    CoreFixture(Shape shape, Retention retention) {
        this.shape = shape;
        this.retention = retention;
    }

    boolean shrinks() {
        return retention.shrinks();
    }

    @Override
    public String toString() {
        return shape + " under " + retention;
    }

    /** A key whose raw hash is chosen, and which can be changed while it is in a map. */
    static final class ChosenKey {
        private long raw;
        private int number;

        ChosenKey(long raw, int number) {
            this.raw = raw;
            this.number = number;
        }

        void become(long otherRaw, int otherNumber) {
            this.raw = otherRaw;
            this.number = otherNumber;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ChosenKey that && that.number == number && that.raw == raw;
        }

        @Override
        public int hashCode() {
            return Objects.hash(raw, number);
        }

        @Override
        public String toString() {
            return "key " + number;
        }
    }

    private static final class ChosenHasher implements Hasher<Object> {
        @Override
        public long hash(Object key) {
            return ((ChosenKey) key).raw;
        }

        @Override
        public boolean equal(Object present, Object asked) {
            return present.equals(asked);
        }
    }

    /** The number of which Hashing.mix makes this hash: each of its steps undone. */
    static long unmix(long hash) {
        long x = hash * inverse(0xC4CE_B9FE_1A85_EC53L);
        long product = x ^ x >>> 32 ^ MULTIPLIER;
        long folded = product * inverse(MULTIPLIER);
        return folded ^ folded >>> 27 ^ folded >>> 54;
    }

    /** The inverse of an odd number modulo 2^64: each step of Newton's doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** A key with these upper 32 bits of its hash, the only ones that count; equal to another with the same hash and number. */
    Object key(int upperHash, int number) {
        long hash = (long) upperHash << 32 | Integer.toUnsignedLong(number);
        return shape.objectKeys() ? new ChosenKey(unmix(hash), number) : (Object) unmix(hash);
    }

    /** A key with a hash as good as random. */
    Object key(int number) {
        return key((int) (new SplittableRandom(number).nextLong() >>> 32), number);
    }

    Object value(int number) {
        return shape.objectValues() ? "value " + number : (Object) (long) number;
    }

    Subject make() {
        return make(0, Allocator.DEFAULT);
    }

    Subject make(long expectedSize, Allocator allocator) {
        return make(expectedSize, allocator, null);
    }

    Subject make(long expectedSize, Allocator allocator, @Nullable MapAudit audit) {
        MapSpec.Builder<?> spec = MapSpec.builder(shape, shape.mapType())
                .expectedSize(expectedSize)
                .retention(retention)
                .audit(audit)
                .seed(SEED);
        return Subject.of(CoreProvider.create(
                shape.objectKeys() ? spec.hasher(new ChosenHasher()).build() : spec.build(), allocator));
    }

    Subject filled(int entries) {
        Subject map = make();
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
        return map;
    }

    /** How many entries the largest table takes. */
    int limit() {
        return Geometry.limit(
                switch (shape) {
                    case LONG_LONG -> LongLongTable.MAX_GROUPS;
                    case LONG_OBJECT -> LongObjectTable.MAX_GROUPS;
                    case OBJECT_LONG -> ObjectLongTable.MAX_GROUPS;
                    case OBJECT_OBJECT -> ObjectObjectTable.MAX_GROUPS;
                });
    }

    /** How many entries with hashes as good as random fill as many tables, a power of 2, to three quarters. */
    int entriesOf(int tables) {
        return tables * limit() / 4 * 3;
    }

    // The four shapes of tables and engines have no type in common but Table.

    static int places(LetheMap map) {
        if (map instanceof LongLongEngine engine) {
            return engine.places();
        } else if (map instanceof LongObjectEngine<?> engine) {
            return engine.places();
        } else if (map instanceof ObjectLongEngine<?> engine) {
            return engine.places();
        }
        return ((ObjectObjectEngine<?, ?>) map).places();
    }

    /** Has a map and its tables be in a later epoch. */
    static void setEpoch(LetheMap map, int epoch) {
        for (int place = 0; place < places(map); place++) {
            tableAt(map, place).epoch = epoch;
        }
        if (map instanceof LongLongEngine engine) {
            engine.epoch = epoch;
        } else if (map instanceof LongObjectEngine<?> engine) {
            engine.epoch = epoch;
        } else if (map instanceof ObjectLongEngine<?> engine) {
            engine.epoch = epoch;
        } else {
            ((ObjectObjectEngine<?, ?>) map).epoch = epoch;
        }
    }

    static Table tableAt(LetheMap map, int place) {
        if (map instanceof LongLongEngine engine) {
            return engine.tableAt(place);
        } else if (map instanceof LongObjectEngine<?> engine) {
            return engine.tableAt(place);
        } else if (map instanceof ObjectLongEngine<?> engine) {
            return engine.tableAt(place);
        }
        return ((ObjectObjectEngine<?, ?>) map).tableAt(place);
    }

    static long hashAt(Table table, int slot) {
        if (table instanceof LongLongSlots slots) {
            return slots.hashAt(slot);
        } else if (table instanceof LongObjectSlots slots) {
            return slots.hashAt(slot);
        } else if (table instanceof ObjectLongSlots slots) {
            return slots.hashAt(slot);
        }
        return ((ObjectObjectSlots) table).hashAt(slot);
    }

    static void copy(Table table, int from, int to) {
        if (table instanceof LongLongSlots slots) {
            slots.copy(from, to);
        } else if (table instanceof LongObjectSlots slots) {
            slots.copy(from, to);
        } else if (table instanceof ObjectLongSlots slots) {
            slots.copy(from, to);
        } else {
            ((ObjectObjectSlots) table).copy(from, to);
        }
    }

    static void wipe(Table table, int slot) {
        if (table instanceof LongLongSlots slots) {
            slots.wipe(slot);
        } else if (table instanceof LongObjectSlots slots) {
            slots.wipe(slot);
        } else if (table instanceof ObjectLongSlots slots) {
            slots.wipe(slot);
        } else {
            ((ObjectObjectSlots) table).wipe(slot);
        }
    }

    /** Removes an entry from its table as the map does, without telling the map. */
    static void remove(Table table, int slot) {
        if (table instanceof LongLongTable longs) {
            longs.remove(slot, longs.hashAt(slot));
        } else if (table instanceof LongObjectTable longs) {
            longs.remove(slot, longs.hashAt(slot));
        } else if (table instanceof ObjectLongTable objects) {
            objects.remove(slot, objects.hashAt(slot));
        } else {
            ObjectObjectTable objects = (ObjectObjectTable) table;
            objects.remove(slot, objects.hashAt(slot));
        }
    }

    /** Adds an entry to a table as the map does, without telling the map. */
    static void insert(Table table, long hash, Object key, Object value) {
        if (table instanceof LongLongTable longs) {
            longs.insert(hash, (Long) key, (Long) value);
        } else if (table instanceof LongObjectTable longs) {
            longs.insert(hash, (Long) key, value);
        } else if (table instanceof ObjectLongTable objects) {
            objects.insert(hash, key, (Long) value);
        } else {
            ((ObjectObjectTable) table).insert(hash, key, value);
        }
    }

    static boolean isWiped(Table table, int slot) {
        if (table instanceof LongLongSlots slots) {
            return slots.isWiped(slot);
        } else if (table instanceof LongObjectSlots slots) {
            return slots.isWiped(slot);
        } else if (table instanceof ObjectLongSlots slots) {
            return slots.isWiped(slot);
        }
        return ((ObjectObjectSlots) table).isWiped(slot);
    }

    /** The hash that a map of this fixture has for a key. */
    static long hashOf(Object key) {
        return Hashing.mix(key instanceof ChosenKey chosen ? chosen.raw : (Long) key, MULTIPLIER);
    }

    static boolean isOccupied(Table table, int slot) {
        int inGroup = slot % Control.GROUP_SLOTS;
        return Control.controlAt(table.words[slot / Control.GROUP_SLOTS], inGroup)
                != Control.controlAt(Control.EMPTY, inGroup);
    }
}

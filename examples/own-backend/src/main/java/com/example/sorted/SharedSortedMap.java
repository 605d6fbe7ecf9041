package com.example.sorted;

import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongPredicate;
import dev.lethe.map.MapStats;
import dev.lethe.map.spi.AbstractLongLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * A sorted map for many threads, in the simplest way there is: one lock for all.
 *
 * <p>Each operation of one key is one step, and so are {@code clear}, {@code drainTo}, {@code removeIf} and {@code replaceAll}. A walk
 * takes the lock for each entry; one that meets a clear ends there.
 */
final class SharedSortedMap extends AbstractLongLongMap implements SelfChecking {
    /*
     * I1  Nobody touches the map without the lock, which is the map itself.
     * I2  A function of the user runs under the lock; it may read the map, and changes it in vain.
     */
    private final SortedLongLongMap sorted;

    /** Whether a thread is within a change; by the lock that is the one that asks. */
    private boolean changing;

    SharedSortedMap(MapSpec<?> spec) {
        this.sorted = new SortedLongLongMap(SharedSortedProvider.NAME, spec);
    }

    private <T> T look(Supplier<T> operation) {
        synchronized (sorted) {
            return operation.get();
        }
    }

    private <T> T change(Supplier<T> operation) {
        synchronized (sorted) {
            if (changing) {
                throw new IllegalStateException("Recursive update: a function that this map called may not change it.");
            }
            changing = true;
            try {
                return operation.get();
            } finally {
                changing = false;
            }
        }
    }

    /** A change of a key that is there; where there is none it changes nothing, and a function may ask for it, too. */
    private <T> T changePresent(long key, T unchanged, Supplier<T> operation) {
        synchronized (sorted) {
            return changing && !sorted.containsKey(key) ? unchanged : change(operation);
        }
    }

    // Queries

    @Override
    public boolean containsKey(long key) {
        return look(() -> sorted.containsKey(key));
    }

    @Override
    public long getOrDefault(long key, long absent) {
        return look(() -> sorted.getOrDefault(key, absent));
    }

    @Override
    public long mappingCount() {
        return look(sorted::mappingCount);
    }

    @Override
    public MapStats stats() {
        return look(sorted::stats);
    }

    // Updates of one key: all those that the skeleton would make of two steps

    @Override
    public boolean put(long key, long value) {
        return change(() -> sorted.put(key, value));
    }

    @Override
    public long getAndPut(long key, long value, long absent) {
        return change(() -> sorted.getAndPut(key, value, absent));
    }

    @Override
    public boolean putIfAbsent(long key, long value) {
        return change(() -> sorted.putIfAbsent(key, value));
    }

    @Override
    public boolean remove(long key) {
        return changePresent(key, false, () -> sorted.remove(key));
    }

    @Override
    public long getAndRemove(long key, long absent) {
        return changePresent(key, absent, () -> sorted.getAndRemove(key, absent));
    }

    @Override
    public boolean remove(long key, long expected) {
        return changePresent(key, false, () -> sorted.remove(key, expected));
    }

    @Override
    public boolean replace(long key, long value) {
        return changePresent(key, false, () -> sorted.replace(key, value));
    }

    @Override
    public boolean replace(long key, long expected, long value) {
        return changePresent(key, false, () -> sorted.replace(key, expected, value));
    }

    @Override
    public long addAndGet(long key, long delta) {
        return change(() -> sorted.addAndGet(key, delta));
    }

    @Override
    public long computeIfAbsent(long key, long absent, LongUnaryOperator function) {
        return change(() -> sorted.computeIfAbsent(key, absent, function));
    }

    @Override
    public long computeIfPresent(long key, long absent, LongBinaryOperator function) {
        return changePresent(key, absent, () -> sorted.computeIfPresent(key, absent, function));
    }

    @Override
    public long compute(long key, long absent, LongBinaryOperator function) {
        return change(() -> sorted.compute(key, absent, function));
    }

    @Override
    public long merge(long key, long value, long absent, LongBinaryOperator function) {
        return change(() -> sorted.merge(key, value, absent, function));
    }

    // Updates of many keys

    @Override
    public boolean removeIf(LongLongPredicate filter) {
        return change(() -> sorted.removeIf(filter));
    }

    @Override
    public void replaceAll(LongBinaryOperator function) {
        change(() -> {
            sorted.replaceAll(function);
            return null;
        });
    }

    @Override
    public void clear() {
        change(() -> {
            sorted.clear();
            return null;
        });
    }

    /** The entries leave under the lock, and are handed out behind it: the consumer may do with this map as it likes. */
    @Override
    public long drainTo(LongLongConsumer action) {
        Objects.requireNonNull(action, "action");
        Drained drained = change(() -> {
            Drained room = new Drained((int) sorted.mappingCount()); // may throw: nothing has changed yet
            sorted.drainTo(room);
            return room;
        });
        return drained.handOut(action);
    }

    /** Entries that have left the map. No map itself: a recording would show how that grew, and was drained once more. */
    private static final class Drained implements LongLongConsumer {
        private static final int MOST_SUPPRESSED = 16;

        private final long[] keys;
        private final long[] values;
        private int size;

        Drained(int entries) {
            keys = new long[entries];
            values = new long[entries];
        }

        @Override
        public void accept(long key, long value) {
            keys[size] = key;
            values[size++] = value;
        }

        /** All of them, whatever the consumer throws: there is no way back into the map. */
        long handOut(LongLongConsumer action) {
            Throwable first = null;
            for (int i = 0; i < size; i++) {
                try {
                    action.accept(keys[i], values[i]);
                } catch (RuntimeException | Error thrown) {
                    if (first == null) {
                        first = thrown;
                    } else if (thrown != first && first.getSuppressed().length < MOST_SUPPRESSED) {
                        first.addSuppressed(thrown);
                    }
                }
            }
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (RuntimeException) first;
            }
            return size;
        }
    }

    @Override
    public void reserve(long entries) {
        change(() -> {
            sorted.reserve(entries);
            return null;
        });
    }

    @Override
    public long trim() {
        return change(sorted::trim);
    }

    /** Also within a function: what that is called by then finds the map closed. */
    @Override
    public void close() {
        synchronized (sorted) {
            sorted.close();
        }
    }

    @Override
    public void checkInvariants() {
        synchronized (sorted) {
            sorted.checkInvariants();
        }
    }

    // Walks

    @Override
    public LongLongCursor cursor() {
        return look(() -> new Cursor(false));
    }

    @Override
    protected LongLongCursor walk() {
        return look(() -> new Cursor(true));
    }

    /** The cursor of the map, a step at a time under the lock. One that belongs to a walk shows its entry though another thread removed it. */
    private final class Cursor implements LongLongCursor {
        private final LongLongCursor cursor = sorted.cursor();
        private final boolean keepsEntry;
        private long clears = sorted.clears();
        private boolean hasCurrent;
        private long key;
        private long value;

        Cursor(boolean keepsEntry) {
            this.keepsEntry = keepsEntry;
        }

        @Override
        public boolean advance() {
            return look(() -> {
                sorted.checkOpen();
                hasCurrent = clears == sorted.clears() && cursor.advance();
                if (hasCurrent) {
                    key = cursor.key();
                    value = cursor.value();
                }
                return hasCurrent;
            });
        }

        @Override
        public long key() {
            return look(() -> shows() ? key : cursor.key());
        }

        @Override
        public long value() {
            return look(() -> shows() ? value : cursor.value());
        }

        private boolean shows() {
            sorted.checkOpen();
            return keepsEntry && hasCurrent;
        }

        @Override
        public void setValue(long newValue) {
            change(() -> {
                cursor.setValue(newValue);
                value = newValue;
                return null;
            });
        }

        @Override
        public void remove() {
            change(() -> {
                cursor.remove();
                hasCurrent = false;
                return null;
            });
        }

        @Override
        public void rewind() {
            look(() -> {
                cursor.rewind();
                clears = sorted.clears();
                hasCurrent = false;
                return null;
            });
        }
    }
}

package com.example.sorted;

import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.events.ClearStep;
import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.events.TableStep;
import dev.lethe.map.spi.AbstractLongLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import java.util.Arrays;
import java.util.ConcurrentModificationException;

/**
 * A {@link LongLongMap} that keeps its keys in ascending order: for maps that are read and walked much more than changed.
 *
 * <p>A lookup halves the keys, so it takes logarithmic time; a key that comes or goes moves all behind it. Nulls, threads,
 * iteration and exceptions are as {@link dev.lethe.map.LetheMap} says.
 */
final class SortedLongLongMap extends AbstractLongLongMap implements SelfChecking {
    /*
     * keys    | k0 < k1 < k2 < … | free … |        values   | v0  v1  v2  … | free … |
     *          0               size  capacity
     *
     * I1  keys[0] to keys[size - 1] ascend, no two are equal.
     * I2  keys and values have the same length, and size is at most that.
     * I3  Each change asks the hook once, when all that it needs is allocated and nothing has changed yet.
     */
    private static final int LEAST = 8;
    private static final int MOST = Integer.MAX_VALUE - 8; // some JVMs have no longer arrays
    private static final int MOST_AT_ONCE = 1 << 20; // expectedSize is a hint, which must not cost all memory at the first put
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final long[] NONE = {};

    /** The hook of maps without one: it lets everything pass. */
    private static final LongLongAudit NO_HOOK = new LongLongAudit() {};

    private final int expected;
    private final LongLongAudit hook;

    /** What recordings are told about whose events these are. */
    private final MapOrigin origin;

    private long[] keys = NONE;
    private long[] values = NONE;
    private int size;
    private boolean closed;

    /** Raised by each mutation, overwrites included: functions that change the map are found out by it. */
    private long changes;

    private long growths;
    private long shrinks;
    private long clears;

    /** Whether the next clear is that of a drain, which the hook is asked for by that name. */
    private boolean drains;

    /** A map of the backend of that name. */
    SortedLongLongMap(String backend, MapSpec<?> spec) {
        this.expected = (int) Math.min(spec.expectedSize(), MOST_AT_ONCE);
        this.hook = spec.audit() == null ? NO_HOOK : (LongLongAudit) spec.audit(); // the spec has checked its type
        this.origin = MapOrigin.of(backend, spec);
    }

    // Queries

    @Override
    public boolean containsKey(long key) {
        return find(key) >= 0;
    }

    @Override
    public long getOrDefault(long key, long absent) {
        int index = find(key);
        return index < 0 ? absent : values[index];
    }

    @Override
    public long mappingCount() {
        checkOpen();
        return size;
    }

    @Override
    public MapStats stats() {
        checkOpen();
        int capacity = keys.length;
        return MapStats.builder()
                .entries(size)
                .capacity(capacity)
                .tables(capacity == 0 ? 0 : 1)
                .retainedHeapBytes(capacity == 0 ? 0 : 2 * (ARRAY_HEADER_BYTES + 8L * capacity))
                .growths(growths)
                .shrinks(shrinks)
                .clears(clears)
                .epoch(clears)
                .build();
    }

    /** Returns how often the map was cleared. */
    long clears() {
        return clears;
    }

    /** Returns the index of the key, or else {@code -1 - i}, where i is the index that it would have. */
    private int find(long key) {
        checkOpen();
        return Arrays.binarySearch(keys, 0, size, key);
    }

    // Updates of one key

    @Override
    public boolean put(long key, long value) {
        int index = find(key);
        if (index >= 0) {
            overwrite(index, value);
            return false;
        }
        insert(-1 - index, key, value);
        return true;
    }

    private void overwrite(int index, long value) {
        long before = changes;
        hook.beforeReplace(this, keys[index], values[index], value);
        checkHook(before);
        values[index] = value;
        changes++;
    }

    @Override
    public boolean remove(long key) {
        int index = find(key);
        if (index < 0) {
            return false;
        }
        removeAt(index);
        return true;
    }

    private void insert(int index, long key, long value) {
        if (size == keys.length) {
            // May throw: nothing has changed yet.
            grow(size == 0 ? Math.max(LEAST, expected) : Math.min(2L * size, MOST));
        }
        long before = changes;
        hook.beforePut(this, key, value);
        checkHook(before);
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(values, index, values, index + 1, size - index);
        keys[index] = key;
        values[index] = value;
        size++;
        changes++;
    }

    private void removeAt(int index) {
        long before = changes;
        hook.beforeRemove(this, keys[index], values[index]);
        checkHook(before);
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
        changes++;
    }

    private void checkHook(long before) {
        if (changes != before) {
            throw new ConcurrentModificationException(
                    "The audit hook changed the map that asked it; it may look at the map and throw.");
        }
    }

    // Room

    @Override
    public void reserve(long entries) {
        super.reserve(entries); // closed, negative
        if (entries > MOST) {
            throw new IllegalArgumentException(
                    "A map of the backend sorted has at most " + MOST + " entries, not " + entries + ".");
        }
        if (entries > keys.length) {
            grow(entries);
        }
    }

    @Override
    public long trim() {
        checkOpen();
        long before = stats().retainedHeapBytes();
        if (size < keys.length) {
            TableStep step = begun(MapEvents.shrink());
            copyTo(size);
            shrinks++;
            ended(step);
        }
        return before - stats().retainedHeapBytes();
    }

    private void grow(long capacity) {
        if (size == MOST) {
            throw new IllegalStateException("A map of the backend sorted has at most " + MOST + " entries; it is full.");
        }
        TableStep step = begun(MapEvents.growth());
        copyTo((int) capacity);
        growths++;
        ended(step);
    }

    /** Says what the map is before a step; null, and nothing to do, as long as nobody records. */
    private TableStep begun(TableStep step) {
        if (step != null) {
            step.from(keys.length, stats().retainedHeapBytes());
        }
        return step;
    }

    private void ended(TableStep step) {
        if (step != null) {
            step.to(origin, size, keys.length, stats().retainedHeapBytes());
        }
    }

    /** Both arrays are made before either is used: I2 holds even if there is memory for one only. */
    private void copyTo(int capacity) {
        long[] newKeys = capacity == 0 ? NONE : Arrays.copyOf(keys, capacity);
        long[] newValues = capacity == 0 ? NONE : Arrays.copyOf(values, capacity);
        keys = newKeys;
        values = newValues;
    }

    @Override
    public void clear() {
        checkOpen();
        boolean drain = drains;
        drains = false;
        long before = changes;
        if (drain) {
            hook.beforeDrain(this);
        } else {
            hook.beforeClear(this);
        }
        checkHook(before);
        ClearStep step = MapEvents.clear();
        long entries = size;
        size = 0; // I1 speaks of the first entries only, and numbers hold on to nothing
        clears++;
        changes++;
        if (step != null) {
            step.to(origin, this, drain ? "drainTo" : "clear", entries);
        }
    }

    @Override
    public long drainTo(LongLongConsumer action) {
        drains = true;
        try {
            return super.drainTo(action); // copies the entries, clears, hands them out
        } finally {
            drains = false;
        }
    }

    @Override
    public void close() {
        closed = true;
        keys = NONE;
        values = NONE;
        size = 0;
    }

    @Override
    protected void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This map is closed.");
        }
    }

    @Override
    protected long changeCount() {
        return changes;
    }

    @Override
    public void checkInvariants() {
        checkOpen();
        if (keys.length != values.length || size > keys.length) {
            throw new AssertionError(
                    "I2: room for " + keys.length + " keys and " + values.length + " values, and " + size + " entries.");
        }
        for (int i = 1; i < size; i++) {
            if (keys[i - 1] >= keys[i]) {
                throw new AssertionError("I1: key " + keys[i - 1] + " at " + (i - 1) + ", then " + keys[i] + ".");
            }
        }
    }

    // Walks

    @Override
    public LongLongCursor cursor() {
        checkOpen();
        return new Cursor();
    }

    /**
     * A place between keys, not between indexes: whatever comes and goes, keys that ascend are handed out once at most, and
     * each that is there throughout is reached.
     */
    private final class Cursor implements LongLongCursor {
        /** The key that was reached last; none before the first. */
        private long reached;

        private boolean isBeforeFirst = true;
        private boolean hasCurrent;

        /** Where the key is, as long as the map has not changed since. */
        private int index = -1;

        private long changesSeen = changes;

        @Override
        public boolean advance() {
            int next = nextIndex();
            hasCurrent = next < size;
            if (hasCurrent) {
                at(next);
                reached = keys[next];
                isBeforeFirst = false;
            }
            return hasCurrent;
        }

        private int nextIndex() {
            checkOpen();
            if (isBeforeFirst) {
                return 0;
            }
            int place = changesSeen == changes ? index : find(reached);
            return place >= 0 ? place + 1 : -1 - place;
        }

        @Override
        public long key() {
            current();
            return reached;
        }

        @Override
        public long value() {
            return values[current()];
        }

        @Override
        public void setValue(long value) {
            int place = current();
            overwrite(place, value);
            at(place);
        }

        @Override
        public void remove() {
            removeAt(current());
            hasCurrent = false;
        }

        @Override
        public void rewind() {
            checkOpen();
            isBeforeFirst = true;
            hasCurrent = false;
        }

        private int current() {
            checkOpen();
            if (hasCurrent && changesSeen != changes) {
                int place = find(reached);
                hasCurrent = place >= 0;
                at(place);
            }
            if (!hasCurrent) {
                throw new IllegalStateException("The cursor has no current entry; advance() moves it to the next one.");
            }
            return index;
        }

        private void at(int place) {
            index = place;
            changesSeen = changes;
        }
    }
}

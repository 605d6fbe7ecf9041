package dev.lethe.fuzz;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.spi.AbstractLongLongMap;

/**
 * A map that hands everything on to a right one. With the fault, it forgets to remove a key once the map was cleared and has
 * more than 40 entries again: a fault that needs a history.
 */
final class PlantedMap extends AbstractLongLongMap {
    private static final int ENTRIES = 40;

    private final LongLongMap right;
    private final boolean faulty;
    private boolean cleared;
    private long changes;

    PlantedMap(LongLongMap right, boolean faulty) {
        this.right = right;
        this.faulty = faulty;
    }

    @Override
    public boolean remove(long key) {
        changes += right.containsKey(key) ? 1 : 0;
        if (faulty && cleared && right.mappingCount() > ENTRIES) {
            return right.containsKey(key);
        }
        return right.remove(key);
    }

    @Override
    public void clear() {
        changes++;
        cleared = true;
        right.clear();
    }

    @Override
    public boolean put(long key, long value) {
        changes++;
        return right.put(key, value);
    }

    @Override
    public boolean containsKey(long key) {
        return right.containsKey(key);
    }

    @Override
    public long getOrDefault(long key, long absent) {
        return right.getOrDefault(key, absent);
    }

    @Override
    public long mappingCount() {
        return right.mappingCount();
    }

    @Override
    public MapStats stats() {
        return right.stats();
    }

    @Override
    public void close() {
        right.close();
    }

    @Override
    protected long changeCount() {
        return changes;
    }

    @Override
    public LongLongCursor cursor() {
        return new Counting(right.cursor());
    }

    /** Counts the changes that are made through a cursor. */
    private final class Counting implements LongLongCursor {
        private final LongLongCursor cursor;

        Counting(LongLongCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean advance() {
            return cursor.advance();
        }

        @Override
        public void rewind() {
            cursor.rewind();
        }

        @Override
        public long key() {
            return cursor.key();
        }

        @Override
        public long value() {
            return cursor.value();
        }

        @Override
        public void setValue(long value) {
            cursor.setValue(value);
            changes++;
        }

        @Override
        public void remove() {
            cursor.remove();
            changes++;
        }
    }
}

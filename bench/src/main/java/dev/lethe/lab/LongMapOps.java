package dev.lethe.lab;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;

/** Longs to longs in a {@link LongLongMap}. */
final class LongMapOps extends MapOps {
    private static final long ABSENT = -1;

    private final LongLongMap map;
    private final long[] longs;

    LongMapOps(LongLongMap map, Keys keys) {
        this.map = map;
        this.longs = keys.longs();
    }

    @Override
    void put(int i) {
        map.put(longs[i], i & VALUE_MASK);
    }

    @Override
    boolean remove(int i) {
        return map.getAndRemove(longs[i], ABSENT) == (i & VALUE_MASK);
    }

    @Override
    boolean contains(int i) {
        return map.containsKey(longs[i]);
    }

    @Override
    long size() {
        return map.mappingCount();
    }

    @Override
    void clear() {
        map.clear();
    }

    @Override
    void removeIfAll() {
        map.removeIf(ANY_LONGS);
    }

    @Override
    void removeByIterator() {
        LongLongCursor cursor = map.cursor();
        while (cursor.advance()) {
            cursor.remove();
        }
    }

    @Override
    Object root() {
        return map;
    }
}

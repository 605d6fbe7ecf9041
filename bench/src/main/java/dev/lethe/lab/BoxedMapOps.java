package dev.lethe.lab;

import java.util.Iterator;
import java.util.Map;

/** Longs to longs in a map of the JDK, which boxes each key that it is given. */
final class BoxedMapOps extends MapOps {
    private final Map<Long, Long> map;
    private final long[] longs;

    BoxedMapOps(Map<Long, Long> map, Keys keys) {
        this.map = map;
        this.longs = keys.longs();
    }

    @Override
    void put(int i) {
        map.put(longs[i], (long) (i & VALUE_MASK));
    }

    @Override
    boolean remove(int i) {
        Long old = map.remove(longs[i]);
        return old != null && old == (i & VALUE_MASK);
    }

    @Override
    boolean contains(int i) {
        return map.containsKey(longs[i]);
    }

    @Override
    long size() {
        return map.size();
    }

    @Override
    void clear() {
        map.clear();
    }

    @Override
    void removeIfAll() {
        map.entrySet().removeIf(ANY);
    }

    @Override
    void removeByIterator() {
        Iterator<Long> iterator = map.keySet().iterator();
        while (iterator.hasNext()) {
            iterator.next();
            iterator.remove();
        }
    }

    @Override
    Object root() {
        return map;
    }
}

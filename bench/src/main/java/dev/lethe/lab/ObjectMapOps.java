package dev.lethe.lab;

import dev.lethe.map.ObjectMap;
import java.util.Iterator;
import java.util.Map;

/** Names to numbers, in any {@link Map}. */
final class ObjectMapOps extends MapOps {
    private final Map<String, Integer> map;
    private final String[] names;
    private final String[] asked;

    ObjectMapOps(Map<String, Integer> map, Keys keys) {
        this.map = map;
        this.names = keys.names();
        this.asked = keys.asked();
    }

    @Override
    void put(int i) {
        map.put(names[i], i & VALUE_MASK);
    }

    @Override
    boolean remove(int i) {
        Integer old = map.remove(asked[i]);
        return old != null && old == (i & VALUE_MASK);
    }

    @Override
    boolean contains(int i) {
        return map.containsKey(asked[i]);
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
        if (map instanceof ObjectMap<String, Integer> lethe) {
            lethe.removeIf(ANY_PAIR);
        } else {
            map.entrySet().removeIf(ANY);
        }
    }

    @Override
    void removeByIterator() {
        Iterator<String> iterator = map.keySet().iterator();
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

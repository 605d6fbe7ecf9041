package dev.lethe.map.spi;

/** Toy maps with the entries 1, 2, 3 and ten times as much as values. */
final class ToyMaps {
    private ToyMaps() {}

    static ToyObjectMap<Long, Long> objects() {
        ToyObjectMap<Long, Long> map = new ToyObjectMap<>();
        for (long key = 1; key <= 3; key++) {
            map.put(key, 10 * key);
        }
        return map;
    }

    static ToyLongLongMap longs() {
        ToyLongLongMap map = new ToyLongLongMap();
        for (long key = 1; key <= 3; key++) {
            map.put(key, 10 * key);
        }
        return map;
    }

    static ToyLongObjectMap<Long> longToObjects() {
        ToyLongObjectMap<Long> map = new ToyLongObjectMap<>();
        for (long key = 1; key <= 3; key++) {
            map.put(key, 10 * key);
        }
        return map;
    }

    static ToyObjectLongMap<Long> objectsToLong() {
        ToyObjectLongMap<Long> map = new ToyObjectLongMap<>();
        for (long key = 1; key <= 3; key++) {
            map.put(key, 10 * key);
        }
        return map;
    }
}

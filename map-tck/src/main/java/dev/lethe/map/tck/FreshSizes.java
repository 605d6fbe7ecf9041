package dev.lethe.map.tck;

import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapStats;
import java.util.TreeMap;

/** How many bytes a map takes that never had more than a number of entries: filled once, and noted on the way. */
final class FreshSizes {
    /** What a map may take after removals, of what a fresh one takes (claim C6). */
    static final double MOST = 2.5;

    private final TreeMap<Integer, Long> bytes = new TreeMap<>();

    /**
     * Fills a map.
     *
     * @param entries the most entries that will be asked for
     */
    FreshSizes(Behaviour behaviour, MapBuilder builder, int entries) {
        Subject map = behaviour.source().make(builder);
        for (int i = 0; i < entries; i++) {
            map.put(behaviour.key(i), behaviour.value(i));
            if (i < 64 || i % 16 == 15 || i == entries - 1) {
                bytes.put(i + 1, of(map));
            }
        }
    }

    /** Returns the bytes of a fresh map; for no entries, those of a map with one. Between two notes the smaller counts. */
    long bytes(int entries) {
        return bytes.floorEntry(Math.max(entries, 1)).getValue();
    }

    long mostAfterRemovals(int entries) {
        return (long) (MOST * bytes(entries));
    }

    static long of(Subject map) {
        MapStats stats = map.map().stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }
}

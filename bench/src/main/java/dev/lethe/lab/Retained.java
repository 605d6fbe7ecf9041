package dev.lethe.lab;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;

/** What a map retains: all objects that are reached from it, and its memory outside the heap. */
final class Retained {
    private Retained() {}

    /** Returns the bytes that a map retains, its keys and values included. */
    static long bytes(MapOps map) {
        LetheMap lethe = map.lethe();
        long outside = lethe == null ? 0 : lethe.stats().retainedNativeBytes();
        return ObjectGraph.bytes(map.root()) + outside;
    }

    /** Returns the bytes that a map of Lethe says it retains without its keys and values, NaN for a map of the JDK. */
    static double bytesByStats(MapOps map) {
        LetheMap lethe = map.lethe();
        if (lethe == null) {
            return Double.NaN;
        }
        MapStats stats = lethe.stats();
        return (double) (stats.retainedHeapBytes() + stats.retainedNativeBytes());
    }

    /** Returns the bytes of each name: they belong to the program, not to the map. */
    static long[] bytesOfEach(String[] names) {
        long[] bytes = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            bytes[i] = ObjectGraph.bytes(names[i]);
        }
        return bytes;
    }
}

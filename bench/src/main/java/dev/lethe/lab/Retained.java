package dev.lethe.lab;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;

/** What a map retains: all objects that are reached from it, and its memory outside the heap. */
final class Retained {
    private Retained() {}

    /**
     * Returns the bytes that a map retains, its keys and values included. A map off the heap is taken at its word: its objects
     * lead to the native memory of the whole process.
     */
    static long bytes(Subject subject, MapOps map) {
        return subject.isOffHeap() ? (long) bytesByStats(map) : ObjectGraph.bytes(map.root());
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

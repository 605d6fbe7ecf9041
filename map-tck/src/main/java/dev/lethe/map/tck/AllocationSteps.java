package dev.lethe.map.tck;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.Map;

/** The operations that must not allocate, without boxing: written out for each shape. */
interface AllocationSteps {
    /** Keys are drawn from twice as many as there are entries, but at least from so many. */
    int LEAST_KEYS = 32;

    /** One operation; the number says on which key. */
    @FunctionalInterface
    interface Step {
        void run(int number);
    }

    /** Returns what leaves as many entries as there were. */
    Map<String, Step> atConstantSize();

    /** Returns what removes a block of the entries, one a step, and puts it back; then puts as many others, and removes them. */
    Map<String, Step> inBlocks(int block);

    /** Returns what clears the map and puts ten entries. */
    Map<String, Step> clearThenRefill();

    /** Returns what does nothing, because the key is absent. */
    Map<String, Step> onAbsentKeys();

    /** Fills a map with so many entries and returns the operations on it. */
    @SuppressWarnings("unchecked") // the map is new: what it holds is put here
    static AllocationSteps of(Subject subject, int entries) {
        if (subject.map() instanceof LongLongMap map) {
            return new LongLongSteps(map, entries);
        }
        if (subject.map() instanceof LongObjectMap<?> map) {
            return new LongObjectSteps((LongObjectMap<Object>) map, entries);
        }
        if (subject.map() instanceof ObjectLongMap<?> map) {
            return new ObjectLongSteps((ObjectLongMap<Object>) map, entries);
        }
        return new ObjectSteps((ObjectMap<Object, Object>) subject.map(), entries);
    }
}

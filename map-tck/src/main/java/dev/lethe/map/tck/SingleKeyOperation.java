package dev.lethe.map.tck;

import java.util.AbstractMap.SimpleEntry;
import org.jspecify.annotations.Nullable;

/** Every operation on one key, with a function that touches a tripwire where the operation takes one. */
enum SingleKeyOperation {
    CONTAINS_KEY,
    GET_OR_DEFAULT,
    PUT,
    GET_AND_PUT,
    PUT_IF_ABSENT,
    REMOVE,
    GET_AND_REMOVE,
    REMOVE_EXPECTED,
    REPLACE,
    REPLACE_EXPECTED,
    ADD,
    COMPUTE_IF_ABSENT,
    COMPUTE_IF_PRESENT,
    COMPUTE,
    COMPUTE_TO_NONE,
    MERGE,
    MERGE_TO_NONE,
    KEY_SET_REMOVE,
    ENTRY_SET_REMOVE,
    VIEW_PUT,
    VIEW_MERGE;

    /**
     * Runs the operation.
     *
     * @param none what stands for no value in the compute family
     * @param present the value that the key has, if it has one
     * @param value another value
     */
    void run(
            Subject map,
            Tripwire wire,
            @Nullable Object key,
            @Nullable Object none,
            @Nullable Object present,
            @Nullable Object value) {
        switch (this) {
            case CONTAINS_KEY -> map.containsKey(key);
            case GET_OR_DEFAULT -> map.getOrDefault(key, value);
            case PUT -> map.put(key, value);
            case GET_AND_PUT -> map.getAndPut(key, value, present);
            case PUT_IF_ABSENT -> map.putIfAbsent(key, value);
            case REMOVE -> map.remove(key);
            case GET_AND_REMOVE -> map.getAndRemove(key, value);
            case REMOVE_EXPECTED -> map.remove(key, present);
            case REPLACE -> map.replace(key, value);
            case REPLACE_EXPECTED -> map.replace(key, present, value);
            case ADD -> add(map, key);
            case COMPUTE_IF_ABSENT -> map.computeIfAbsent(key, none, k -> touched(wire, value));
            case COMPUTE_IF_PRESENT -> map.computeIfPresent(key, none, (k, old) -> touched(wire, value));
            case COMPUTE -> map.compute(key, none, (k, old) -> touched(wire, value));
            case COMPUTE_TO_NONE -> map.compute(key, none, (k, old) -> touched(wire, none));
            case MERGE -> map.merge(key, value, none, (old, given) -> touched(wire, given));
            case MERGE_TO_NONE -> map.merge(key, value, none, (old, given) -> touched(wire, none));
            case KEY_SET_REMOVE -> map.asMap().keySet().remove(key);
            case ENTRY_SET_REMOVE -> map.asMap().entrySet().remove(new SimpleEntry<>(key, present));
            case VIEW_PUT -> map.asMap().put(key, value);
            case VIEW_MERGE -> map.asMap().merge(key, value, (old, given) -> touched(wire, given));
        }
    }

    private static void add(Subject map, @Nullable Object key) {
        if (map instanceof LongLongSubject longs) {
            longs.add(key, 1, false);
        } else if (map instanceof ObjectLongSubject objects) {
            objects.add(key, 1, true);
        } else {
            map.put(key, "no sum where values are objects");
        }
    }

    private static @Nullable Object touched(Tripwire wire, @Nullable Object result) {
        wire.touch();
        return result;
    }
}

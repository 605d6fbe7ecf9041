package dev.lethe.map.tck;

import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.LongObjectMap;
import java.util.Map;

/** The steps for {@link LongObjectMap}. */
final class LongObjectSteps implements AllocationSteps {
    private static final Object VALUE = "value";

    private final LongObjectMap<Object> map;
    private final int entries;
    private final long[] keys;
    private final LongObjectCursor<Object> cursor;
    private long sink;
    /** The keys from here on, as many as there are entries, are present. */
    private int window;

    LongObjectSteps(LongObjectMap<Object> map, int entries) {
        this.map = map;
        this.entries = entries;
        this.keys = new long[Math.max(LEAST_KEYS, 2 * entries)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i * 0x9e37_79b9_7f4a_7c15L;
            if (i < entries) {
                map.put(keys[i], VALUE);
            }
        }
        this.cursor = map.cursor();
    }

    @Override
    public Map<String, Step> atConstantSize() {
        return Map.of(
                "hit", i -> sink += map.getOrDefault(present(i), VALUE) == VALUE ? 1 : 0,
                "miss", i -> sink += map.getOrDefault(absent(i), VALUE) == VALUE ? 1 : 0,
                "put over", i -> map.put(present(i), VALUE),
                "remove then put",
                        i -> {
                            map.remove(present(i));
                            map.put(present(i), VALUE);
                        },
                "getAndRemove then getAndPut",
                        i -> {
                            map.getAndRemove(present(i), VALUE);
                            map.getAndPut(present(i), VALUE, VALUE);
                        },
                "churn through twice as many keys", this::churn,
                "replace", i -> map.replace(present(i), VALUE),
                "cursor step", this::step);
    }

    @Override
    public Map<String, Step> inBlocks(int block) {
        return Map.of(
                "block that leaves and comes back",
                        i -> {
                            if (i % (2 * block) < block) {
                                map.remove(keys[i % block]);
                            } else {
                                map.put(keys[i % block], VALUE);
                            }
                        },
                "block that comes and leaves",
                        i -> {
                            if (i % (2 * block) < block) {
                                map.put(keys[entries + i % block], VALUE);
                            } else {
                                map.remove(keys[entries + i % block]);
                            }
                        });
    }

    @Override
    public Map<String, Step> clearThenRefill() {
        return Map.of(
                "clear and refill",
                        i -> {
                            if (i % 10 == 0) {
                                map.clear();
                            }
                            map.put(keys[i % 10], VALUE);
                        },
                "clearLazily and refill",
                        i -> {
                            if (i % 10 == 0) {
                                map.clearLazily();
                            }
                            map.put(keys[i % 10], VALUE);
                        });
    }

    @Override
    public Map<String, Step> onAbsentKeys() {
        return Map.of(
                "remove", i -> map.remove(absent(i)),
                "getAndRemove", i -> map.getAndRemove(absent(i), VALUE),
                "remove expected", i -> map.remove(absent(i), VALUE),
                "containsKey", i -> sink += map.containsKey(absent(i)) ? 1 : 0);
    }

    private long present(int number) {
        return keys[(window + number % entries) % keys.length];
    }

    private long absent(int number) {
        return keys[(window + entries + number % (keys.length - entries)) % keys.length];
    }

    /** Moves the window of present keys on by one. */
    private void churn(int number) {
        map.remove(keys[window]);
        map.put(keys[(window + entries) % keys.length], VALUE);
        window = (window + 1) % keys.length;
    }

    private void step(int number) {
        if (!cursor.advance()) {
            cursor.rewind();
            cursor.advance();
        }
        sink += cursor.value() == VALUE ? 1 : 0;
        sink += cursor.key();
        cursor.setValue(VALUE);
        if (number % 3 == 0) {
            long key = cursor.key();
            cursor.remove();
            map.put(key, VALUE);
        }
    }
}

package dev.lethe.map.tck;

import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import java.util.Map;

/** The steps for {@link ObjectLongMap}. */
final class ObjectLongSteps implements AllocationSteps {
    private final ObjectLongMap<Object> map;
    private final int entries;
    private final Object[] keys;
    private final ObjectLongCursor<Object> cursor;
    private long sink;
    /** The keys from here on, as many as there are entries, are present. */
    private int window;

    ObjectLongSteps(ObjectLongMap<Object> map, int entries) {
        this.map = map;
        this.entries = entries;
        this.keys = new Object[Math.max(LEAST_KEYS, 2 * entries)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "k" + i;
            if (i < entries) {
                map.put(keys[i], i);
            }
        }
        this.cursor = map.cursor();
    }

    @Override
    public Map<String, Step> atConstantSize() {
        return Map.of(
                "hit", i -> sink += map.getOrDefault(present(i), -1),
                "miss", i -> sink += map.getOrDefault(absent(i), -1),
                "put over", i -> map.put(present(i), i),
                "remove then put",
                        i -> {
                            map.remove(present(i));
                            map.put(present(i), i);
                        },
                "getAndRemove then getAndPut",
                        i -> {
                            map.getAndRemove(present(i), -1);
                            map.getAndPut(present(i), i, -1);
                        },
                "churn through twice as many keys", this::churn,
                "addAndGet", i -> sink += map.addAndGet(present(i), 1),
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
                                map.put(keys[i % block], i);
                            }
                        },
                "block that comes and leaves",
                        i -> {
                            if (i % (2 * block) < block) {
                                map.put(keys[entries + i % block], i);
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
                            map.put(keys[i % 10], i);
                        },
                "clearLazily and refill",
                        i -> {
                            if (i % 10 == 0) {
                                map.clearLazily();
                            }
                            map.put(keys[i % 10], i);
                        });
    }

    @Override
    public Map<String, Step> onAbsentKeys() {
        return Map.of(
                "remove", i -> map.remove(absent(i)),
                "getAndRemove", i -> map.getAndRemove(absent(i), -1),
                "remove expected", i -> map.remove(absent(i), 7),
                "containsKey", i -> sink += map.containsKey(absent(i)) ? 1 : 0);
    }

    private Object present(int number) {
        return keys[(window + number % entries) % keys.length];
    }

    private Object absent(int number) {
        return keys[(window + entries + number % (keys.length - entries)) % keys.length];
    }

    /** Moves the window of present keys on by one. */
    private void churn(int number) {
        map.remove(keys[window]);
        map.put(keys[(window + entries) % keys.length], number);
        window = (window + 1) % keys.length;
    }

    private void step(int number) {
        if (!cursor.advance()) {
            cursor.rewind();
            cursor.advance();
        }
        sink += cursor.value();
        sink += cursor.key() == keys[0] ? 1 : 0;
        cursor.setValue(number);
        if (number % 3 == 0) {
            Object key = cursor.key();
            cursor.remove();
            map.put(key, number);
        }
    }
}

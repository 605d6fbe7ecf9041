package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.spi.SelfChecking;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scale: big values that the collector moves and frees while others walk over them, and a thousand threads against a model. */
@Timeout(300)
class BigValuesTest {
    private static final int KEYS = 24;
    private static final int LENGTH = 512 << 10;
    private static final int COLLECTIONS = 5;

    private static byte[] value(int key) {
        byte[] value = new byte[LENGTH];
        Arrays.fill(value, (byte) key);
        return value;
    }

    private static boolean isOf(int key, byte[] value) {
        return value.length == LENGTH && value[0] == key && value[LENGTH / 2] == key && value[LENGTH - 1] == key;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Test
    void walksSeeWholeValuesWhileTheCollectorRuns() {
        ConcurrentObjectMap<Integer, byte[]> map =
                Lethe.builder().backend("concurrent").concurrentMap();
        long enough = collections() + COLLECTIONS;
        AtomicInteger writers = new AtomicInteger(2);
        AtomicInteger walks = new AtomicInteger();
        Threads.run(4, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 2) {
                try {
                    for (int i = 0; i < 400 || collections() < enough; i++) {
                        change(map, random, i);
                    }
                } finally {
                    writers.decrementAndGet(); // else the others would walk on after a failure
                }
                return;
            }
            do {
                walk(map);
                walks.incrementAndGet();
            } while (writers.get() != 0);
        });
        assertThat(walks.get()).isPositive();
        ((SelfChecking) map).checkInvariants();
        map.clear();
        assertThat(map.size()).isZero();
    }

    private static void change(ConcurrentObjectMap<Integer, byte[]> map, SplittableRandom random, int call) {
        int key = random.nextInt(KEYS);
        switch (random.nextInt(8)) {
            case 0 -> map.remove(key);
            case 1 -> map.computeIfPresent(key, (k, old) -> isOf(k, old) ? value(k) : new byte[0]);
            case 2 -> {
                if (call % 50 == 0) {
                    map.clear();
                }
            }
            default -> map.put(key, value(key));
        }
    }

    private static void walk(ConcurrentObjectMap<Integer, byte[]> map) {
        map.forEach((key, value) -> {
            if (!isOf(key, value)) {
                throw new AssertionError("a walk shows key " + key + " with " + value.length + " bytes of another");
            }
        });
        for (Map.Entry<Integer, byte[]> entry : map.entrySet()) {
            if (!isOf(entry.getKey(), entry.getValue())) {
                throw new AssertionError("an entry has key " + entry.getKey() + " and another's value");
            }
        }
    }

    /** Keys of all threads collide, but each thread has its own: so what is there in the end does not depend on chance. */
    @Test
    void thousandThreadsLeaveTheSizeAndTheChecksumOfTheModel() {
        ConcurrentObjectMap<ManyThreadsTest.Colliding, Long> map =
                Lethe.builder().backend("concurrent").concurrentMap();
        int threads = 1000;
        int keys = 12;
        Map<ManyThreadsTest.Colliding, Long> model = new HashMap<>();
        for (int me = 0; me < threads; me++) {
            play(me, keys, model);
        }
        Threads.run(threads, me -> play(me, keys, map));
        ((SelfChecking) map).checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(model.size());
        assertThat(checksum(map)).isEqualTo(checksum(model));
        assertThat(model.size()).isGreaterThan(threads);
    }

    private static void play(int me, int keys, Map<ManyThreadsTest.Colliding, Long> map) {
        SplittableRandom random = new SplittableRandom(me);
        for (int i = 0; i < 200; i++) {
            ManyThreadsTest.Colliding key = new ManyThreadsTest.Colliding(me * keys + random.nextInt(keys));
            if (random.nextInt(3) == 0) {
                map.remove(key);
            } else {
                map.merge(key, random.nextLong(), Long::sum);
            }
        }
    }

    private static long checksum(Map<ManyThreadsTest.Colliding, Long> map) {
        long sum = 0;
        for (Map.Entry<ManyThreadsTest.Colliding, Long> entry : map.entrySet()) {
            long mixed = (entry.getKey().number() * 0x9E37_79B9_7F4A_7C15L ^ entry.getValue()) * 0xD6E8_FEB8_6659_FD93L;
            sum += mixed ^ mixed >>> 32;
        }
        return sum;
    }
}

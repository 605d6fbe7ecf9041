package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.SelfChecking;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claims C12 and C13 at scale: many threads, and what must add up when they rest. The time limits only end a run that hangs. */
@Timeout(300)
class ManyThreadsTest {
    private static final int CROWD = 1000;
    private static final int FEW = 8;

    /** A key whose hash meets many others. */
    record Colliding(int number) {
        @Override
        public int hashCode() {
            return number % 50;
        }
    }

    private static <K, V> ConcurrentObjectMap<K, V> objects() {
        return Lethe.builder().backend("concurrent").concurrentMap();
    }

    private static LongLongMap longs() {
        return Lethe.builder().backend("concurrent").longLongMap();
    }

    private static void check(LetheMap map) {
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void thousandThreadsOnCollidingKeysLeaveWhatTheirAnswersSay() {
        int keys = 500;
        ConcurrentObjectMap<Colliding, Integer> map = objects();
        AtomicLong size = new AtomicLong();
        AtomicLong sum = new AtomicLong();
        Threads.run(CROWD, me -> {
            SplittableRandom random = new SplittableRandom(me);
            for (int i = 0; i < 300; i++) {
                Colliding key = new Colliding(random.nextInt(keys));
                int value = random.nextInt(1 << 20);
                if (random.nextBoolean()) {
                    Integer old = map.put(key, value);
                    size.addAndGet(old == null ? 1 : 0);
                    sum.addAndGet(value - (old == null ? 0 : old));
                } else {
                    Integer old = map.remove(key);
                    size.addAndGet(old == null ? 0 : -1);
                    sum.addAndGet(old == null ? 0 : -old);
                }
            }
        });
        check(map);
        assertThat(map.mappingCount()).isEqualTo(size.get());
        long[] found = new long[2];
        map.forEach((key, value) -> {
            found[0]++;
            found[1] += value;
        });
        assertThat(found).containsExactly(size.get(), sum.get());
    }

    @Test
    void sumsOfAnswersAreWhatTheMapHoldsWhileItGrowsAndShrinks() {
        LongLongMap map = longs();
        AtomicLong size = new AtomicLong();
        AtomicLong sum = new AtomicLong();
        Threads.run(FEW, me -> {
            SplittableRandom random = new SplittableRandom(me);
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < 60_000; i++) { // rounds of puts, then rounds of removals: tables split, then merge
                    long key = random.nextInt(80_000);
                    long value = random.nextInt();
                    boolean puts = (round & 1) == 0 ? random.nextInt(10) < 9 : random.nextInt(10) < 1;
                    if (puts) {
                        long old = map.getAndPut(key, value, Long.MIN_VALUE);
                        size.addAndGet(old == Long.MIN_VALUE ? 1 : 0);
                        sum.addAndGet(value - (old == Long.MIN_VALUE ? 0 : old));
                    } else {
                        long old = map.getAndRemove(key, Long.MIN_VALUE);
                        size.addAndGet(old == Long.MIN_VALUE ? 0 : -1);
                        sum.addAndGet(old == Long.MIN_VALUE ? 0 : -old);
                    }
                }
            }
        });
        check(map);
        assertThat(map.mappingCount()).isEqualTo(size.get());
        long[] found = new long[2];
        map.forEach((key, value) -> {
            found[0]++;
            found[1] += value;
        });
        assertThat(found).containsExactly(size.get(), sum.get());
        assertThat(map.stats().growths()).isPositive();
        assertThat(map.stats().shrinks()).isPositive();
    }

    @Test
    void keysThatStayAreFoundByAllReadersAndWalksThroughout() {
        LongLongMap map = longs();
        int stay = 3000;
        for (long key = 0; key < stay; key++) {
            map.put(key, ~key);
        }
        AtomicInteger writers = new AtomicInteger(4);
        Threads.run(FEW, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 4) {
                for (int round = 0; round < 6; round++) {
                    for (long key = stay; key < 40_000; key++) {
                        if (random.nextBoolean()) {
                            map.put(key * 4 + me, key);
                        }
                    }
                    for (long key = stay; key < 40_000; key++) {
                        map.remove(key * 4 + me);
                    }
                }
                writers.decrementAndGet();
                return;
            }
            while (writers.get() != 0) {
                for (int i = 0; i < 5000; i++) {
                    long key = random.nextInt(stay);
                    long value = map.getOrDefault(key, 1);
                    if (value != ~key) {
                        throw new AssertionError("key " + key + " has the value " + value);
                    }
                }
                long[] seen = new long[1];
                map.forEach((key, value) -> seen[0] += key < stay ? 1 : 0);
                if (seen[0] != stay) {
                    throw new AssertionError("a walk saw " + seen[0] + " of " + stay);
                }
            }
        });
        check(map);
        assertThat(map.mappingCount()).isEqualTo(stay);
    }

    @Test
    void noPairIsTornWhileSlotsAreUsedByOtherKeys() {
        LongLongMap map = longs();
        AtomicInteger writers = new AtomicInteger(4);
        Threads.run(FEW, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 4) {
                for (int i = 0; i < 1_500_000; i++) { // few keys, all in a group or two
                    long key = random.nextInt(12);
                    if (random.nextBoolean()) {
                        map.put(key, key << 32 | random.nextInt(1 << 20));
                    } else {
                        map.remove(key);
                    }
                }
                writers.decrementAndGet();
                return;
            }
            while (writers.get() != 0) {
                for (int i = 0; i < 1000; i++) {
                    long key = random.nextInt(12);
                    long value = map.getOrDefault(key, key << 32);
                    if (value >> 32 != key) {
                        throw new AssertionError("key " + key + " has a value of key " + (value >> 32));
                    }
                }
                map.forEach((key, value) -> {
                    if (value >> 32 != key) {
                        throw new AssertionError("a walk shows key " + key + " with a value of key " + (value >> 32));
                    }
                });
            }
        });
        check(map);
    }

    @Test
    void drainsAndRemovalsTakeEachEntryOnce() {
        int keys = 200_000;
        ConcurrentObjectMap<Integer, Integer> map = objects();
        AtomicIntegerArray put = new AtomicIntegerArray(keys);
        AtomicIntegerArray taken = new AtomicIntegerArray(keys);
        AtomicInteger writers = new AtomicInteger(4);
        Threads.run(6, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 4) {
                for (int i = 0; i < 400_000; i++) {
                    int key = random.nextInt(keys);
                    if (random.nextInt(3) != 0) {
                        if (map.putIfAbsent(key, key) == null) {
                            put.incrementAndGet(key);
                        }
                    } else if (map.remove(key) != null) {
                        taken.incrementAndGet(key);
                    }
                }
                writers.decrementAndGet();
                return;
            }
            while (writers.get() != 0) {
                map.drainTo((key, value) -> taken.incrementAndGet(key));
            }
        });
        check(map);
        map.drainTo((key, value) -> taken.incrementAndGet(key));
        assertThat(map.isEmpty()).isTrue();
        for (int key = 0; key < keys; key++) {
            assertThat(taken.get(key)).as("times that key %s was taken", key).isEqualTo(put.get(key));
        }
    }

    /** A value is the number of the write that put it; those that were complete before a clear began must not be seen after it. */
    @Test
    void whatWasClearedNeverComesBack() {
        int keys = 2000;
        int writes = 400_000;
        LongLongMap map = longs();
        AtomicInteger writers = new AtomicInteger(3);
        AtomicLongArray complete = new AtomicLongArray(3);
        AtomicLongArray cleared = new AtomicLongArray(3);
        Threads.run(6, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 3) {
                for (long number = 1; number <= writes; number++) {
                    long key = random.nextInt(keys);
                    long value = number * 3 + me;
                    switch (random.nextInt(3)) {
                        case 0 -> map.put(key, value);
                        case 1 -> map.remove(key);
                        default -> map.compute(key, -1, (k, old) -> value);
                    }
                    complete.set(me, number);
                }
                writers.decrementAndGet();
            } else if (me == 3) {
                long[] before = new long[3];
                while (writers.get() != 0) {
                    for (int writer = 0; writer < 3; writer++) {
                        before[writer] = complete.get(writer);
                    }
                    map.clear();
                    for (int writer = 0; writer < 3; writer++) {
                        cleared.set(writer, before[writer]);
                    }
                }
            } else {
                long[] gone = new long[3];
                while (writers.get() != 0) {
                    for (int writer = 0; writer < 3; writer++) {
                        gone[writer] = cleared.get(writer);
                    }
                    for (int i = 0; i < 100; i++) {
                        long key = random.nextInt(keys);
                        long value = map.getOrDefault(key, Long.MAX_VALUE);
                        if (value / 3 <= gone[(int) (value % 3)]) {
                            throw new AssertionError("key " + key + " still has the write " + value / 3);
                        }
                    }
                }
            }
        });
        check(map);
        map.clear();
        assertThat(map.mappingCount()).isZero();
        assertThat(map.cursor().advance()).isFalse();
    }

    @Test
    void functionsRunOnceAndOneAfterTheOtherForEachKey() {
        ConcurrentObjectMap<Integer, Integer> map = objects();
        AtomicLong calls = new AtomicLong();
        int each = 20_000;
        Threads.run(FEW, me -> {
            SplittableRandom random = new SplittableRandom(me);
            for (int i = 0; i < each; i++) {
                map.merge(random.nextInt(300), 1, (old, one) -> {
                    calls.incrementAndGet();
                    return old + one;
                });
            }
        });
        check(map);
        long sum = map.values().stream().mapToLong(Integer::longValue).sum();
        assertThat(sum).isEqualTo((long) FEW * each);
        assertThat(calls.get()).isEqualTo((long) FEW * each - map.size());
    }

    @Test
    void computeIfAbsentMakesOneValueForAKey() {
        ConcurrentObjectMap<Integer, Object> map = objects();
        AtomicInteger made = new AtomicInteger();
        Threads.run(64, me -> {
            for (int key = 0; key < 2000; key++) {
                map.computeIfAbsent(key, unused -> {
                    made.incrementAndGet();
                    return new Object();
                });
            }
        });
        assertThat(made.get()).isEqualTo(2000);
        assertThat(map.mappingCount()).isEqualTo(2000);
        check(map);
    }

    /** A flood of equal hashes is in the spill of one table; a String of "Aa" and "BB" in place of each other keeps its hash. */
    private static String flood(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void keysOfAFloodThatStayAreFoundWhileOthersOfItComeAndGo() {
        int all = 3000;
        ConcurrentObjectMap<String, Integer> map = objects();
        for (int number = 0; number < all; number += 3) {
            map.put(flood(number), number);
        }
        AtomicInteger writers = new AtomicInteger(3);
        AtomicLong size = new AtomicLong(map.mappingCount());
        Threads.run(6, me -> {
            SplittableRandom random = new SplittableRandom(me);
            if (me < 3) {
                try {
                    for (int i = 0; i < 40_000; i++) {
                        int number = 3 * random.nextInt(all / 3) + 1 + random.nextInt(2);
                        switch (random.nextInt(8)) {
                            case 0, 1, 2 -> size.addAndGet(map.put(flood(number), number) == null ? 1 : 0);
                            case 3 -> size.addAndGet(map.putIfAbsent(flood(number), number) == null ? 1 : 0);
                            case 4 ->
                                map.put(Integer.toString(random.nextInt(2000)), -1); // the table is copied, and splits
                            case 5 -> map.remove(Integer.toString(random.nextInt(2000)));
                            default -> size.addAndGet(map.remove(flood(number)) == null ? 0 : -1);
                        }
                    }
                } finally {
                    writers.decrementAndGet();
                }
                return;
            }
            while (writers.get() != 0) {
                int number = random.nextInt(all);
                Integer found = map.get(flood(number));
                if (found == null ? number % 3 == 0 : found != number) {
                    throw new AssertionError("key " + number + " of the flood has the value " + found);
                }
                if (random.nextInt(500) == 0) {
                    int[] stay = new int[1];
                    map.forEach((key, value) -> stay[0] += value >= 0 && value % 3 == 0 ? 1 : 0);
                    if (stay[0] != all / 3) {
                        throw new AssertionError("a walk saw " + stay[0] + " of the " + all / 3 + " that stay");
                    }
                }
            }
        });
        check(map);
        long ordinary = map.values().stream().filter(value -> value < 0).count();
        assertThat(map.mappingCount() - ordinary).isEqualTo(size.get());
        assertThat(map.stats().fallbackEntries()).isGreaterThan(all / 3 - 20);
    }
}

package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.SelfChecking;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claim C12: what others do while a function runs under the lock of a table. The time limits only end a run that hangs. */
@Timeout(60)
class LongFunctionsTest {
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private static LongLongMap longs() {
        return Lethe.builder().backend("concurrent").longLongMap();
    }

    private static ConcurrentObjectMap<String, String> objects() {
        return Lethe.builder().backend("concurrent").concurrentMap();
    }

    private long stop(long result) {
        running.countDown();
        await(mayEnd);
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void readersDoNotWaitForAFunction() {
        LongLongMap map = longs();
        for (long key = 0; key < 20; key++) {
            map.put(key, key);
        }
        Thread computing = start(() -> map.compute(7, -1, (key, old) -> stop(70)));
        await(running);
        for (long key = 0; key < 20; key++) {
            assertThat(map.getOrDefault(key, -1)).isEqualTo(key);
        }
        assertThat(map.containsKey(100)).isFalse();
        assertThat(map.remove(100)).as("a removal that changes nothing").isFalse();
        assertThat(map.replace(100, 1)).isFalse();
        assertThat(map.putIfAbsent(3, 1)).isFalse();
        assertThat(map.computeIfAbsent(3, -1, key -> 1)).isEqualTo(3);
        assertThat(map.mappingCount()).isEqualTo(20);
        assertThat(map.keys().count()).isEqualTo(20);
        mayEnd.countDown();
        join(computing);
        assertThat(map.getOrDefault(7, -1)).isEqualTo(70);
    }

    @Test
    void clearDoesNotWaitForAFunctionAndItsResultIsClearedToo() {
        LongLongMap map = longs();
        map.put(7, 7);
        AtomicLong result = new AtomicLong();
        Thread computing = start(() -> result.set(map.compute(7, -1, (key, old) -> stop(old + 1))));
        await(running);
        map.clear();
        assertThat(map.mappingCount()).isZero();
        assertThat(map.containsKey(7)).isFalse();
        mayEnd.countDown();
        join(computing);
        assertThat(result.get()).isEqualTo(8);
        assertThat(map.containsKey(7))
                .as("what a function made of an old value")
                .isFalse();
        assertThat(map.mappingCount()).isZero();
        ((SelfChecking) map).checkInvariants();
        map.put(7, 9);
        assertThat(map.mappingCount()).isEqualTo(1);
    }

    @Test
    void clearOfReferencesWaitsForAFunctionButTheMapIsEmptyAtOnce() {
        ConcurrentObjectMap<String, String> map = objects();
        map.put("a", "old");
        map.put("b", "old");
        Thread computing = start(() -> map.merge("a", "new", (old, given) -> {
            stop(0);
            return old + given;
        }));
        await(running);
        Thread clearing = start(map::clear);
        while (map.containsKey("b")) {
            Thread.onSpinWait();
        }
        assertThat(map.get("a")).isNull();
        assertThat(map).isEmpty();
        mayEnd.countDown();
        join(computing);
        join(clearing);
        assertThat(map).isEmpty();
        assertThat(map.stats().referenceDebt()).isZero();
    }

    @Test
    void drainWaitsForAFunctionAndHandsOutWhatItMade() {
        ConcurrentObjectMap<String, String> map = objects();
        map.put("a", "1");
        map.put("b", "2");
        Thread computing = start(() -> map.compute("a", (key, old) -> {
            stop(0);
            return old + "+";
        }));
        await(running);
        Map<String, String> drained = new HashMap<>();
        Thread draining = start(() -> map.drainTo(drained::put));
        while (map.containsKey("b")) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        join(computing);
        join(draining);
        assertThat(drained).isEqualTo(Map.of("a", "1+", "b", "2"));
        assertThat(map).isEmpty();
    }

    @Test
    void drainInAFunctionIsRefusedBeforeItTakesAnything() {
        ConcurrentObjectMap<String, String> map = objects();
        map.put("a", "1");
        assertThatThrownBy(() -> map.compute("b", (key, old) -> {
                    map.drainTo((k, v) -> {});
                    return "2";
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Recursive update");
        assertThat(map).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void clearInAFunctionComesAfterItsOperation() {
        ConcurrentObjectMap<String, String> map = objects();
        map.put("a", "1");
        assertThat(map.compute("a", (key, old) -> {
                    map.clear();
                    return old + "+";
                }))
                .isEqualTo("1+");
        assertThat(map).isEmpty();
        assertThat(map.stats().referenceDebt()).isZero();
        ((SelfChecking) map).checkInvariants();
    }

    /** Two keys of two tables of a map with many. */
    private static String[] twoTables(ConcurrentObjectMap<String, String> map) {
        ConcurrentObjectObjectMap<?, ?> tables = (ConcurrentObjectObjectMap<?, ?>) map;
        String first = "0";
        for (int i = 1; ; i++) {
            String second = Integer.toString(i);
            long one = Keys.hash(first, tables.hasher, tables.multiplier);
            long other = Keys.hash(second, tables.hasher, tables.multiplier);
            if (tables.at(one) != tables.at(other)) {
                return new String[] {first, second};
            }
        }
    }

    private static ConcurrentObjectMap<String, String> many() {
        ConcurrentObjectMap<String, String> map =
                Lethe.builder().backend("concurrent").expectedSize(50_000).concurrentMap();
        for (int i = 0; i < 50_000; i++) {
            map.put("k" + i, "v");
        }
        return map;
    }

    @Test
    void twoFunctionsThatClearDoNotWaitForEachOther() {
        ConcurrentObjectMap<String, String> map = many();
        String[] keys = twoTables(map);
        CyclicBarrier both = new CyclicBarrier(2);
        Threads.run(
                2,
                me -> map.compute(keys[me], (key, old) -> {
                    meet(both);
                    map.clear();
                    return "new";
                }));
        assertThat(map.size()).isLessThanOrEqualTo(1);
        map.clear();
        assertThat(map.stats().referenceDebt()).isZero();
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void functionsThatChangeEachOthersTablesAreRefused() {
        ConcurrentObjectMap<String, String> map = many();
        String[] keys = twoTables(map);
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger refused = new AtomicInteger();
        Threads.run(2, me -> {
            try {
                map.compute(keys[me], (key, old) -> {
                    meet(both);
                    map.put(keys[1 - me], "put");
                    return "new";
                });
            } catch (IllegalStateException crossed) {
                assertThat(crossed).hasMessageContaining("Crossed updates");
                refused.incrementAndGet();
            }
        });
        assertThat(refused.get()).isBetween(1, 2);
        ((SelfChecking) map).checkInvariants();
        map.put(keys[0], "again");
        map.put(keys[1], "again");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}

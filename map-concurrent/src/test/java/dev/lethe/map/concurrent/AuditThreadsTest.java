package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.SelfChecking;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claim C17 on a map of many threads: for one key, what the hook decides and what the map does are one step. */
@Timeout(120)
class AuditThreadsTest {
    private static final int THREADS = 6;
    private static final int CALLS = 60_000;
    private static final int NONE = -1;

    /** What the hook makes of the map from what it is told; a mutation that does not fit is a mistake. */
    private static final class Mirror implements LongLongAudit {
        private final AtomicLongArray values;
        private final AtomicLong vetoes = new AtomicLong();
        private final AtomicLong mistakes = new AtomicLong();

        Mirror(int keys) {
            values = new AtomicLongArray(keys);
            for (int key = 0; key < keys; key++) {
                values.set(key, NONE);
            }
        }

        private void change(long key, long from, long to) {
            if (to % 7 == 3) {
                vetoes.incrementAndGet();
                throw new UnsupportedOperationException("vetoed");
            }
            if (values.get((int) key) != from) {
                mistakes.incrementAndGet();
            }
            Thread.onSpinWait();
            if (!values.compareAndSet((int) key, from, to)) {
                mistakes.incrementAndGet();
            }
        }

        @Override
        public void beforePut(LongLongMap map, long key, long value) {
            change(key, NONE, value);
        }

        @Override
        public void beforeReplace(LongLongMap map, long key, long present, long value) {
            change(key, present, value);
        }

        @Override
        public void beforeRemove(LongLongMap map, long key, long present) {
            change(key, present, NONE);
        }
    }

    private static LongLongMap audited(LongLongAudit hook) {
        return Lethe.builder()
                .backend("concurrent")
                .seed(Crowd.SEED)
                .audit(hook)
                .longLongMap();
    }

    @Test
    void hookIsToldOfEachKeyInTheOrderOfItsMutations() {
        for (int keys : new int[] {3, 60, 5000}) {
            Mirror mirror = new Mirror(keys);
            LongLongMap map = audited(mirror);
            Threads.run(THREADS, me -> {
                SplittableRandom random = new SplittableRandom(me);
                for (int i = 0; i < CALLS; i++) {
                    try {
                        call(map, random.nextInt(8), random.nextInt(keys), random.nextInt(1 << 20));
                    } catch (UnsupportedOperationException vetoed) {
                        // the map and the mirror stay
                    }
                }
            });
            assertThat(mirror.mistakes).hasValue(0);
            assertThat(mirror.vetoes.get()).isPositive();
            ((SelfChecking) map).checkInvariants();
            for (int key = 0; key < keys; key++) {
                assertThat(map.getOrDefault(key, NONE)).as("key %s", key).isEqualTo(mirror.values.get(key));
            }
        }
    }

    private static void call(LongLongMap map, int kind, long key, long value) {
        switch (kind) {
            case 0, 1 -> map.put(key, value);
            case 2 -> map.putIfAbsent(key, value);
            case 3 -> map.remove(key);
            case 4 -> map.getAndRemove(key, NONE);
            case 5 -> map.compute(key, NONE, (k, old) -> old == NONE || value % 2 == 0 ? value : NONE);
            case 6 -> map.merge(key, value, NONE, (old, added) -> added);
            default -> map.addAndGet(key, 1);
        }
    }

    @Test
    void hooksOfTwoTablesRunAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        boolean[] wait = new boolean[1];
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforeReplace(LongLongMap asking, long key, long present, long value) {
                if (wait[0]) {
                    both.countDown();
                    await(both);
                }
            }
        });
        for (long key = 0; key < 50_000; key++) {
            map.put(key, 1); // some tables
        }
        wait[0] = true;
        AtomicInteger tried = new AtomicInteger();
        // Of so many threads some two meet in different tables; those that wait for these are let in behind them.
        Threads.run(THREADS, me -> {
            map.put(me * 7919L, 2);
            tried.incrementAndGet();
        });
        assertThat(tried).hasValue(THREADS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** What the Javadoc of MapAudit promises of a clear: what was complete before it is gone, and the hook was told of both. */
    @Test
    void clearsAndDrainsAreAskedOnceEachWhileOthersPut() {
        AtomicLong puts = new AtomicLong();
        AtomicLong leaving = new AtomicLong();
        AtomicLong ends = new AtomicLong();
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforePut(LongLongMap asking, long key, long value) {
                puts.incrementAndGet();
            }

            @Override
            public void beforeClear(LongLongMap asking) {
                ends.incrementAndGet();
            }

            @Override
            public void beforeDrain(LongLongMap asking) {
                ends.incrementAndGet();
            }
        });
        int rounds = 300;
        Threads.run(4, me -> {
            for (int i = 0; i < rounds; i++) {
                if (me == 0) {
                    map.clear();
                } else if (me == 1) {
                    leaving.addAndGet(map.drainTo((key, value) -> {}));
                } else {
                    for (long key = 0; key < 100; key++) {
                        map.put(me + 10 * key, i);
                    }
                }
            }
        });
        assertThat(ends).hasValue(2L * rounds);
        assertThat(puts.get()).isGreaterThanOrEqualTo(leaving.get() + map.mappingCount());
        map.clear();
        assertThat(map.mappingCount()).isZero();
    }

    @Test
    void vetoOfAClearKeepsTheEntriesThatOthersPutMeanwhile() {
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforeClear(LongLongMap asking) {
                throw new UnsupportedOperationException("vetoed");
            }
        });
        Threads.run(3, me -> {
            for (long key = 0; key < 20_000; key++) {
                if (me != 0) {
                    map.put(me + 10 * key, 1);
                } else {
                    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
                }
            }
        });
        assertThat(map.mappingCount()).isEqualTo(40_000);
    }

    /** Else the hook would be told of the clear, and then of a change that the clear had already ended. */
    @Test
    void clearInAFunctionIsRefusedBeforeTheHookIsAsked() {
        AtomicInteger clears = new AtomicInteger();
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforeClear(LongLongMap asking) {
                clears.incrementAndGet();
            }
        });
        map.put(1, 1);
        assertThatThrownBy(() -> map.compute(1, NONE, (key, old) -> {
                    map.clear();
                    return 2;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clear was called by a function");
        assertThat(clears).hasValue(0);
        assertThat(map.getOrDefault(1, NONE)).isEqualTo(1);
        map.clear();
        assertThat(clears).hasValue(1);
        assertThat(map.mappingCount()).isZero();
    }

    @Test
    void vetoedRemovalOfAnIteratorMayBeTriedAgain() {
        boolean[] vetoes = {true};
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforeRemove(LongLongMap asking, long key, long present) {
                if (vetoes[0]) {
                    throw new UnsupportedOperationException("vetoed");
                }
            }
        });
        map.put(1, 1);
        map.put(2, 2);
        Iterator<Long> keys = map.asMap().keySet().iterator();
        keys.next();
        assertThat(keys.hasNext()).isTrue();
        assertThatThrownBy(keys::remove).isInstanceOf(UnsupportedOperationException.class);
        vetoes[0] = false;
        keys.remove();
        assertThat(map.mappingCount()).isEqualTo(1);
    }

    @Test
    void hookMayReadItsMapAndChangeAnother() {
        LongLongMap other = Lethe.builder().backend("concurrent").longLongMap();
        LongLongMap map = audited(new LongLongAudit() {
            @Override
            public void beforePut(LongLongMap asking, long key, long value) {
                assertThat(asking.containsKey(key)).isFalse();
                asking.forEach((k, v) -> {});
                asking.stats();
                other.put(key, asking.mappingCount());
            }
        });
        for (long key = 0; key < 300; key++) {
            map.put(key, key);
        }
        assertThat(other.mappingCount()).isEqualTo(300);
        assertThat(other.getOrDefault(299, NONE)).isEqualTo(299);
    }
}

package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import dev.lethe.map.spi.Shape;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A put inside a function splits a table, and then fails: it must not come to wait for a lock that it did not have, where nobody looks
 * for circles. The time limits only end a run that hangs.
 */
@Timeout(60)
class SplitInAFunctionTest {
    private static final int ENTRIES = 200;
    private static final int NONE = -1;

    private final CountDownLatch split = new CountDownLatch(1);
    private final CountDownLatch otherRuns = new CountDownLatch(1);
    private long vetoed = NONE;

    private final AuditedLongLongMap map =
            new AuditedLongLongMap(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                    .seed(Crowd.SEED)
                    .retention(Retention.SHRINK)
                    .audit(new LongLongAudit() {
                        @Override
                        public void beforePut(LongLongMap asking, long key, long value) {
                            if (key == vetoed) {
                                split.countDown();
                                await(otherRuns);
                                throw new UnsupportedOperationException("vetoed");
                            }
                        }
                    })
                    .build());

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** A key whose hash begins with these two bits, from a number on. */
    private long key(int bits, long from) {
        long key = from;
        while (Hashing.mix(key, map.multiplier) >>> 62 != bits) {
            key++;
        }
        return key;
    }

    private void splitAt(long key) {
        map.at(Hashing.mix(key, map.multiplier)).header.waits = Geometry.WAITS;
    }

    /** One thread's function holds the lower table and fails in the upper one; the other's holds its lower half and wants the lower table. */
    @Test
    void vetoBehindASplitWaitsForNobody() throws InterruptedException {
        for (long key = 0; key < ENTRIES; key++) {
            map.put(key, key);
        }
        long first = key(0, ENTRIES);
        splitAt(first);
        map.put(first, 1);
        assertThat(map.stats().tables()).isEqualTo(2);
        long inLower = key(0, 0);
        long inUpper = key(2, 0);
        vetoed = key(3, ENTRIES);
        Thread other = new Thread(() -> {
            await(split);
            map.compute(inUpper, NONE, (key, old) -> {
                otherRuns.countDown();
                map.put(inLower, 77);
                return 78;
            });
        });
        other.setDaemon(true);
        Thread one = new Thread(() -> map.compute(inLower, NONE, (key, old) -> {
            splitAt(vetoed);
            try {
                map.put(vetoed, 1);
            } catch (UnsupportedOperationException expected) {
                return 76;
            }
            return 0;
        }));
        one.setDaemon(true);
        one.start();
        other.start();
        one.join(30_000);
        other.join(30_000);
        assertThat(one.isAlive() || other.isAlive()).as("hangs").isFalse();
        assertThat(map.stats().tables()).isEqualTo(3);
        assertThat(map.containsKey(vetoed)).isFalse();
        assertThat(map.getOrDefault(inLower, NONE)).isEqualTo(77);
        assertThat(map.getOrDefault(inUpper, NONE)).isEqualTo(78);
        assertThat(map.mappingCount()).isEqualTo(ENTRIES + 1);
        ((SelfChecking) map).checkInvariants();
    }
}

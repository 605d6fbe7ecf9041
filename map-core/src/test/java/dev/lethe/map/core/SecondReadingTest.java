package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that were found by reading, each as the history that shows it. */
class SecondReadingTest {
    /** A flood of the highest hash, ranked in the stash, has nothing above it: the search for others with room ends. */
    @ParameterizedTest
    @EnumSource
    @Timeout(60) // it never came back
    void removalNextToAFloodOfTheHighestHashEnds(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(5_000);
        Object other = fixture.key(-2, 1);
        map.put(other, fixture.value(0));
        for (int i = 1; i <= 60; i++) {
            map.put(fixture.key(-1, i), fixture.value(i));
        }
        map.remove(other);
        map.checkInvariants();
        for (int i = 1; i <= 60; i++) {
            assertThat(map.containsKey(fixture.key(-1, i))).isTrue();
            map.remove(fixture.key(-1, i));
            map.checkInvariants();
        }
    }

    @ParameterizedTest
    @EnumSource
    void clearsGoOnWhenTheirCountBeginsAgain(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(fixture.entriesOf(4));
        assertThat(CoreFixture.places(map.map())).isGreaterThan(1);
        CoreFixture.setEpoch(map.map(), Integer.MAX_VALUE);
        map.checkInvariants();
        map.clear();
        map.checkInvariants();
        assertThat(map.mappingCount()).isZero();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1000; i++) {
                map.put(fixture.key(i), fixture.value(i));
            }
            map.checkInvariants();
            if (round == 1) {
                map.map().clearLazily();
            } else {
                map.clear();
            }
            map.checkInvariants();
        }
        assertThat(map.map().stats().epoch()).isGreaterThan(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void capacityDecaysOverDrainsToo(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        Subject map = fixture.filled(fixture.limit() / 2);
        drain(map);
        for (int cycle = 0; cycle < 4; cycle++) {
            for (int i = 0; i < 10; i++) {
                map.put(fixture.key(i), fixture.value(i));
            }
            drain(map);
        }
        map.put(fixture.key(1), fixture.value(1));
        assertThat(map.map().stats().capacity()).isLessThan(200);
        map.checkInvariants();
    }

    /** Its room is that of the last use, which would else be given back with the next put. */
    @ParameterizedTest
    @EnumSource
    void roomThatIsReservedThoughItIsThereStays(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        int entries = fixture.limit() / 2;
        Subject map = fixture.filled(entries);
        for (int i = 0; i < 3; i++) {
            map.clear();
        }
        map.reserve(entries);
        long growths = map.map().stats().growths();
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        assertThat(map.map().stats().growths()).isEqualTo(growths);
    }

    /** Entries that came in the order of their hashes, so that tables grew; then they lie as any, and leave as any. */
    @ParameterizedTest
    @EnumSource
    void memoryComesBackToAMapThatWasFilledInTheOrderOfAnother(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        int entries = fixture.limit() / 2;
        List<Object> keys = new ArrayList<>(fixture.filled(entries).keys().toList());
        Subject crowded = fixture.make();
        keys.forEach(key -> crowded.put(key, fixture.value(0)));
        List<Object> order = new ArrayList<>(keys);
        Collections.shuffle(order, new Random(7));
        int left = entries / 12;
        order.subList(left, entries).forEach(crowded::remove);
        crowded.checkInvariants();
        Subject fresh = fixture.make();
        order.subList(0, left).forEach(key -> fresh.put(key, fixture.value(0)));
        assertThat(bytes(crowded.map())).isLessThanOrEqualTo((long) (2.5 * bytes(fresh.map())));
    }

    /** Found by the fuzzer's end of a run: trim of a cleared map that keeps its room brought entries back where stashes were too wide. */
    @ParameterizedTest
    @EnumSource
    void clearedEntriesStayAwayWhenTheMapIsTrimmed(Shape shape) {
        int entries = new CoreFixture(shape).entriesOf(4);
        CoreFixture fixture = new CoreFixture(shape, Retention.keepAtLeast(entries));
        Subject map = fixture.filled(entries);
        for (int i = 0; i < 400; i++) {
            map.put(fixture.key(0x7654_3210, entries + i), fixture.value(i));
        }
        for (int i = 100; i < 400; i++) {
            map.remove(fixture.key(0x7654_3210, entries + i));
        }
        map.clear();
        map.map().trim();
        map.checkInvariants();
        assertThat(map.mappingCount()).isZero();
        assertThat(map.copy()).isEmpty();
    }

    private static long bytes(LetheMap map) {
        return map.stats().retainedHeapBytes();
    }

    private static void drain(Subject map) {
        map.drainTo((key, value) -> {});
    }
}

package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.Retention;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A map holds the native memory of its tables, and of nothing else, whatever its history. */
class MapMemoryTest {
    private static final int SOME = 100_000;

    @Test
    void memoryFollowsTheEntriesBothWays() {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK)) {
            SplittableRandom random = new SplittableRandom(1);
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < SOME; i++) {
                    fixture.put(random.nextInt(SOME), i);
                }
                fixture.check();
                long full = fixture.owner.bytes();
                for (long key = 0; key < SOME; key++) {
                    if (key % 100 != round) {
                        fixture.remove(key);
                    }
                }
                fixture.check();
                assertThat(fixture.owner.bytes()).isLessThan(full / 20);
            }
        }
    }

    @Test
    void clearTrimReserveAndDrainAccountForEachTable() {
        try (MapFixture fixture = new MapFixture(Retention.KEEP)) {
            for (int round = 0; round < 3; round++) {
                fixture.map.reserve(SOME);
                fixture.check();
                for (long key = 0; key < SOME / (round + 1); key++) {
                    fixture.put(key * 64, key);
                }
                fixture.check();
                fixture.map.clear();
                fixture.model.clear();
                fixture.check();
                for (long key = 0; key < 100; key++) {
                    fixture.put(key, -key);
                }
                fixture.check();
                assertThat(fixture.map.trim()).isPositive();
                fixture.check();
                long[] drained = new long[1];
                fixture.map.drainTo((key, value) -> drained[0]++);
                assertThat(drained[0]).isEqualTo(100);
                fixture.model.clear();
                fixture.check();
            }
            fixture.map.trim();
            assertThat(fixture.owner.bytes()).isZero();
        }
    }

    @Test
    void slabsGoBackWhenMostEntriesAreDeletedAtRandom() {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK)) {
            int many = 3_000_000; // several slabs
            for (long key = 0; key < many; key++) {
                fixture.map.put(key, key);
            }
            long full = fixture.heap.figures().obtainedBytes();
            SplittableRandom random = new SplittableRandom(2);
            long left = many;
            for (long key = 0; key < many; key++) {
                if (random.nextInt(10) != 0) {
                    fixture.map.remove(key);
                    left--;
                }
            }
            fixture.map.trim();
            assertThat(fixture.map.size()).isEqualTo(left);
            assertThat(fixture.map.stats().retainedNativeBytes()).isEqualTo(fixture.owner.bytes());
            Settled.await(() -> fixture.heap.figures().obtainedBytes() <= full / 4);
        }
    }

    @Test
    void aClosedMapRefusesAndHoldsNothing() {
        MapFixture fixture = new MapFixture(Retention.SHRINK);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        LongLongCursor walking = fixture.map.cursor();
        walking.advance();
        fixture.close();
        fixture.map.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> fixture.map.getOrDefault(1, 0))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.put(1, 1));
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.remove(1));
        assertThatIllegalStateException().isThrownBy(walking::value);
        assertThatIllegalStateException().isThrownBy(() -> walking.setValue(1));
        assertThatIllegalStateException().isThrownBy(walking::remove);
        assertThatIllegalStateException().isThrownBy(walking::advance);
        assertThatIllegalStateException().isThrownBy(fixture.map::stats);
        assertThat(fixture.owner.bytes()).isZero();
    }

    /** What was taken out at one point is handed out though the consumer ends the map. */
    @Test
    void aDrainOutlivesItsMap() {
        MapFixture fixture = new MapFixture(Retention.SHRINK);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        long[] seen = new long[1];
        fixture.map.drainTo((key, value) -> {
            assertThat(value).isEqualTo(key);
            if (seen[0]++ == 10) {
                fixture.map.close();
            }
        });
        assertThat(seen[0]).isEqualTo(SOME);
        assertThat(fixture.owner.bytes()).isZero();
        fixture.close();
    }

    @Test
    void aCursorSurvivesTheReleaseOfItsTable() {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK)) {
            for (long key = 0; key < SOME; key++) {
                fixture.put(key, key);
            }
            LongLongCursor walk = fixture.map.cursor();
            long met = 0;
            while (walk.advance()) {
                long key = walk.key();
                assertThat(walk.value()).isEqualTo(key);
                met++;
                if (met == 1000) {
                    for (long other = 0; other < SOME; other++) {
                        if (other != key) {
                            fixture.remove(other);
                        }
                    }
                    fixture.map.trim();
                    assertThat(walk.value()).isEqualTo(key);
                }
            }
            assertThat(met).isEqualTo(1000);
            fixture.check();
        }
    }

    /** Three billion entries have room: more than an int counts, in tables that are made when they are first written to. */
    @Test
    void moreRoomThanAnIntCounts() {
        try (MapFixture fixture = new MapFixture(Retention.KEEP)) {
            long room = 3_000_000_000L;
            fixture.map.reserve(room);
            assertThat(fixture.map.stats().capacity()).isGreaterThanOrEqualTo(room);
            for (long i = 0; i < 500; i++) {
                fixture.put(i * 0x9E37_79B9_7F4A_7C15L, i);
            }
            for (long key : fixture.model.keySet()) {
                assertThat(fixture.map.containsKey(key)).isTrue();
            }
            long met = 0;
            for (LongLongCursor walk = fixture.map.cursor(); walk.advance(); ) {
                assertThat(fixture.model).containsEntry(walk.key(), walk.value());
                met++;
            }
            assertThat(met).isEqualTo(500);
            fixture.map.clear();
            assertThat(fixture.map.size()).isZero();
            assertThat(fixture.map.stats().retainedNativeBytes()).isEqualTo(fixture.owner.bytes());
        }
    }
}

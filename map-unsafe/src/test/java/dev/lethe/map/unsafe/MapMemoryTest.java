package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.IdleBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A map from numbers: what all maps owe, and what concerns cursors, counts and slabs, which are the same for all. */
class MapMemoryTest extends MapMemoryBehaviour {
    private static final int SOME = 100_000;

    MapMemoryTest() {
        super(SOME);
    }

    @Override
    MemoryFixture make(Retention retention) {
        return new MapFixture(retention);
    }

    @Override
    List<Retention> retentions() {
        return List.of(Retention.KEEP);
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
        List<LongLongCursor> walking =
                new ArrayList<>(); // one for each call, since a call may change what the next finds
        for (int i = 0; i < 6; i++) {
            walking.add(fixture.map.cursor());
            walking.get(i).advance();
        }
        assertThat(fixture.heap.figures().blocks())
                .isPositive()
                .isEqualTo(fixture.map.stats().tables());
        fixture.close();
        assertThat(fixture.heap.figures().blocks()).isZero();
        fixture.map.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> fixture.map.getOrDefault(1, 0))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.put(1, 1));
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.remove(1));
        List<ThrowingCallable> uses = List.of(
                walking.get(0)::value,
                () -> walking.get(1).setValue(1),
                walking.get(2)::remove,
                walking.get(3)::advance,
                walking.get(4)::key,
                walking.get(5)::rewind);
        for (ThrowingCallable use : uses) {
            assertThatIllegalStateException().isThrownBy(use).withMessageContaining("closed");
        }
        assertThatIllegalStateException().isThrownBy(fixture.map::stats);
        assertThat(fixture.owner.bytes()).isZero();
    }

    /** An error between two entries ends the drain; it must not keep the map from giving all back when it is closed. */
    @Test
    void aDrainThatEndsEarlyLetsTheMapBeClosed() {
        assumeFalse(NativeMemory.CHECKED, "freed tables wait in quarantine, so that no slab becomes empty");
        assumeFalse(Storage.ZEROES, "the first slabs are small, and empty long before the drain ends");
        boolean[] fails = new boolean[1];
        NativeHeap heap = new NativeHeap(
                1L << 30,
                IdleBudget.ofBytes(0),
                task -> {
                    if (fails[0]) {
                        throw new IllegalStateException("A test lets an empty slab stay for now.");
                    }
                    task.run();
                },
                () -> {});
        MapFixture fixture = new MapFixture(Retention.SHRINK, heap);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        long[] seen = new long[1];
        fails[0] = true;
        assertThatIllegalStateException()
                .isThrownBy(() -> fixture.map.drainTo((key, value) -> seen[0]++))
                .withMessageStartingWith("A test");
        fails[0] = false;
        assertThat(seen[0]).isEqualTo(SOME);
        fixture.model.clear();
        fixture.check();
        fixture.map.close();
        assertThat(fixture.owner.isClosed()).isTrue();
        fixture.close();
    }

    @Test
    void aConsumerThatOverflowsTheStackGetsEachEntry() {
        MapFixture fixture = new MapFixture(Retention.SHRINK);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        long[] seen = new long[1];
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> fixture.map.drainTo((key, value) -> {
                    if (seen[0]++ < 50) {
                        overflow(key);
                    }
                }));
        assertThat(seen[0]).isEqualTo(SOME);
        fixture.model.clear();
        fixture.check();
        fixture.close();
        assertThat(fixture.owner.isClosed()).isTrue();
    }

    private static long overflow(long depth) {
        return depth == -1 ? 0 : 1 + overflow(depth + 1);
    }

    /** After 2^32 changes the version of a map is what it was, and the tables are others. */
    @Test
    void aCursorIsNotFooledByAVersionThatComesRound() {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK)) {
            for (long key = 0; key < SOME; key++) {
                fixture.put(key, key);
            }
            LongLongCursor reads = fixture.map.cursor();
            LongLongCursor walks = fixture.map.cursor();
            assertThat(reads.advance()).isTrue();
            assertThat(walks.advance()).isTrue();
            int version = fixture.map.version;
            fixture.map.clear();
            fixture.model.clear();
            fixture.map.trim();
            fixture.put(-1, 1);
            fixture.map.version = version;
            assertThatIllegalStateException().isThrownBy(reads::value).withMessageContaining("was removed");
            long met = 0;
            while (walks.advance()) {
                assertThat(walks.value()).isEqualTo(1);
                met++;
            }
            assertThat(met).isLessThan(2);
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
            for (Object key : fixture.model.keySet()) {
                assertThat(fixture.subject().containsKey(key)).isTrue();
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

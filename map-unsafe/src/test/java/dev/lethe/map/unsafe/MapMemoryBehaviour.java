package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Claim C15: a map holds the native memory of its tables, and of nothing else, whatever its keys and its history. */
abstract class MapMemoryBehaviour {
    private final int some;

    MapMemoryBehaviour(int some) {
        this.some = some;
    }

    abstract MemoryFixture make(Retention retention);

    /** Those under which trim() has something to give back when a hundred entries are left. */
    abstract List<Retention> retentions();

    private MemoryFixture filled() {
        MemoryFixture fixture = make(Retention.SHRINK);
        for (long key = 0; key < some; key++) {
            fixture.put(key, key);
        }
        return fixture;
    }

    @Test
    void memoryFollowsTheEntriesBothWays() {
        try (MemoryFixture fixture = make(Retention.SHRINK)) {
            SplittableRandom random = new SplittableRandom(1);
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < some; i++) {
                    fixture.put(random.nextInt(some), i);
                }
                fixture.check();
                long full = fixture.owner.bytes();
                for (long key = 0; key < some; key++) {
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
        for (Retention retention : retentions()) {
            try (MemoryFixture fixture = make(retention)) {
                for (int round = 0; round < 3; round++) {
                    fixture.subject().reserve(some);
                    fixture.check();
                    for (long key = 0; key < some / (round + 1); key++) {
                        fixture.put(key * 64, key);
                    }
                    fixture.check();
                    fixture.clear();
                    fixture.check();
                    for (long key = 0; key < 100; key++) {
                        fixture.put(key, -key);
                    }
                    fixture.check();
                    assertThat(fixture.any().trim()).isPositive();
                    assertThat(fixture.any().trim()).isZero();
                    fixture.check();
                    long[] drained = new long[1];
                    fixture.subject().drainTo((key, value) -> {
                        assertThat(fixture.model.get(key)).isEqualTo(value);
                        drained[0]++;
                    });
                    assertThat(drained[0]).isEqualTo(100);
                    fixture.model.clear();
                    fixture.check();
                }
                fixture.any().trim();
                if (retention.floor() == 0) {
                    assertThat(fixture.owner.bytes()).isZero();
                }
            }
        }
    }

    /** What was taken out at one point is handed out though the consumer ends the map. */
    @Test
    void aDrainOutlivesItsMap() {
        MemoryFixture fixture = filled();
        long[] seen = new long[1];
        fixture.subject().drainTo((key, value) -> {
            assertThat(fixture.model.get(key)).isEqualTo(value);
            if (seen[0]++ == 10) {
                fixture.any().close();
            }
        });
        assertThat(seen[0]).isEqualTo(some);
        assertThat(fixture.owner.bytes()).isZero();
        fixture.close();
    }

    @Test
    void aCursorSurvivesTheReleaseOfItsTable() {
        try (MemoryFixture fixture = filled()) {
            ObjectCursor<Object, Object> walk = fixture.subject().cursor();
            long met = 0;
            while (walk.advance()) {
                Object key = walk.key();
                assertThat(fixture.model.get(key)).isEqualTo(walk.value());
                met++;
                if (met == 1000) {
                    for (long other = 0; other < some; other++) {
                        if (!fixture.keyOf(other).equals(key)) {
                            fixture.remove(other);
                        }
                    }
                    fixture.any().trim();
                    assertThat(walk.value()).isEqualTo(fixture.model.get(key));
                }
            }
            assertThat(met).isEqualTo(1000);
            fixture.check();
        }
    }
}

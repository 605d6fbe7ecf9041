package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Test;

/** Tables that were split because threads waited: they do not merge and split in turn while some go on waiting. */
class ContendedTablesTest {
    private static final int ENTRIES = 100;

    private final ConcurrentLongLongMap map =
            new ConcurrentLongLongMap(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                    .seed(Crowd.SEED)
                    .retention(Retention.SHRINK)
                    .build());

    private void fill() {
        for (long key = 0; key < ENTRIES; key++) {
            map.put(key, key);
        }
    }

    /** As if that many had waited for the table of the lowest hash. */
    private void pretendWaits(int waits) {
        map.at(0).header.waits = waits;
    }

    private void split() {
        fill();
        assertThat(map.stats().tables()).isEqualTo(1);
        pretendWaits(Geometry.WAITS);
        map.put(ENTRIES, 1);
        assertThat(map.stats().tables()).isEqualTo(2);
    }

    /** Changes both tables, which are thin, at least so many times each; a removal asks whether they should merge. */
    private void change(int times) {
        for (long i = 0; i < 3L * times; i++) {
            map.put(1_000_000 + i, i);
            map.remove(1_000_000 + i);
        }
    }

    /**
     * Leaves so few entries in the lower table that it wants to merge, and so many in the upper one that both together would be a
     * table that may be split because threads wait.
     */
    private void thin() {
        int[] left = {2, 25};
        for (long key = 0; key <= ENTRIES; key++) {
            int half = (int) (Hashing.mix(key, map.multiplier) >>> 63);
            if (left[half]-- <= 0) {
                map.remove(key);
            }
        }
    }

    @Test
    void waitsSplitATableAndItMergesOnceItIsCalm() {
        split();
        thin();
        assertThat(map.stats().tables()).as("at once").isEqualTo(2);
        change(Geometry.CALM / 8);
        assertThat(map.stats().tables()).as("after some changes").isEqualTo(2);
        change(2 * Geometry.CALM);
        assertThat(map.stats().tables()).as("after many").isEqualTo(1);
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void fewWaitsKeepItSplit() {
        split();
        thin();
        for (int round = 0; round < 20; round++) {
            pretendWaits(Geometry.FEW_WAITS);
            change(Geometry.CALM / 8);
        }
        assertThat(map.stats().tables()).isEqualTo(2);
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void clearsDoNotBeginTheCalmAnew() {
        split();
        thin();
        for (int cycle = 0; cycle < 2; cycle++) {
            change(Geometry.CALM / 8);
            map.clear();
            fill();
            thin();
            assertThat(map.stats().tables()).as("cycle %s", cycle).isEqualTo(2);
        }
        for (int cycle = 0; cycle < 100; cycle++) {
            change(Geometry.CALM / 8);
            map.clear();
            fill();
            thin();
        }
        change(1);
        assertThat(map.stats().tables()).isEqualTo(1);
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void trimMergesItAllTheSame() {
        split();
        thin();
        map.trim();
        assertThat(map.stats().tables()).isEqualTo(1);
        assertThat(map.mappingCount()).isEqualTo(27);
    }

    /** C6: what waiting threads split, and few changes emptied, does not stay in many tables. */
    @Test
    void tablesTooSmallToBeSplitMergeAsTheyAreEmptied() {
        long entries = 1000;
        for (long key = 0; key < entries; key++) {
            map.put(key, key);
        }
        for (long key = entries; map.stats().tables() < Geometry.CONTENDED_TABLES / 2 && key < 20_000; key++) {
            map.at(Hashing.mix(key, map.multiplier)).header.waits = Geometry.WAITS;
            map.put(key, key);
            map.remove(key);
        }
        long tables = map.stats().tables();
        assertThat(tables).isGreaterThan(4);
        for (long key = 0; key < entries - 20; key++) {
            map.remove(key);
        }
        assertThat(map.stats().tables())
                .as("of %s, with 20 entries left", tables)
                .isLessThanOrEqualTo(4);
        for (long key = entries - 20; key < entries; key++) {
            map.remove(key);
        }
        assertThat(map.stats().tables()).as("of %s, with no entry left", tables).isEqualTo(1);
        ((SelfChecking) map).checkInvariants();
    }
}

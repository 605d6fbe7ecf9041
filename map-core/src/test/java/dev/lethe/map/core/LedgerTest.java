package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import org.junit.jupiter.api.Test;

/** For how many entries a map keeps room, and what it counts; also of maps that share a ledger, which counts nothing. */
class LedgerTest {
    private static final int FLOOR = 10;

    /** For several tables. */
    private static final int MANY = 200_000;

    private static MapSpec.Builder<LongLongMap> spec() {
        return MapSpec.builder(Shape.LONG_LONG, LongLongMap.class).seed(1L);
    }

    private static LongLongMap make(MapSpec.Builder<LongLongMap> spec) {
        return (LongLongMap) CoreProvider.create(spec.build(), Allocator.DEFAULT);
    }

    private static LongLongMap filled(LongLongMap map, int entries) {
        for (long key = 0; key < entries; key++) {
            map.put(key, key);
        }
        return map;
    }

    private static LongLongLedger ledger() {
        return LongLongLedger.of(spec().retention(Retention.keepAtLeast(FLOOR)).build(), Allocator.DEFAULT);
    }

    /** One that a map has for itself is memory for each of a million small maps. */
    @Test
    void onlyMapsThatSaySomethingHaveALedgerOfTheirOwn() {
        assertThat(LongLongLedger.of(spec().build(), Allocator.DEFAULT)).isSameAs(LongLongLedger.SHARED);
        assertThat(ledger()).isNotSameAs(LongLongLedger.SHARED);
        assertThat(LongLongLedger.of(spec().name("one").build(), Allocator.DEFAULT).origin)
                .isNotSameAs(LongLongTable.ORIGIN);
        assertThat(LongLongLedger.of(spec().expectedSize(1).build(), Allocator.DEFAULT).presize)
                .isEqualTo(1);
        assertThat(LongLongLedger.of(spec().retention(Retention.KEEP).build(), Allocator.DEFAULT).shrinks)
                .isFalse();
    }

    @Test
    void theRoomOfTheLastCyclesIsKeptForAsManyChangesAndThenLessAndLess() {
        for (int begin : new int[] {1_000, Integer.MAX_VALUE - 50, -50}) {
            LongLongLedger ledger = ledger();
            assertThat(ledger.credit(begin)).isEqualTo(FLOOR);
            ledger.endCycle(100, begin);
            ledger.endCycle(60, begin);
            assertThat(ledger.credit(begin)).isEqualTo(100); // the larger of two
            assertThat(ledger.credit(begin + 50)).isEqualTo(100);
            assertThat(ledger.credit(begin + 100)).isEqualTo(100);
            assertThat(ledger.credit(begin + 101)).isEqualTo(99);
            assertThat(ledger.credit(begin + 150)).isEqualTo(50);
            assertThat(ledger.credit(begin + 199)).isEqualTo(FLOOR);
            assertThat(ledger.credit(begin + 1_000)).isEqualTo(FLOOR);
            ledger.endCycle(60, begin);
            assertThat(ledger.credit(begin)).isEqualTo(60);
            ledger.wish(80, begin + 5);
            assertThat(ledger.credit(begin + 85)).isEqualTo(80);
        }
    }

    @Test
    void peaksAreForgottenBeforeTheCountOfChangesComesRound() {
        LongLongLedger ledger = ledger();
        ledger.age(1_000);
        ledger.endCycle(100, 1_000);
        ledger.age(1_050);
        ledger.age(1_199);
        assertThat(ledger.credit(1_000)).isEqualTo(100);
        ledger.age(1_200);
        assertThat(ledger.credit(1_000)).isEqualTo(FLOOR);
    }

    /** A ledger of its own must not change what a map says. */
    @Test
    void growthsAreTheSameWithTheSharedLedger() {
        LongLongMap shared = make(spec());
        LongLongMap own = make(spec().name("own"));
        long before = 0;
        for (long key = 0; key < MANY; key++) {
            shared.put(key, key);
            own.put(key, key);
            if (key < 10_000 || key % 1_000 == 0) {
                long growths = shared.stats().growths();
                assertThat(growths)
                        .as("growths with %s entries", key + 1)
                        .isEqualTo(own.stats().growths());
                assertThat(growths).isGreaterThanOrEqualTo(before);
                before = growths;
            }
        }
        assertThat(before).isGreaterThan(shared.stats().tables());
        assertThat(make(spec()).stats().growths()).isZero();
    }

    @Test
    void aLedgerThatComesLaterKnowsTheGrowths() {
        LongLongMap map = make(spec());
        for (int key = 0; key < 50; key++) {
            map.put(key, key);
        }
        long growths = map.stats().growths();
        assertThat(growths).isPositive();
        map.reserve(51);
        assertThat(map.stats().growths()).isBetween(growths, growths + 1);
        long before = map.stats().growths();
        map.reserve(5_000);
        assertThat(map.stats().growths()).isEqualTo(before + 1);
    }

    /** By keys, which is at random for tables, and in the order of a walk, where tables are split and folded. */
    @Test
    void shrinksAreCounted() {
        for (boolean walk : new boolean[] {false, true}) {
            LongLongMap map = filled(make(spec()), MANY);
            MapStats last = map.stats();
            assertThat(last.shrinks()).isZero();
            LongLongCursor cursor = map.cursor();
            for (long key = 0; key < MANY; key++) {
                if (walk) {
                    cursor.advance();
                    cursor.remove();
                } else {
                    map.remove(key);
                }
                if (key % 100 == 0) {
                    MapStats stats = map.stats();
                    assertThat(stats.shrinks()).isGreaterThanOrEqualTo(last.shrinks());
                    if (stats.capacity() < last.capacity()) {
                        assertThat(stats.shrinks()).isGreaterThan(last.shrinks());
                    }
                    last = stats;
                }
            }
            assertThat(map.isEmpty()).isTrue();
            trimIsCounted(map);
        }
    }

    private static void trimIsCounted(LongLongMap map) {
        long before = map.stats().shrinks();
        assertThat(map.trim()).isPositive();
        assertThat(map.stats().shrinks()).isEqualTo(before + 1);
        assertThat(map.trim()).isZero();
        assertThat(map.stats().shrinks()).isEqualTo(before + 1);
    }

    /** Else the first removal would give it back. */
    @Test
    void whatWasReservedStaysForAsManyChanges() {
        for (int before : new int[] {0, 2_000, 6_000}) { // room is made before entries come, with them, or was there
            LongLongMap map = make(spec());
            for (int key = 0; key < before; key++) {
                map.put(key, key);
            }
            map.reserve(5_000);
            assertThat(map.stats().capacity()).isGreaterThanOrEqualTo(5_000);
            for (int key = 0; key < 4_999 && key < before; key++) {
                map.remove(key);
            }
            for (int key = 0; key < 50; key++) {
                map.put(key, key);
                map.remove(key);
            }
            assertThat(map.stats().capacity()).as("with %s before", before).isGreaterThanOrEqualTo(2_500);
        }
    }

    @Test
    void theCapacityIsWhatTheTablesTakeOrWill() {
        LongLongMap map = make(spec());
        int[] capacities = {0, 2, 2, 7, 7, 7, 7, 7};
        for (int entries = 0; entries < capacities.length; entries++) {
            assertThat(map.stats().capacity()).as("with %s entries", entries).isEqualTo(capacities[entries]);
            map.put(entries, entries);
        }
        for (int expected : new int[] {1, 2, 3, 7, 8, 1_000, MANY}) {
            LongLongMap presized = make(spec().expectedSize(expected));
            long promised = presized.stats().capacity();
            assertThat(promised).isBetween((long) expected, expected <= 2 ? 2 : Math.max(7, 5L * expected));
            presized.put(1, 1);
            assertThat(presized.stats().capacity())
                    .as("of %s expected", expected)
                    .isEqualTo(promised);
        }
    }

    /** As a clear does; and each begins another epoch. */
    @Test
    void aDrainKeepsTheRoomOfTheCycle() {
        LongLongMap map = filled(make(spec()), 3_000);
        long epoch = map.stats().epoch();
        map.drainTo((key, value) -> {});
        assertThat(map.stats().epoch()).isEqualTo(epoch + 1);
        assertThat(map.stats().capacity()).isGreaterThanOrEqualTo(3_000);
        map.put(1, 1);
        map.remove(1);
        assertThat(map.stats().capacity()).isGreaterThanOrEqualTo(3_000);
    }

    /** Also of the tables that no change touches. */
    @Test
    void theRoomOfAClearedMapIsGivenBackWithLaterChanges() {
        LongLongMap map = filled(make(spec()), MANY);
        map.clear();
        for (long change = 0; change < MANY; change++) {
            map.put(change % 10, change);
            map.remove(change % 10);
        }
        assertThat(map.stats().capacity()).isLessThan(MANY / 10);
    }

    @Test
    void aTrimForgetsTheCyclesBeforeAndLeavesTheFloor() {
        LongLongMap map = filled(make(spec().retention(Retention.keepAtLeast(FLOOR))), 10_000);
        map.clear();
        assertThat(map.trim()).isPositive();
        assertThat(map.stats().capacity()).isBetween((long) FLOOR, 10L * FLOOR);
        filled(map, 3_000);
        for (long key = 0; key < 2_990; key++) {
            map.remove(key);
        }
        assertThat(map.stats().capacity()).isLessThan(200);
    }

    @Test
    void theDirectoryBecomesSmallerWithTheTables() {
        LongLongMap map = filled(make(spec()), 4 * MANY);
        int places = CoreFixture.places(map);
        assertThat(places).isGreaterThanOrEqualTo(16);
        for (long key = MANY / 2; key < 4 * MANY; key++) {
            map.remove(key);
        }
        assertThat(CoreFixture.places(map)).isBetween(2, places / 4);
    }

    @Test
    void moreThanAMapTakesCannotBeReserved() {
        LongLongMap map = make(spec());
        assertThatThrownBy(() -> map.reserve(Geometry.MAX_ENTRIES + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(Geometry.MAX_ENTRIES))
                .hasMessageContaining(Long.toString(Geometry.MAX_ENTRIES + 1));
        assertThat(map.stats().capacity()).isZero();
    }

    /** By writes and by trim(), also in maps that keep their tables. */
    @Test
    void theDebtOfALazyClearIsPaid() {
        for (Retention retention : new Retention[] {Retention.KEEP, Retention.SHRINK}) {
            for (int entries : new int[] {20, MANY}) {
                for (boolean trimmed : new boolean[] {false, true}) {
                    CoreFixture fixture = new CoreFixture(Shape.LONG_OBJECT, retention);
                    Subject subject = fixture.filled(entries);
                    LetheMap map = subject.map();
                    map.clearLazily();
                    assertThat(map.stats().referenceDebt()).isEqualTo(entries);
                    if (trimmed) {
                        map.trim();
                    }
                    for (int change = 0; change < 1_000 && !trimmed; change++) {
                        subject.put(fixture.key(change % 3), fixture.value(change));
                    }
                    assertThat(map.stats().referenceDebt()).isZero();
                }
            }
        }
    }
}

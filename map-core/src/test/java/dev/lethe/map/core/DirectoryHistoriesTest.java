package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAs;
import static dev.lethe.map.core.HistoryChecks.isAsFresh;
import static dev.lethe.map.core.HistoryChecks.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of the directory: tables of other epochs, places without a table, splits of one side. */
class DirectoryHistoriesTest {
    private static final int ONE_TABLE = 5_000;
    private static final int MANY_TABLES = 4;

    @ParameterizedTest
    @EnumSource
    void aLazyClearThenGrowthThenAClear(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        int many = fixture.entriesOf(MANY_TABLES);
        for (int before : new int[] {6, 300, ONE_TABLE, many}) {
            for (int after : new int[] {1, 300, ONE_TABLE, many}) {
                Subject map = fixture.filled(before);
                map.map().clearLazily();
                map.checkInvariants();
                Map<Object, Object> model = new HashMap<>();
                for (int i = 0; i < after; i++) {
                    Object key = fixture.key(i % 2 == 0 ? i : i + 1_000_000); // half of them were there before
                    map.put(key, fixture.value(-i));
                    model.put(key, fixture.value(-i));
                    if ((i & i - 1) == 0) {
                        map.checkInvariants();
                    }
                }
                map.checkInvariants();
                assertThat(map.copy().equals(model)).isTrue();
                map.clear();
                map.checkInvariants();
                assertThat(map.map().stats().referenceDebt()).isZero();
                assertThat(map.cursor().advance()).isFalse();
                holdsNoReference(map);
            }
        }
    }

    private static void holdsNoReference(Subject map) {
        for (int place = 0; place < CoreFixture.places(map.map()); place++) {
            Table table = CoreFixture.tableAt(map.map(), place);
            for (int slot = 0; slot < table.slotsOfGroups(); slot++) {
                if (!CoreFixture.isWiped(table, slot)) { // an assertion for each slot would take most of the time
                    throw new AssertionError("slot " + slot + " of the table at " + place + " is not wiped");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void staleTablesAreRevivedOneByOne(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        int entries = fixture.entriesOf(MANY_TABLES);
        Subject map = fixture.filled(entries);
        assertThat(map.map().stats().tables()).isEqualTo(MANY_TABLES);
        for (int round = 0; round < 5; round++) {
            long capacity = map.map().stats().capacity();
            map.map().clearLazily();
            Map<Object, Object> model = new HashMap<>();
            for (int i = 0; i < 40; i++) { // some tables are revived, others stay as they are
                map.put(fixture.key(i), fixture.value(round));
                model.put(fixture.key(i), fixture.value(round));
                map.checkInvariants();
                for (int old = 40; old < 80; old++) {
                    assertThat(map.containsKey(fixture.key(old))).isFalse();
                }
            }
            assertThat(map.copy()).isEqualTo(model);
            assertThat(map.remove(fixture.key(41))).isIn(null, false);
            assertThat(map.map().stats().capacity()).isEqualTo(capacity);
        }
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(entries);
        isAsFresh(map);
    }

    @ParameterizedTest
    @EnumSource
    void anOldEpochsTableIsEmptyWhateverItHolds(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(ONE_TABLE);
        map.map().clearLazily();
        map.map().clearLazily();
        ProbeLengths probes = map.map().probeLengths();
        assertThat(probes).isEqualTo(ProbeLengths.NONE);
        assertThat(CoreFixture.tableAt(map.map(), 0).live).as("dead entries").isEqualTo(ONE_TABLE);
        for (int i = 0; i < 100; i++) {
            assertThat(map.containsKey(fixture.key(i))).isFalse();
        }
        assertThat(map.asMap()).isEmpty();
        assertThat(map.map().trim()).isPositive();
        assertThat(map.map().stats().tables()).isZero();
        map.checkInvariants();
    }

    @ParameterizedTest
    @EnumSource
    void directoryWithPlacesThatHaveNoTable(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make(fixture.limit() * 16L, Allocator.DEFAULT);
        Map<Object, Object> model = new HashMap<>();
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        put(map, model, fixture, fixture.key(0xF000_0000, 2), 2);
        assertThat(CoreFixture.places(map.map())).isEqualTo(16);
        assertThat(map.map().stats().tables()).isEqualTo(2);
        isAs(map, model);

        for (int i = 10; map.map().stats().growths() < 3; i++) { // all into one place, which has to split
            put(map, model, fixture, fixture.key(0x8000_0000 | i * 0x9E37_79B9 >>> 4 & 0x0FFF_FFFF, i), i);
        }
        assertThat(CoreFixture.places(map.map())).isGreaterThan(16);
        assertThat(map.map().stats().tables()).isEqualTo(2 + 1 + 3);
        isAs(map, model);

        ObjectCursor<Object, Object> cursor = map.cursor();
        assertThat(cursor.advance()).isTrue();
        put(map, model, fixture, fixture.key(0x4000_0000, 3), 3);
        int walked = 1;
        for (; cursor.advance(); walked++) {
            assertThat(model).containsEntry(cursor.key(), cursor.value());
        }
        assertThat(walked).isEqualTo(model.size());

        map.map().clearLazily();
        model.clear();
        put(map, model, fixture, fixture.key(0x5000_0000, 4), 4);
        isAs(map, model);
        map.clear();
        model.clear();
        isAs(map, model);
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        put(map, model, fixture, fixture.key(0x6000_0000, 5), 5);
        isAs(map, model);
        long drained = map.drainTo((key, value) -> assertThat(model).containsEntry(key, value));
        assertThat(drained).isEqualTo(2);
        model.clear();
        isAs(map, model);
        assertThat(map.map().stats().tables()).isZero();
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        assertThat(map.map().trim()).isPositive();
        assertThat(CoreFixture.places(map.map())).isEqualTo(1);
        assertThat(map.map().stats().capacity()).isEqualTo(ObjectObjectTable.FIRST_SLOTS);
        isAs(map, model);
    }

    /** Only the lowest table is ever filled: the others are shared by more and more places. */
    @ParameterizedTest
    @EnumSource
    void splitsOfOneSideOnly(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        Map<Object, Object> model = new HashMap<>();
        Random random = new Random(9);
        int places = 1;
        int next = 0;
        for (int commonBits = 0; commonBits < 8; commonBits++) {
            for (; CoreFixture.places(map.map()) == places; next++) {
                put(map, model, fixture, fixture.key(random.nextInt() >>> 1 >>> commonBits << 1, next), next);
            }
            places *= 2;
            assertThat(CoreFixture.places(map.map())).isEqualTo(places);
            isAs(map, model);
        }
        assertThat(map.map().stats().tables()).isEqualTo(9);
        isAsFresh(map);
        map.map().clearLazily();
        model.clear();
        put(map, model, fixture, fixture.key(0xFFFF_FFFF, 1), 1); // in the table with the most places
        isAs(map, model);
        map.clear();
        model.clear();
        isAs(map, model);
        int entries = fixture.entriesOf(MANY_TABLES);
        for (int i = 0; i < entries; i++) { // the others split in their turn
            put(map, model, fixture, fixture.key(i), i);
        }
        isAs(map, model);
        assertThat(CoreFixture.places(map.map())).isEqualTo(places);
        assertThat(map.drainTo((key, value) -> {})).isEqualTo(entries);
        model.clear();
        isAs(map, model);
        put(map, model, fixture, fixture.key(0, 1), 1);
        isAs(map, model);
        map.map().trim();
        isAs(map, model);
        assertThat(CoreFixture.places(map.map())).isEqualTo(1);
    }
}

package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.core.StepCounter.Step;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Claim C7, counted: what single operations do to the tables of a map while it grows to many tables and shrinks again. The bounds
 * are those of ADR 0004, and do not depend on the number of entries. Floods are left out: their stash grows as a whole.
 */
class LongestStepTest {
    private static final int ENTRIES = 1_000_000;
    private static final int FEW = 50;

    /** Two of the largest tables, of 960 KiB at most with compressed references and 1,184 KiB without, and room for stashes. */
    private static final long BYTES = Footprint.REFERENCE == Integer.BYTES ? 5 << 19 : 3 << 20;

    /** The slots of the largest table, which has more than it takes entries. */
    private static int slotsOfOneTable(CoreFixture fixture) {
        return groupsOfOneTable(fixture) * Control.GROUP_SLOTS;
    }

    private static int groupsOfOneTable(CoreFixture fixture) {
        int groups = 1;
        while (Geometry.limit(groups) < fixture.limit()) {
            groups *= 2;
        }
        return groups;
    }

    private static void isBounded(CoreFixture fixture, Step step, String what) {
        String as = what + " did in one call, at most, each by itself: " + step;
        assertThat(step.written()).as(as).isLessThanOrEqualTo(slotsOfOneTable(fixture));
        assertThat(step.tablesMade()).as(as).isLessThanOrEqualTo(2);
        assertThat(step.bytes()).as(as).isLessThanOrEqualTo(BYTES);
        assertThat(step.groupsRead()).as(as).isLessThanOrEqualTo(groupsOfOneTable(fixture));
        assertThat(step.tablesWiped()).as(as).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void putsAndRemovesInAnyOrder(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        StepCounter counter = new StepCounter(fixture);
        Step puts = putAll(fixture, counter, fixture::key);
        assertThat(puts.written()).as("a split moves a full table").isGreaterThan(fixture.limit());
        Step removes = Step.NOTHING;
        for (int i = 0; i < ENTRIES; i++) {
            Object key = fixture.key(i);
            removes = removes.longestOf(counter.count(key, () -> counter.map().remove(key)));
        }
        assertThat(counter.map().mappingCount()).isZero();
        isBounded(fixture, removes, "remove");
        report(shape, "put", puts);
        report(shape, "remove", removes);
    }

    /** As a map is copied into another one with the same seed, and then emptied by a cursor. */
    @ParameterizedTest
    @EnumSource
    void putsAndRemovesInTheOrderOfTheHashes(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        StepCounter counter = new StepCounter(fixture);
        int apart = (int) ((1L << Integer.SIZE) / ENTRIES);
        Step puts = putAll(fixture, counter, i -> fixture.key(i * apart, i));
        Step removes = Step.NOTHING;
        for (ObjectCursor<Object, Object> cursor = counter.map().cursor(); cursor.advance(); ) {
            removes = removes.longestOf(counter.count(cursor.key(), cursor::remove));
        }
        assertThat(counter.map().mappingCount()).isZero();
        isBounded(fixture, removes, "remove by cursor");
        report(shape, "put in order", puts);
        report(shape, "remove by cursor", removes);
    }

    private static Step putAll(CoreFixture fixture, StepCounter counter, IntFunction<Object> keys) {
        Subject map = counter.map();
        Object value = fixture.value(1);
        Step puts = Step.NOTHING;
        for (int i = 0; i < ENTRIES; i++) {
            Object key = keys.apply(i);
            puts = puts.longestOf(counter.count(key, () -> map.put(key, value)));
        }
        assertThat(map.map().stats().tables()).isGreaterThan(ENTRIES / fixture.limit());
        isBounded(fixture, puts, "put");
        return puts;
    }

    /** Each write pays for one table that a clear left, and gives one back that is no longer needed. */
    @ParameterizedTest
    @EnumSource
    void writesAfterAClear(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        StepCounter counter = new StepCounter(fixture);
        Subject map = counter.map();
        Object value = fixture.value(1);
        Step writes = Step.NOTHING;
        int entries = fixture.entriesOf(16);
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), value);
        }
        counter.lookAtAllTablesEachTime();
        counter.count(null, () -> map.map().clearLazily());
        long tables = map.map().stats().tables();
        for (int i = 0; i < 3 * FEW; i++) {
            Object key = fixture.key(i);
            writes = writes.longestOf(counter.count(key, () -> map.put(key, value)));
        }
        assertThat(map.map().stats().referenceDebt()).isZero();
        for (int i = 0; i < 3 * entries; i++) {
            if (i % (entries / 2) == 0) {
                counter.count(null, () -> map.map().clearLazily());
            }
            Object key = fixture.key(i % FEW);
            writes = writes.longestOf(counter.count(key, () -> map.put(key, value)));
            writes = writes.longestOf(counter.count(key, () -> map.remove(key)));
            if (map.map().stats().tables() == 1) {
                break;
            }
        }
        assertThat(map.map().stats().tables()).as("tables after decay").isLessThan(tables);
        isBounded(fixture, writes, "a write after a clear");
        report(shape, "write after a clear", writes);
    }

    /** From one entry to the next a walk looks at what lies between: the rest of a table, and the beginning of another. */
    @ParameterizedTest
    @EnumSource
    void advanceOverTablesThatAreNearlyEmpty(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.KEEP);
        Subject map = fixture.filled(fixture.entriesOf(16));
        int shift = Long.SIZE - Integer.numberOfTrailingZeros(CoreFixture.places(map.map()));
        Map<Integer, Long> ends = new HashMap<>(); // the first entry of the even tables, the last of the odd ones
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            long hash = CoreFixture.hashOf(cursor.key());
            int place = (int) (hash >>> shift);
            ends.merge(place, hash, place % 2 == 0 ? (first, later) -> first : (earlier, last) -> last);
        }
        Set<Long> staying = new HashSet<>(ends.values());
        map.removeIf((key, value) -> !staying.contains(CoreFixture.hashOf(key)));
        long longest = 0;
        long last = 0;
        int seen = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); seen++) {
            long hash = CoreFixture.hashOf(cursor.key());
            longest = Math.max(longest, groupsBetween(map, last, hash));
            last = hash;
        }
        assertThat(seen).isEqualTo(ends.size()).isEqualTo(16);
        int groups = groupsOfOneTable(fixture);
        assertThat(longest).isGreaterThan(groups + groups / 2).isLessThanOrEqualTo(2L * groups);
        report(shape, "advance", new Step(0, 0, 0, longest, 0, 0));
    }

    /** Tables without entries are passed without a look at their groups. */
    private static long groupsBetween(Subject map, long from, long to) {
        int places = CoreFixture.places(map.map());
        int shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        long groups = 0;
        Table before = CoreFixture.tableAt(map.map(), (int) (from >>> shift));
        for (int place = (int) (from >>> shift); place <= (int) (to >>> shift); place++) {
            Table table = CoreFixture.tableAt(map.map(), place);
            if (table.live != 0 && (table != before || place == (int) (from >>> shift))) {
                int first = place == (int) (from >>> shift) ? table.home(from) : 0;
                int last = place == (int) (to >>> shift) ? table.home(to) : table.groups() - 1;
                groups += last - first + 1;
            }
            before = table;
        }
        return groups;
    }

    /** For the ADR: the property lethe.test.figures shows what was counted. */
    private static void report(Shape shape, String what, Step step) {
        if (Boolean.getBoolean("lethe.test.figures")) {
            System.out.println(shape + ", longest " + what + ": " + step);
        }
    }
}

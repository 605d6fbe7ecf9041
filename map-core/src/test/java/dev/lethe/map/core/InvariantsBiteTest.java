package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proof that can fail: each invariant is broken alone, and checkInvariants names it. */
class InvariantsBiteTest {
    private static final int HASH = 0x3000_0000;

    /** All in one table. */
    private static Subject one(Shape shape) {
        Subject map = new CoreFixture(shape).filled(4_000);
        assertThat(CoreFixture.places(map.map())).isEqualTo(1);
        return map;
    }

    private static Subject many(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(fixture.entriesOf(8));
        assertThat(CoreFixture.places(map.map())).isEqualTo(8);
        return map;
    }

    /** Two groups full of one hash, a flood, and a stash of three. */
    private static Subject stashed(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(4_000);
        for (int i = 0; i < CoreFixture.WITHIN_REACH + 3; i++) {
            map.put(fixture.key(HASH, i), fixture.value(i));
        }
        assertThat(table(map).stash).isEqualTo(3);
        return map;
    }

    private static Table table(Subject map) {
        return CoreFixture.tableAt(map.map(), 0);
    }

    private static void bites(Subject map, String invariant) {
        assertThatThrownBy(map::checkInvariants)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(invariant);
    }

    private static int slot(Table table, IntPredicate wanted) {
        for (int slot = 0; slot < table.slotsOfGroups(); slot++) {
            if (wanted.test(slot)) {
                return slot;
            }
        }
        throw new AssertionError("no such slot");
    }

    private static int occupied(Table table) {
        return slot(table, slot -> CoreFixture.isOccupied(table, slot));
    }

    private static int free(Table table) {
        return slot(table, slot -> !CoreFixture.isOccupied(table, slot));
    }

    private static void flip(Table table, int slot, long bits) {
        table.words[slot / Control.GROUP_SLOTS] ^= bits << 8 * (slot % Control.GROUP_SLOTS);
    }

    private static void occupy(Table table, int slot, long hash) {
        int group = slot / Control.GROUP_SLOTS;
        table.words[group] = Control.withControl(table.words[group], slot % Control.GROUP_SLOTS, hash);
    }

    private static void vacate(Table table, int slot) {
        int group = slot / Control.GROUP_SLOTS;
        table.words[group] = Control.withoutControl(table.words[group], slot % Control.GROUP_SLOTS);
    }

    @ParameterizedTest
    @EnumSource
    void soundMapsPass(Shape shape) {
        one(shape).checkInvariants();
        many(shape).checkInvariants();
        stashed(shape).checkInvariants();
    }

    @ParameterizedTest
    @EnumSource
    void controlByteOfAnotherHash(Shape shape) {
        Subject map = one(shape);
        flip(table(map), occupied(table(map)), 1);
        bites(map, "T1: slot " + occupied(table(map)));
    }

    @ParameterizedTest
    @EnumSource
    void countOffByOne(Shape shape) {
        Subject more = one(shape);
        table(more).words[17] += Control.ONE_PASSED;
        bites(more, "T2: group 17");

        Subject less = one(shape);
        Table table = table(less);
        int group =
                slot(table, slot -> Control.passed(table.words[slot / Control.GROUP_SLOTS]) != 0) / Control.GROUP_SLOTS;
        table.words[group] -= Control.ONE_PASSED;
        bites(less, "T2: group " + group + " ");
    }

    @ParameterizedTest
    @EnumSource
    void entryOutOfReachOfItsHome(Shape shape) {
        Subject map = stashed(shape);
        Table table = table(map);
        int home = table.home((long) HASH << 32);
        int last = slot(table, slot -> slot / Control.GROUP_SLOTS == home + 1);
        int beyond = last + (Geometry.MAX_REACH - 1) * Control.GROUP_SLOTS;
        CoreFixture.copy(table, last, beyond);
        CoreFixture.wipe(table, last);
        occupy(table, beyond, (long) HASH << 32);
        vacate(table, last);
        bites(map, "T3: slot " + beyond + " ");
    }

    @ParameterizedTest
    @EnumSource
    void roomForAnEntryOfTheStash(Shape shape) {
        Subject map = stashed(shape);
        Table table = table(map);
        int last = slot(table, slot -> slot / Control.GROUP_SLOTS == table.home((long) HASH << 32) + 1);
        vacate(table, last);
        CoreFixture.wipe(table, last);
        for (int group = table.home((long) HASH << 32); group < last / Control.GROUP_SLOTS; group++) {
            table.words[group] -= Control.ONE_PASSED;
        }
        table.live--;
        bites(map, "T4: group " + last / Control.GROUP_SLOTS + " ");
    }

    @ParameterizedTest
    @EnumSource
    void wrongMarkOfTheStash(Shape shape) {
        Subject without = one(shape);
        table(without).words[17] |= Control.STASHED;
        bites(without, "T4: the mark of group 17 is wrong");

        Subject with = stashed(shape);
        int home = table(with).home((long) HASH << 32);
        table(with).words[home] &= ~Control.STASHED;
        bites(with, "T4: the mark of group " + home + " is wrong");
    }

    @ParameterizedTest
    @EnumSource
    void liveOffByOne(Shape shape) {
        Subject more = one(shape);
        table(more).live++;
        bites(more, "T5: table 0 counts 4001 entries but holds 4000");
        Subject less = many(shape);
        table(less).live--;
        bites(less, "T5: table 0 counts ");
    }

    @ParameterizedTest
    @EnumSource
    void stashWithAGap(Shape shape) {
        Subject map = stashed(shape);
        table(map).stash--;
        bites(map, "T5: the stash counts 2 entries but has 3");
    }

    @ParameterizedTest
    @EnumSource(names = "LONG_LONG", mode = EnumSource.Mode.EXCLUDE)
    void referenceLeftInAFreeSlot(Shape shape) {
        Subject map = one(shape);
        Table table = table(map);
        int free = free(table);
        CoreFixture.copy(table, occupied(table), free);
        bites(map, "T6: free slot " + free + " of table 0");
    }

    /** Keys and values apart: one of the two would do. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "LONG_OBJECT"})
    void valueLeftInAFreeSlot(Shape shape) {
        Subject map = one(shape);
        Table table = table(map);
        int free = free(table);
        if (table instanceof LongObjectSlots slots) {
            slots.setValue(free, "left");
        } else {
            ((ObjectObjectSlots) table).setValue(free, "left");
        }
        bites(map, "T6: free slot " + free + " of table 0");
    }

    @ParameterizedTest
    @EnumSource(names = "LONG_LONG", mode = EnumSource.Mode.EXCLUDE)
    void referenceLeftBehindTheStash(Shape shape) {
        Subject map = stashed(shape);
        Table table = table(map);
        CoreFixture.copy(table, table.slotsOfGroups(), table.slotsOfGroups() + 3);
        bites(map, "T6: free slot " + (table.slotsOfGroups() + 3) + " of the stash");
    }

    @ParameterizedTest
    @EnumSource
    void deadTableThatWasNotWiped(Shape shape) {
        Subject map = one(shape);
        map.map().clearLazily();
        map.checkInvariants();
        table(map).live = 0;
        bites(map, "T7: ");
    }

    /** Its count is what the debt is made of, and what tells how it is to be wiped. */
    @ParameterizedTest
    @EnumSource
    void deadTableThatCountsWrongly(Shape shape) {
        Subject map = one(shape);
        map.map().clearLazily();
        table(map).live--;
        bites(map, "T5: table 0 counts 3999 entries but holds 4000");
    }

    @ParameterizedTest
    @EnumSource
    void entryBehindAGroupThatHasRoom(Shape shape) {
        Subject map = one(shape);
        Table table = table(map);
        int from = slot(table, slot -> isSettled(table, slot));
        int to = (from / Control.GROUP_SLOTS + 1) * Control.GROUP_SLOTS;
        while (CoreFixture.isOccupied(table, to)) {
            to++;
        }
        long hash = CoreFixture.hashAt(table, from);
        CoreFixture.copy(table, from, to);
        CoreFixture.wipe(table, from);
        vacate(table, from);
        occupy(table, to, hash);
        table.words[from / Control.GROUP_SLOTS] += Control.ONE_PASSED; // so the counts are right
        bites(map, "T8: group " + from / Control.GROUP_SLOTS + " ");
    }

    /** Whether an entry lives at home, and the next group has room. */
    private static boolean isSettled(Table table, int slot) {
        int group = slot / Control.GROUP_SLOTS;
        return CoreFixture.isOccupied(table, slot)
                && table.home(CoreFixture.hashAt(table, slot)) == group
                && Control.passed(table.words[group]) == 0
                && group + 1 < table.groups()
                && Control.matchFree(table.words[group + 1]) != 0;
    }

    @ParameterizedTest
    @EnumSource
    void entryOfAnotherTable(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = many(shape);
        Object key = fixture.key(0xFFFF_0000, 1_000_000);
        CoreFixture.insert(table(map), CoreFixture.hashOf(key), key, fixture.value(1));
        bites(map, "I1: slot ");
    }

    @ParameterizedTest
    @EnumSource
    void entryGoneWithoutTheMap(Shape shape) {
        Subject map = one(shape);
        CoreFixture.remove(table(map), occupied(table(map)));
        bites(map, "I3: size is 4000 but the tables hold 3999");
    }

    @ParameterizedTest
    @EnumSource
    void sizeOffByOne(Shape shape) throws ReflectiveOperationException {
        Subject map = many(shape);
        Field size = field(map.map(), "size");
        long held = size.getLong(map.map());
        size.setLong(map.map(), held + 1);
        bites(map, "I3: size is " + (held + 1) + " but the tables hold " + held);
    }

    @ParameterizedTest
    @EnumSource
    void debtOffByOne(Shape shape) throws ReflectiveOperationException {
        Subject map = many(shape);
        long dead = shape == Shape.LONG_LONG ? 0 : map.mappingCount();
        map.map().clearLazily();
        Object ledger = ledger(map);
        Field debt = field(ledger, "debt");
        debt.setLong(ledger, debt.getLong(ledger) + 1);
        bites(map, "I4: debt is " + (dead + 1));
    }

    @ParameterizedTest
    @EnumSource(names = "LONG_LONG", mode = EnumSource.Mode.EXCLUDE)
    void debtThatNobodyPays(Shape shape) throws ReflectiveOperationException {
        Subject map = many(shape);
        map.map().clearLazily();
        field(ledger(map), "due").setBoolean(ledger(map), false);
        bites(map, "I4: there is a debt that nobody pays");
    }

    @ParameterizedTest
    @EnumSource
    void debtWithoutADirectory(Shape shape) throws ReflectiveOperationException {
        Subject map = one(shape);
        field(ledger(map), "debt").setLong(ledger(map), 1);
        bites(map, "I4: debt is 1 without a directory");
    }

    @ParameterizedTest
    @EnumSource
    void roomOffByOne(Shape shape) throws ReflectiveOperationException {
        Subject map = many(shape);
        Field room = field(ledger(map), "room");
        room.setLong(ledger(map), room.getLong(ledger(map)) - 1);
        bites(map, "I9: ");
        room.setLong(ledger(map), room.getLong(ledger(map)) + 1);
        map.checkInvariants();
        field(ledger(map), "unmade").setInt(ledger(map), 1);
        bites(map, "I9: ");
    }

    @ParameterizedTest
    @EnumSource
    void placeThatDoesNotShareItsTable(Shape shape) throws ReflectiveOperationException {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        for (int i = 0; CoreFixture.places(map.map()) < 4; i++) { // the upper half does not split
            map.put(
                    fixture.key(CoreFixture.places(map.map()) == 1 ? i * 0x9E37_79B9 : i * 0x9E37_79B9 >>> 1, i),
                    fixture.value(i));
        }
        map.checkInvariants();
        assertThat(CoreFixture.tableAt(map.map(), 2)).isSameAs(CoreFixture.tableAt(map.map(), 3));
        Object directory = field(ledger(map), "directory").get(ledger(map));
        Array.set(directory, 3, Array.get(directory, 0));
        bites(map, "I5: place 3 does not share the table of 2");
    }

    @ParameterizedTest
    @EnumSource
    void tableInAPlaceThatIsNotIts(Shape shape) throws ReflectiveOperationException {
        Subject map = many(shape);
        Object directory = field(ledger(map), "directory").get(ledger(map));
        Object first = Array.get(directory, 0);
        int last = Array.getLength(directory) - 1;
        Array.set(directory, 0, Array.get(directory, last));
        Array.set(directory, last, first);
        bites(map, "I");
    }

    private static Object ledger(Subject map) throws ReflectiveOperationException {
        return field(map.map(), "ledger").get(map.map());
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}

package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One table of 64 groups without a map: what it says of how its entries lie, and by which bits they go in the next one. */
class FoldOfOneTableTest extends OneTable {
    private static final int LOWER = 0x2000_0000;
    private static final int UPPER = 0x9000_0000;

    /** Entries in the groups from here on, two in each: none is displaced. */
    private void insertMany(int upper, int entries) {
        for (int number = 0; number < entries; number++) {
            insert(upper + (number << 25), number);
        }
    }

    @Test
    void entriesAreEvenUntilOneEighthHasTooMany() {
        insertMany(UPPER, 19); // 0x90.. to 0xB4..: by the first bit 1, in two eighths of the upper half
        assertThat(table.isEvenIn(hash(UPPER, 0), 0)).isTrue();
        for (int number = 100; number < 100 + 19 - 8; number++) {
            insert(UPPER, number);
        }
        // 0x90.. to 0x9F.., one eighth of the upper half: 8 + 11 = 19 of 30, and 30 / 6 + 16 = 21 may be
        assertThat(table.isEvenIn(hash(UPPER, 0), 1)).isTrue();
        insert(UPPER, 200);
        insert(UPPER, 201);
        assertThat(table.isEvenIn(hash(UPPER, 0), 1)).isTrue(); // 21 of 32
        insert(UPPER, 202);
        assertThat(table.isEvenIn(hash(UPPER, 0), 1)).isFalse(); // 22 of 33
        assertThat(table.isEvenIn(hash(LOWER, 0), 1)).isTrue(); // has none
        assertThat(table.isEvenIn(hash(LOWER, 0), 0)).isFalse();
    }

    @Test
    void onlyTheEntriesWithTheseBitsAreAskedFor() {
        for (int number = 0; number < 40; number++) {
            insert(LOWER, number);
        }
        insertMany(0x8000_0000, 64);
        assertThat(table.isEvenIn(hash(UPPER, 0), 1)).isTrue();
        assertThat(table.isEvenIn(hash(LOWER, 0), 1)).isFalse();
        assertThat(table.isEvenIn(0, 1)).isFalse();
        assertThat(table.isEvenIn(hash(LOWER, 0), 3)).isFalse();
        assertThat(table.isEvenIn(0, 3)).isTrue(); // has none
    }

    @Test
    void aFoldedTableStaysFoldedUntilItsEntriesAreEven() {
        int even = Table.evenShift(64, 0);
        assertThat(table.shiftFor(64, 0, 0)).isEqualTo(even);
        for (int number = 0; number < 10; number++) {
            insert(LOWER, number);
        }
        assertThat(table.shiftFor(64, 0, hash(LOWER, 0))).isEqualTo(even); // folded it was not
        table = table(0);
        table.fold(table.foldedShift());
        int folded = table.shift();
        assertThat(folded).isLessThan(even);
        for (int number = 0; number < 29; number++) {
            insert(LOWER + (number << 20), number);
        }
        assertThat(table.isPressed()).isFalse();
        assertThat(table.shiftFor(64, 0, hash(LOWER, 0))).isEqualTo(folded);
        assertThat(table.shiftFor(1, 0, hash(LOWER, 0))).isEqualTo(Table.evenShift(1, 0));
        assertThat(table.shiftFor(64, 1, hash(UPPER, 0))).isEqualTo(Table.evenShift(64, 1)); // has none
        assertThat(table.shiftFor(1 << 20, 0, hash(LOWER, 0))).isEqualTo(Table.evenShift(1 << 20, 0));
        for (int number = 100; !table.isPressed(); number++) {
            insert(LOWER, number);
        }
        assertThat(table.shiftFor(64, 0, hash(LOWER, 0))).isEqualTo(folded - 1);
        table = table(0);
        table.fold(Integer.SIZE);
        for (int number = 0; !table.isPressed(); number++) {
            insert(LOWER, number);
        }
        assertThat(table.shiftFor(64, 0, hash(LOWER, 0))).isEqualTo(Integer.SIZE);
    }

    @Test
    void homesAreThoseOfTheEntriesAndNotWhereTheyCameTo() {
        assertThat(table.hasHomesIn(0, 64)).isFalse();
        insert(5 << 26, 0);
        for (int from = 0; from < 64; from++) {
            for (int to = from; to < 64; to++) {
                assertThat(table.hasHomesIn(from, to)).isEqualTo(from <= 5 && 5 < to);
            }
        }
        table = table(0);
        for (int number = 0; number < 10; number++) {
            insert(63 << 26, number); // three come to the first group
        }
        assertThat(table.entriesIn(0, 1)).isEqualTo(3);
        assertThat(table.hasHomesIn(0, 32)).isFalse();
        assertThat(table.hasHomesIn(32, 64)).isTrue();
    }

    @Test
    void theEntriesOfTheLowerTableAreCountedByTheNextBit() {
        for (int depth = 0; depth < 2; depth++) {
            table = table(depth);
            int upper = 0x8000_0000 >>> depth;
            for (int number = CoreFixture.WITHIN_REACH + 5; number > 0; number--) {
                insert(0, number - 1); // the last in the stash has the lowest hash of all
            }
            for (int number = 0; number < CoreFixture.WITHIN_REACH + 7; number++) {
                insert(upper, number);
            }
            for (int number = 0; number < 3; number++) {
                insert(0x0800_0000 >>> depth, number);
            }
            assertThat(table.stashedBelow()).isEqualTo(5);
            assertThat(table.entriesBelow()).isEqualTo(CoreFixture.WITHIN_REACH + 5 + 3);
        }
    }

    /** Without it a table could have an entry in its stash for which the first group has room (T4). */
    @Test
    void aRankedEntryTakesTheRoomOfTheFirstGroup() {
        insert(0x0001_0000, 0);
        table.insertRanked(hash(0x0001_0001, 1), CoreFixture.unmix(hash(0x0001_0001, 1)), 1);
        assertThat(table.stash).isZero();
        assertThat(table.entriesIn(0, 1)).isEqualTo(2);
    }

    /** An eighth of the groups may hold a sixth of the entries and 16; few groups are in each other's reach. */
    @Test
    void groupsAreEvenUntilOneEighthHasTooMany() {
        for (int number = 0; number < 19; number++) {
            insert((8 + number % 8) << 26, number); // groups 8 to 15, the second eighth
        }
        assertThat(table.isEven(0, 64)).isTrue(); // 19 of 19
        insert(8 << 26, 19);
        assertThat(table.isEven(0, 64)).isFalse(); // 20 of 20, and 19 may be
        assertThat(table.isEven(0, 32)).isTrue();
        insert(63 << 26, 20);
        insert(63 << 26, 21);
        insert(63 << 26, 22);
        insert(63 << 26, 23);
        assertThat(table.isEven(0, 64)).isTrue(); // 20 of 24
    }

    /** They are within each other's reach as they lie. */
    @Test
    void thirtyTwoGroupsAreEvenHoweverTheirEntriesLie() {
        for (int number = 0; number < 4 * Control.GROUP_SLOTS; number++) {
            insert((40 + number % 4) << 26, number);
        }
        assertThat(table.isEven(32, 64)).isTrue();
        assertThat(table.isEven(31, 64)).isFalse(); // 28 in an eighth of 33 groups, and 20 may be
    }

    @Test
    void anEighthIsOneOfTheGroupsThatAreAskedFor() {
        for (int number = 0; number < 2 * Control.GROUP_SLOTS; number++) {
            insert((40 + number % 2) << 26, number);
            insert((44 + number % 2) << 26, 100 + number);
        }
        assertThat(table.isEven(24, 64)).isTrue(); // 14 each in groups 39 to 43 and 44 to 48, and 20 may be
    }
}

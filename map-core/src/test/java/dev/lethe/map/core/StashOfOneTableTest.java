package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One table of 64 groups without a map: when its stash presses, is wide or would spread, and where its entries are found. */
class StashOfOneTableTest extends OneTable {
    private static final int FLOOD = 0x2000_0005;
    private static final int IN_GROUPS = CoreFixture.WITHIN_REACH;

    private int find(int upper, int number) {
        long hash = hash(upper, number);
        int slot = table.find(hash, CoreFixture.unmix(hash), EPOCH);
        assertThat(table.locate(hash, CoreFixture.unmix(hash), EPOCH)).isEqualTo(slot);
        return slot;
    }

    private void remove(int upper, int number) {
        table.remove(find(upper, number), hash(upper, number));
    }

    /** Entries of one hash until so many are in the stash. */
    private void flood(int stashed) {
        while (table.stash < stashed) {
            insert(FLOOD, table.live);
        }
    }

    /** Another hash with the same home and the same control byte. */
    private static int kin(int number) {
        return FLOOD | number << 7;
    }

    /** Has all that wait ranked in the order in which they came. */
    private void rankAll() {
        List<Integer> waiting = new ArrayList<>();
        for (int place = table.spill.firstWaiting(); place != Spill.NIL; place = table.spill.nextWaiting(place)) {
            waiting.add(0, place);
        }
        waiting.forEach(place -> SpillTest.rankLast(table.spill, place));
    }

    @Test
    void pressesAtSixteenAndAtTwiceAsManyOnceRelieved() {
        int[] pressesAt = {16, 32, 64};
        for (int entries : pressesAt) {
            flood(entries - 1);
            assertThat(table.isPressed() || table.isFull()).isFalse();
            flood(entries);
            assertThat(table.isPressed() && table.isFull()).isTrue();
            table.relieve();
            assertThat(table.limit).isEqualTo(Geometry.limit(64));
        }
        flood(140); // pressed since 128
        table.relieve();
        flood(279);
        assertThat(table.isPressed()).isFalse();
        flood(280);
        assertThat(table.isPressed()).isTrue();
    }

    @Test
    void anEmptiedStashIsAsNew() {
        flood(40);
        table.relieve();
        for (int number = 0; number < 39; number++) {
            remove(FLOOD, number);
            assertThat(table.stash).isEqualTo(39 - number);
        }
        assertThat(table.spill.pressAt).isEqualTo(80);
        remove(FLOOD, 39);
        assertThat(table.stash).isZero();
        assertThat(Control.isStashed(table.word(table.home(hash(FLOOD, 0))))).isFalse();
        assertThat(table.spill.pressAt).isEqualTo(Spill.PATIENCE);
        assertThat(table.isPressed()).isFalse();
    }

    @Test
    void wouldSpreadWhenHalfOfItsHashesDiffer() {
        for (int different : new int[] {1, 7, 8, 16}) {
            table = table(0);
            for (int number = 0; number < IN_GROUPS; number++) {
                insert(FLOOD, number);
            }
            for (int number = 0; number < 16; number++) {
                insert(kin(Math.max(0, number - 16 + different)), 100 + number);
            }
            assertThat(table.stash).isEqualTo(16);
            assertThat(table.wouldSpread()).isEqualTo(different >= 8);
            rankAll();
            assertThat(table.spill.firstWaiting()).isEqualTo(Spill.NIL);
            assertThat(table.wouldSpread()).isEqualTo(different >= 8);
        }
    }

    @Test
    void isWideWithMoreThanFourTimesTheRoomAndEightGroups() {
        assertThat(table.hasWideStash()).isFalse();
        flood(100);
        assertThat(table.slots() - table.slotsOfGroups()).isEqualTo(112);
        for (int number = 0; table.stash > 14; number++) {
            remove(FLOOD, number);
        }
        assertThat(table.hasWideStash()).isFalse();
        remove(FLOOD, 86);
        assertThat(table.stash).isEqualTo(13);
        assertThat(table.hasWideStash()).isTrue();
    }

    @Test
    void groupsAreFullWhateverTheStashHolds() {
        flood(10);
        int number = 0;
        while (table.live - table.stash < Geometry.limit(64) - 1) {
            insert(number * 0x9E37_79B9, 1_000 + number++);
        }
        assertThat(table.stash).isEqualTo(10);
        assertThat(table.groupsAreFull() || table.isFull()).isFalse();
        insert(number * 0x9E37_79B9, 1_000 + number);
        assertThat(table.groupsAreFull() && table.isFull()).isTrue();
    }

    @Test
    void countsTheStashOfTheLowerHalfByTheNextBit() {
        for (int depth = 0; depth < 2; depth++) {
            table = table(depth);
            int upper = 0x8000_0000 >>> depth;
            for (int number = 0; number < IN_GROUPS + 5; number++) {
                insert(0x0001_0000, number);
            }
            for (int number = 0; number < IN_GROUPS + 7; number++) {
                insert(upper, number);
            }
            assertThat(table.stash).isEqualTo(12);
            assertThat(table.stashedBelow()).isEqualTo(5);
        }
    }

    @Test
    void preparesTheRoomThatAnInsertTakesAndNoMore() {
        table.prepare(hash(FLOOD, 0), 0);
        assertThat(table.spill).isNull();
        flood(7);
        int full = table.slots();
        table.prepare(hash(~FLOOD, 0), 0);
        assertThat(table.slots()).isEqualTo(full);
        table.prepare(hash(FLOOD, 0), 0);
        int prepared = table.slots();
        assertThat(prepared).isGreaterThan(full);
        table.prepare(hash(FLOOD, 0), 0);
        flood(8);
        assertThat(table.slots()).isEqualTo(prepared);
    }

    @Test
    void findsAndLocatesWhatWaitsAndWhatIsRanked() {
        List<Integer> uppers = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            int upper = number < IN_GROUPS ? FLOOD : kin(number); // in the order of their hashes, as what is ranked
            uppers.add(upper);
            int slot = insert(upper, number);
            assertThat(find(upper, number)).isEqualTo(slot);
        }
        for (int round = 0; round < 2; round++) {
            for (int number = 0; number < 60; number++) {
                int upper = uppers.get(number);
                int slot = find(upper, number);
                assertThat(slot).isNotNegative();
                long key = CoreFixture.unmix(hash(upper, number));
                assertThat(table.isAt(slot, hash(upper, number), key)).isTrue();
                assertThat(table.isAt(slot, hash(upper, number), key + 1)).isFalse();
                assertThat(table.isAt(table.slots(), hash(upper, number), key)).isFalse();
                assertThat(table.locate(hash(upper, number), key, EPOCH + 1)).isEqualTo(-1);
                assertThat(find(upper, 1_000 + number)).isEqualTo(-1);
                assertThat(table.staysPutWithout(slot)).isFalse();
            }
            rankAll();
        }
        int last = find(uppers.get(59), 59);
        remove(uppers.get(59), 59);
        long hash = hash(uppers.get(59), 59);
        assertThat(table.isAt(last, hash, CoreFixture.unmix(hash))).isFalse();
    }

    /** The hole takes an entry of one flood; another, which is one shorter on its way, too, has room behind the hole. */
    @Test
    void aRemovalMayMakeRoomForTwo() {
        int flood = 1;
        int passing = 2; // from the same home into groups 2 and 3
        int kin = 2 << 26 | passing; // at home in group 2, among 14 of the same control byte
        int[] hashes = {flood, passing, kin};
        int[] counts = {15, 14, 1};
        for (int i = 0; i < hashes.length; i++) {
            for (int number = 0; number < counts[i]; number++) {
                insert(hashes[i], number);
            }
        }
        assertThat(table.stash).isEqualTo(2);
        remove(flood, 0);
        assertThat(table.stash).isZero();
        for (int i = 0; i < hashes.length; i++) {
            for (int number = i == 0 ? 1 : 0; number < counts[i]; number++) {
                assertThat(find(hashes[i], number)).isNotNegative();
            }
        }
    }

    /** What waits, and what is ranked. */
    @Test
    void theFirstGroupHasRoomForTheStash() {
        for (boolean ranked : new boolean[] {false, true}) {
            table = table(0);
            int second = 1 << 26 | 5;
            for (int number = 0; number < Control.GROUP_SLOTS; number++) {
                insert(second, number);
            }
            for (int number = 0; number < Control.GROUP_SLOTS + 1; number++) {
                insert(5, number);
            }
            assertThat(table.stash).isEqualTo(1);
            if (ranked) {
                rankAll();
            }
            remove(5, 0);
            assertThat(table.stash).isZero();
            assertThat(table.entriesIn(0, 1)).isEqualTo(Control.GROUP_SLOTS);
        }
    }

    @Test
    void thereIsNothingBehindARankedFloodOfTheHighestHash() {
        int highest = -1;
        insert(~FLOOD, 0); // ranked below the flood, but of another home
        for (int number = 1; table.stash < 5; number++) {
            insert(highest, number);
        }
        int other = 63 << 26; // of the same home, and another control byte
        insert(other, 0);
        rankAll();
        int entries = table.live;
        remove(other, 0);
        assertThat(table.live).isEqualTo(entries - 1);
        assertThat(table.stash).isEqualTo(5);
    }

    @Test
    void rankedEntriesComeInAnyOrder() {
        for (int number = 0; number < IN_GROUPS; number++) {
            insert(FLOOD, number);
        }
        int[] order = {9, 4, 7, 12, 3, 8, 15, 10, 1};
        for (int number : order) {
            long hash = hash(kin(number), number);
            table.insertRanked(hash, CoreFixture.unmix(hash), number);
        }
        assertThat(table.stash).isEqualTo(order.length);
        assertThat(table.spill.firstWaiting()).isEqualTo(Spill.NIL);
        for (int number : order) {
            assertThat(find(kin(number), number)).isNotNegative();
        }
        assertThat(find(kin(2), 2)).isEqualTo(-1);
    }
}

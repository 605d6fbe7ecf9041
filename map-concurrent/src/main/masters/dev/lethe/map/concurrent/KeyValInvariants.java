package dev.lethe.map.concurrent;

import org.jspecify.annotations.NullUnmarked;

/** Proves the invariants of tables and directory by a walk, without user code; each table under its lock. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValInvariants {
    private KeyValInvariants() {}

    static <K, V> void check(KeyValDirectory<K, V> map) {
        checkDirectory(map.places());
        for (long place = 0; ; ) {
            KeyValTable table = map.at(place);
            KeyValDirectory.checkOpen(table);
            table.header.lock(); // as it is: a dead table is not entered
            long end;
            try {
                if (table.isRetired()) {
                    continue;
                }
                if (table.epoch() == map.epoch) {
                    checkTable(table, table.startOf(place));
                } else {
                    Proof.require(
                            table.header.live() != 0 || isClean(table),
                            "T7: a dead table without entries is not wiped");
                }
                end = table.endOf(place);
            } finally {
                table.header.unlock();
            }
            place = end;
            if (place == 0) {
                return;
            }
        }
    }

    private static void checkDirectory(KeyValTable[] places) {
        Proof.require(Integer.bitCount(places.length) == 1, "The directory has %d places", places.length);
        for (int place = 0; place < places.length; ) {
            KeyValTable table = places[place];
            int span = places.length >> table.depth;
            if (table.isRetired()) {
                return; // it is being replaced right now
            }
            Proof.require(span > 0 && place % span == 0, "Table at place %d has a depth of %d", place, table.depth);
            for (int other = place; other < place + span; other++) {
                Proof.require(
                        places[other] == table
                                || table.isRetired()
                                || places[other].isRetired()
                                || table.header.isLocked(),
                        "Place %d does not share the table of %d",
                        other,
                        place);
            }
            place += span;
        }
    }

    private static boolean isClean(KeyValTable table) {
        for (int group = 0; group < table.groups; group++) {
            if (table.word(group * KeyValTable.STRIDE) != Control.EMPTY) {
                return false;
            }
            for (int in = 0; in < Control.GROUP_SLOTS && !table.isBare(); in++) {
                if (!table.isWiped(Table.slot(group, in))) {
                    return false;
                }
            }
        }
        return table.spill().size() == 0;
    }

    private static void checkTable(KeyValTable table, long lowestHash) {
        if (table.isBare()) {
            Proof.require(table.header.live() == 0, "A bare table counts %d entries", table.header.live());
            Proof.require(isClean(table), "A bare table is not empty");
            return;
        }
        int[] passed = new int[table.groups];
        int live = table.spill().size();
        for (int group = 0; group < table.groups; group++) {
            int at = group * KeyValTable.STRIDE;
            Proof.require((table.version(at) & 1) == 0, "I5: the version of group %d is odd", group);
            for (int in = 0; in < Control.GROUP_SLOTS; in++) {
                int slot = Table.slot(group, in);
                long control = Control.controlAt(table.word(at), in);
                if (control > 0x7F) {
                    Proof.require(table.isWiped(slot), "T6: free slot %d refers to something", slot);
                    continue;
                }
                live++;
                long hash = table.hashAt(slot);
                Proof.require(
                        control == Control.controlByte(hash), "T1: slot %d has the control byte of another hash", slot);
                Proof.require(table.startOf(hash) == lowestHash, "I4: slot %d belongs to another table", slot);
                int home = table.home(hash);
                Proof.require(
                        table.distance(home, group) < table.reach(), "T3: slot %d is out of reach of its home", slot);
                for (int on = home; on != group; on = on + 1 & table.groups - 1) {
                    passed[on]++;
                    long word = table.word(on * KeyValTable.STRIDE);
                    Proof.require(Control.matchFree(word) == 0, "T8: group %d has room but an entry passed it", on);
                }
            }
        }
        checkCounts(table, passed);
        Proof.require(
                live == table.header.live(), "The table counts %d entries but holds %d", table.header.live(), live);
    }

    private static void checkCounts(KeyValTable table, int[] passed) {
        boolean[] spilled = new boolean[table.groups];
        KeyValSpill spill = table.spill();
        for (int i = 0; i < spill.size(); i++) {
            long hash = spill.at(i).hash;
            spilled[table.home(hash)] = true;
            Proof.require(
                    table.owesRoom() || table.roomFrom(table.home(hash), hash) < 0,
                    "T4: there is room for an entry of the spill");
        }
        Proof.require(spill.isSound(), "P1: the spill is not in the order of its hashes, or its tree is not balanced");
        for (int group = 0; group < table.groups; group++) {
            long word = table.word(group * KeyValTable.STRIDE);
            Proof.require(
                    Control.passed(word) == passed[group],
                    "I6: group %d counts %d, passed %d",
                    group,
                    Control.passed(word),
                    passed[group]);
            Proof.require(Control.isStashed(word) == spilled[group], "T4: the mark of group %d is wrong", group);
        }
    }
}

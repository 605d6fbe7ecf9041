package dev.lethe.map.core;

import org.jspecify.annotations.NullUnmarked;

/** Proves the invariants of KeyValTable (T1 to T9) and KeyValDirectory (I1, I3 to I5, I9) by a walk, without user code. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValInvariants {
    private KeyValInvariants() {}

    static <K, V> void check(KeyValEngine<K, V> map, long size, long debt) {
        long live = 0;
        long dead = 0;
        long room = 0;
        int unmade = 0;
        for (int place = 0; place < map.places(); ) {
            KeyValTable table = map.tableAt(place);
            int span = table.groups() == 1 && table.epoch == KeyValTable.NEVER ? 1 : map.places() >> table.depth;
            Proof.require(span > 0 && place % span == 0, "I5: table at place %d has a depth of %d", place, table.depth);
            for (int other = place; other < place + span; other++) {
                Proof.require(map.tableAt(other) == table, "I5: place %d does not share the table of %d", other, place);
            }
            if (table.epoch != KeyValTable.NEVER) { // one of another epoch has all that it had when that ended
                Proof.require(table.live != 0 || isClean(table), "T7: a table without entries is not wiped");
                checkTable(table, (long) place << Long.SIZE - depthOf(map), place);
                room += Geometry.limit(table.groups());
            } else {
                unmade++;
            }
            live += table.epoch == map.epoch ? table.live : 0;
            dead += table.epoch == map.epoch ? 0 : table.live;
            place += span;
        }
        Proof.require(live == size, "I3: size is %d but the tables hold %d", size, live);
        Proof.require(
                debt == (KeyValTable.REFERENCES ? dead : 0), "I4: debt is %d but dead entries are %d", debt, dead);
        checkLedger(map.ledger, map.only == null, room, unmade);
    }

    private static void checkLedger(KeyValLedger ledger, boolean hasDirectory, long room, int unmade) {
        if (hasDirectory) {
            Proof.require(
                    ledger.room == room && ledger.unmade == unmade,
                    "I9: room and unmade are %d, %d but should be %d, %d",
                    ledger.room,
                    ledger.unmade,
                    room,
                    unmade);
            Proof.require(ledger.debt == 0 || ledger.due, "I4: there is a debt that nobody pays");
        } else {
            Proof.require(ledger.debt == 0, "I4: debt is %d without a directory", ledger.debt);
        }
    }

    private static <K, V> int depthOf(KeyValEngine<K, V> map) {
        return Integer.numberOfTrailingZeros(map.places());
    }

    private static boolean isClean(KeyValTable table) {
        for (int group = 0; group < table.groups(); group++) {
            if (table.word(group) != Control.EMPTY) {
                return false;
            }
        }
        for (int slot = 0; slot < table.slots(); slot++) {
            if (!table.isWiped(slot)) {
                return false;
            }
        }
        return true;
    }

    private static void checkFold(KeyValTable table) {
        int even = KeyValTable.evenShift(table.groups(), table.depth);
        Proof.require(
                table.isFolded() || table.shift() == even,
                "T9: the homes of a table that is not folded go by the wrong bits");
        Proof.require(
                !table.isFolded()
                        || table.shift() < even
                                && table.shift() >= Integer.SIZE
                                && table.groups() <= KeyValTable.FOLDED_GROUPS,
                "T9: a table of %d groups is folded to a shift of %d",
                table.groups(),
                table.shift());
    }

    private static void checkTable(KeyValTable table, long lowestHash, int place) {
        checkFold(table);
        int[] passed = new int[table.groups()];
        int live = 0;
        for (int slot = 0; slot < Math.min(table.slotsOfGroups(), table.slots()); slot++) {
            int group = slot / Control.GROUP_SLOTS;
            long control = Control.controlAt(table.word(group), slot % Control.GROUP_SLOTS);
            if (control > 0x7F) {
                Proof.require(table.isWiped(slot), "T6: free slot %d of table %d refers to something", slot, place);
                continue;
            }
            live++;
            long hash = table.hashAt(slot);
            Proof.require(
                    control == Control.controlByte(hash), "T1: slot %d has the control byte of another hash", slot);
            Proof.require(
                    table.depth == 0 || hash >>> Long.SIZE - table.depth == lowestHash >>> Long.SIZE - table.depth,
                    "I1: slot %d of table %d belongs to another table",
                    slot,
                    place);
            int home = table.home(hash);
            Proof.require(table.distance(home, group) < table.reach(), "T3: slot %d is out of reach of its home", slot);
            for (int on = home; on != group; on = on + 1 & table.groups() - 1) {
                passed[on]++;
                Proof.require(isFull(table, on), "T8: group %d has room but an entry passed it", on);
            }
        }
        for (int group = 0; group < table.groups(); group++) {
            int count = Control.passed(table.word(group));
            Proof.require(count == passed[group], "T2: group %d counts %d, passed %d", group, count, passed[group]);
        }
        boolean[] stashed = new boolean[table.groups()];
        for (int slot = table.slotsOfGroups(); slot < table.slots(); slot++) {
            if (!table.spill.isTaken(slot - table.slotsOfGroups())) {
                Proof.require(table.isWiped(slot), "T6: free slot %d of the stash refers to something", slot);
                continue;
            }
            live++;
            stashed[table.home(table.hashAt(slot))] = true;
            long hash = table.hashAt(slot);
            int room = table.roomFrom(table.home(hash), hash);
            Proof.require(room < 0, "T4: group %d has room for an entry of the stash", room);
        }
        checkOrder(table);
        table.checkKeys();
        for (int group = 0; group < table.groups(); group++) {
            Proof.require(
                    Control.isStashed(table.word(group)) == stashed[group], "T4: the mark of group %d is wrong", group);
        }
        Proof.require(live == table.live, "T5: table %d counts %d entries but holds %d", place, table.live, live);
    }

    private static void checkOrder(KeyValTable table) {
        int taken = table.spill == null ? 0 : table.spill.check();
        Proof.require(taken == table.stash, "T5: the stash counts %d entries but has %d", table.stash, taken);
        if (taken == 0) {
            return;
        }
        long last = 0;
        for (int place = table.spill.first(); place != Spill.NIL; place = table.spill.next(place)) {
            long order = Integer.toUnsignedLong(table.orderOf(table.hashAt(table.slotsOfGroups() + place)));
            Proof.require(last <= order, "S3: the ranked entries of the stash are not in the order of their hashes");
            last = order;
        }
    }

    private static boolean isFull(KeyValTable table, int group) {
        return Control.matchFree(table.word(group)) == 0;
    }
}

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
            require(span > 0 && place % span == 0, "I5: table at place " + place + " has a depth of " + table.depth);
            for (int other = place; other < place + span; other++) {
                require(map.tableAt(other) == table, "I5: place " + other + " does not share the table of " + place);
            }
            if (table.epoch != KeyValTable.NEVER) { // one of another epoch has all that it had when that ended
                require(table.live != 0 || isClean(table), "T7: a table without entries is not wiped");
                checkTable(table, (long) place << Long.SIZE - depthOf(map), place);
                room += Geometry.limit(table.groups());
            } else {
                unmade++;
            }
            live += table.epoch == map.epoch ? table.live : 0;
            dead += table.epoch == map.epoch ? 0 : table.live;
            place += span;
        }
        require(live == size, "I3: size is " + size + " but the tables hold " + live);
        require(debt == (KeyValTable.REFERENCES ? dead : 0), "I4: debt is " + debt + " but dead entries are " + dead);
        checkLedger(map.ledger, map.only == null, room, unmade);
    }

    private static void checkLedger(KeyValLedger ledger, boolean hasDirectory, long room, int unmade) {
        if (hasDirectory) {
            require(
                    ledger.room == room && ledger.unmade == unmade,
                    "I9: room and unmade are " + ledger.room + ", " + ledger.unmade + " but should be " + room + ", "
                            + unmade);
            require(ledger.debt == 0 || ledger.due, "I4: there is a debt that nobody pays");
        } else {
            require(ledger.debt == 0, "I4: debt is " + ledger.debt + " without a directory");
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
        require(
                table.isFolded() || table.shift() == even,
                "T9: the homes of a table that is not folded go by the wrong bits");
        require(
                !table.isFolded()
                        || table.shift() < even
                                && table.shift() >= Integer.SIZE
                                && table.groups() <= KeyValTable.FOLDED_GROUPS,
                "T9: a table of " + table.groups() + " groups is folded to a shift of " + table.shift());
    }

    private static void checkTable(KeyValTable table, long lowestHash, int place) {
        checkFold(table);
        int[] passed = new int[table.groups()];
        int live = 0;
        for (int slot = 0; slot < Math.min(table.slotsOfGroups(), table.slots()); slot++) {
            int group = slot / Control.GROUP_SLOTS;
            long control = Control.controlAt(table.word(group), slot % Control.GROUP_SLOTS);
            if (control > 0x7F) {
                require(table.isWiped(slot), "T6: free slot " + slot + " of table " + place + " refers to something");
                continue;
            }
            live++;
            long hash = table.hashAt(slot);
            require(control == Control.controlByte(hash), "T1: slot " + slot + " has the control byte of another hash");
            require(
                    table.depth == 0 || hash >>> Long.SIZE - table.depth == lowestHash >>> Long.SIZE - table.depth,
                    "I1: slot " + slot + " of table " + place + " belongs to another table");
            int home = table.home(hash);
            require(table.distance(home, group) < table.reach(), "T3: slot " + slot + " is out of reach of its home");
            for (int on = home; on != group; on = on + 1 & table.groups() - 1) {
                passed[on]++;
                require(isFull(table, on), "T8: group " + on + " has room but an entry passed it");
            }
        }
        for (int group = 0; group < table.groups(); group++) {
            int count = Control.passed(table.word(group));
            require(count == passed[group], "T2: group " + group + " counts " + count + ", passed " + passed[group]);
        }
        boolean[] stashed = new boolean[table.groups()];
        for (int slot = table.slotsOfGroups(); slot < table.slots(); slot++) {
            if (!table.spill.isTaken(slot - table.slotsOfGroups())) {
                require(table.isWiped(slot), "T6: free slot " + slot + " of the stash refers to something");
                continue;
            }
            live++;
            stashed[table.home(table.hashAt(slot))] = true;
            long hash = table.hashAt(slot);
            int room = table.roomFrom(table.home(hash), hash);
            require(room < 0, "T4: group " + room + " has room for an entry of the stash");
        }
        checkOrder(table);
        table.checkKeys();
        for (int group = 0; group < table.groups(); group++) {
            require(
                    Control.isStashed(table.word(group)) == stashed[group],
                    "T4: the mark of group " + group + " should be " + stashed[group]);
        }
        require(live == table.live, "T5: table " + place + " counts " + table.live + " entries but holds " + live);
    }

    private static void checkOrder(KeyValTable table) {
        int taken = table.spill == null ? 0 : table.spill.check();
        require(taken == table.stash, "T5: the stash counts " + table.stash + " entries but has " + taken);
        if (taken == 0) {
            return;
        }
        long last = 0;
        for (int place = table.spill.first(); place != Spill.NIL; place = table.spill.next(place)) {
            long order = Integer.toUnsignedLong(table.orderOf(table.hashAt(table.slotsOfGroups() + place)));
            require(last <= order, "S3: the ranked entries of the stash are not in the order of their hashes");
            last = order;
        }
    }

    private static boolean isFull(KeyValTable table, int group) {
        return Control.matchFree(table.word(group)) == 0;
    }

    private static void require(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }
}

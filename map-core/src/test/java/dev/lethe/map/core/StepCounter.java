package dev.lethe.map.core;

import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each call does to the tables of one map: looks at the groups around the key before and after it, and at all tables
 * when the map asks for memory. It is the allocator of the map, so it also sees the tables between two allocations of a call.
 */
final class StepCounter extends Allocator {
    /** What one call did. */
    record Step(long written, long bytes, int tablesMade, long groupsRead, int tablesWiped, long places) {
        static final Step NOTHING = new Step(0, 0, 0, 0, 0, 0);

        Step longestOf(Step other) {
            return new Step(
                    Math.max(written, other.written),
                    Math.max(bytes, other.bytes),
                    Math.max(tablesMade, other.tablesMade),
                    Math.max(groupsRead, other.groupsRead),
                    Math.max(tablesWiped, other.tablesWiped),
                    Math.max(places, other.places));
        }
    }

    /** A table as it was when it was last looked at. */
    private record Look(int slots, int epoch, int live) {}

    private final Subject map;
    private final IdentityHashMap<Table, Look> known = new IdentityHashMap<>();
    private final List<@Nullable Object> window = new ArrayList<>();

    /** Whether all tables are looked at after each call, as must be where tables are wiped without an allocation. */
    private boolean thorough;

    private int admitted;
    private int explained;
    private int placesBefore = 1;
    private long written;
    private long bytes;
    private int tablesMade;
    private long groupsRead;
    private int tablesWiped;
    private long placesMade;

    /** Of the tables made in this call. */
    private long largest;

    private long mostLive;

    private Table around = NO_TABLE;
    private int firstGroup;

    private static final Table NO_TABLE = LongLongDirectory.NONE;

    StepCounter(CoreFixture fixture) {
        map = fixture.make(0, this);
    }

    Subject map() {
        return map;
    }

    /** To be called where the map changed without being counted, and where tables may be wiped. */
    void lookAtAllTablesEachTime() {
        thorough = true;
        lookAtTables();
    }

    @Override
    void admit() {
        if (admitted++ != 0) { // before the first allocation of a call nothing has changed
            lookAtTables();
        }
    }

    /** Makes a call that is about one key, or none, and counts what it does. */
    Step count(@Nullable Object key, Runnable call) {
        admitted = 0;
        explained = 0;
        written = 0;
        bytes = 0;
        tablesMade = 0;
        groupsRead = 0;
        tablesWiped = 0;
        placesMade = 0;
        largest = 0;
        mostLive = 0;
        if (key != null) {
            rememberAround(CoreFixture.hashOf(key));
        }
        call.run();
        if (key != null) {
            written += changedAround();
        }
        if (admitted != 0 || thorough) {
            lookAtTables();
        }
        if (explained > admitted || (admitted - explained) % 2 != 0) {
            throw new AssertionError("The map allocated " + admitted + " times, but what it made shows " + explained);
        }
        // What is left are stashes that grew while a table was copied into theirs, each with two allocations.
        written += (admitted - explained) / 2 * mostLive;
        bytes += (admitted - explained) / 2 * largest;
        return new Step(written, bytes, tablesMade, groupsRead, tablesWiped, placesMade);
    }

    // All tables.

    private void lookAtTables() {
        int places = CoreFixture.places(map.map());
        if (places != placesBefore) {
            placesBefore = places;
            placesMade += places == 1 ? 0 : places;
            explained += places == 1 ? 0 : 1;
        }
        IdentityHashMap<Table, Look> gone = new IdentityHashMap<>(known);
        for (int place = 0; place < places; place++) {
            Table table = CoreFixture.tableAt(map.map(), place);
            if (table.epoch != LongLongTable.NEVER && gone.remove(table) == null && !known.containsKey(table)) {
                known.put(table, look(table));
                written += table.live;
                bytes += bytes(table);
                tablesMade++;
                explained++;
                largest = Math.max(largest, bytes(table));
                mostLive = Math.max(mostLive, table.live);
            }
        }
        int epoch = (int) map.map().stats().epoch();
        gone.forEach((table, look) -> groupsRead += look.epoch == epoch && look.live != 0 ? table.groups() : 0);
        known.keySet().removeAll(gone.keySet());
        known.replaceAll((table, look) -> lookAgain(table, look, epoch));
    }

    private Look lookAgain(Table table, Look before, int epoch) {
        Look now = look(table);
        if (now.slots != before.slots) { // a first table or a stash has other room: all arrays but the words are new
            written += table.live;
            bytes += bytes(table) - Footprint.array(table.groups(), Long.BYTES);
            boolean describesStash = now.slots > Control.GROUP_SLOTS * table.groups() && now.slots > before.slots;
            explained += describesStash ? 2 : 1;
        }
        boolean emptied = before.live != 0 && now.live == 0 && now.epoch != epoch;
        tablesWiped += emptied || before.live != 0 && now.epoch != before.epoch ? 1 : 0;
        return now;
    }

    private static Look look(Table table) {
        return new Look(slots(table), table.epoch, table.live);
    }

    // The groups around a key: all that a pull-back can reach, which ends where nobody passed (T2).

    private void rememberAround(long hash) {
        int places = CoreFixture.places(map.map());
        int place = places == 1 ? 0 : (int) (hash >>> Long.SIZE - Integer.numberOfTrailingZeros(places));
        around = CoreFixture.tableAt(map.map(), place);
        firstGroup = around.home(hash);
        window.clear();
        int group = firstGroup;
        int left = around.groups();
        do {
            for (int inGroup = 0; inGroup < Control.GROUP_SLOTS; inGroup++) {
                window.add(keyIn(group, inGroup));
            }
            left--;
            group = group + 1 & around.groups() - 1;
        } while (left > 0 && Control.passed(around.words[group - 1 & around.groups() - 1]) != 0);
    }

    /** How many slots of these groups have got an entry that was not in them. */
    private int changedAround() {
        int changed = 0;
        for (int i = 0; i < window.size(); i++) {
            int group = firstGroup + i / Control.GROUP_SLOTS & around.groups() - 1;
            Object now = keyIn(group, i % Control.GROUP_SLOTS);
            changed += now == null || now.equals(window.get(i)) ? 0 : 1;
        }
        return changed;
    }

    private @Nullable Object keyIn(int group, int inGroup) {
        int slot = group * Control.GROUP_SLOTS + inGroup;
        return CoreFixture.isOccupied(around, slot) ? keyAt(around, slot) : null;
    }

    // The four shapes have no type in common but Table.

    private static Object keyAt(Table table, int slot) {
        if (table instanceof LongLongSlots slots) {
            return slots.key(slot);
        } else if (table instanceof LongObjectSlots slots) {
            return slots.key(slot);
        } else if (table instanceof ObjectLongSlots slots) {
            return Objects.requireNonNull(slots.key(slot));
        }
        return Objects.requireNonNull(((ObjectObjectSlots) table).key(slot));
    }

    private static int slots(Table table) {
        if (table instanceof LongLongSlots slots) {
            return slots.slots();
        } else if (table instanceof LongObjectSlots slots) {
            return slots.slots();
        } else if (table instanceof ObjectLongSlots slots) {
            return slots.slots();
        }
        return ((ObjectObjectSlots) table).slots();
    }

    static long bytes(Table table) {
        if (table instanceof LongLongSlots slots) {
            return slots.bytes();
        } else if (table instanceof LongObjectSlots slots) {
            return slots.bytes();
        } else if (table instanceof ObjectLongSlots slots) {
            return slots.bytes();
        }
        return ((ObjectObjectSlots) table).bytes();
    }
}

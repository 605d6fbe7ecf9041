package dev.lethe.lab;

import dev.lethe.map.spi.KeyPicture;

/** The slots of a table by the numbers that pictures give them: those of the groups, then the stash. */
final class Slots {
    private final KeyPicture.Table table;
    private final int perGroup;

    Slots(KeyPicture.Table table) {
        this.table = table;
        this.perGroup =
                table.groups().isEmpty() ? 1 : table.groups().get(0).slots().size();
    }

    int perGroup() {
        return perGroup;
    }

    int count() {
        return table.groups().size() * perGroup + table.stash().size();
    }

    boolean isInStash(int at) {
        return at >= table.groups().size() * perGroup;
    }

    int group(int at) {
        return at / perGroup;
    }

    KeyPicture.Slot get(int at) {
        return isInStash(at)
                ? table.stash().get(at - table.groups().size() * perGroup)
                : table.groups().get(at / perGroup).slots().get(at % perGroup);
    }

    /** Names a slot for people. */
    String name(int at) {
        return isInStash(at)
                ? "place " + (at - table.groups().size() * perGroup) + " of the stash"
                : "slot " + at % perGroup + " of group " + group(at);
    }

    /** How many groups an entry has passed between its home and the group where it lies. */
    int passed(int at) {
        return isInStash(at)
                ? 0
                : Math.floorMod(group(at) - get(at).home(), table.groups().size());
    }

    /** Whether the entry in a slot has passed a group. */
    boolean hasPassed(int at, int group) {
        return !isInStash(at)
                && get(at).occupied()
                && Math.floorMod(group - get(at).home(), table.groups().size()) < passed(at);
    }
}

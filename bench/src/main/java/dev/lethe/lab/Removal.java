package dev.lethe.lab;

import dev.lethe.map.spi.KeyPicture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the removal of a key changed in its table: the difference of two pictures. */
final class Removal {
    /**
     * An entry that lies elsewhere now.
     *
     * @param key its key
     * @param home its home group
     * @param from the slot it lay in
     * @param to the slot it lies in
     */
    record Move(String key, int home, int from, int to) {}

    private final KeyPicture before;
    private final KeyPicture after;
    private final Slots slots;
    private final List<Move> moves = new ArrayList<>();

    Removal(KeyPicture before, KeyPicture after) {
        this.before = before;
        this.after = after;
        this.slots = new Slots(before.table());
        if (sameSize()) {
            findMoves();
        }
    }

    /** Whether the table is as big as before; else entries were copied to another one, and there is nothing to compare. */
    boolean sameSize() {
        return before.table().groups().size() == after.table().groups().size()
                && before.table().depth() == after.table().depth();
    }

    /** The entries that moved, in the order in which each fills the hole of the one before; the first fills that of the key. */
    List<Move> moves() {
        return List.copyOf(moves);
    }

    private void findMoves() {
        Map<@Nullable Object, Integer> now = new HashMap<>();
        Slots slotsAfter = new Slots(after.table());
        for (int at = 0; at < slotsAfter.count(); at++) {
            if (slotsAfter.get(at).occupied()) {
                now.put(slotsAfter.get(at).key(), at);
            }
        }
        Map<Integer, Move> byTarget = new HashMap<>();
        for (int from = 0; from < slots.count(); from++) {
            KeyPicture.Slot slot = slots.get(from);
            Integer to = slot.occupied() ? now.get(slot.key()) : null;
            if (to != null && to != from) {
                byTarget.put(to, new Move(String.valueOf(slot.key()), slot.home(), from, to));
            }
        }
        for (Move move = byTarget.remove(before.slot()); move != null; move = byTarget.remove(move.from())) {
            moves.add(move);
        }
        moves.addAll(byTarget.values()); // what other backends may move beside; core moves none
    }

    /** The slot that is free now. */
    int freed() {
        return moves.isEmpty() ? before.slot() : moves.get(moves.size() - 1).from();
    }

    /** The groups of which anything changed. */
    Set<Integer> changedGroups() {
        Set<Integer> changed = new TreeSet<>();
        for (int group = 0; sameSize() && group < before.table().groups().size(); group++) {
            if (!before.table()
                    .groups()
                    .get(group)
                    .equals(after.table().groups().get(group))) {
                changed.add(group);
            }
        }
        return changed;
    }

    /** Says step by step what happened. */
    List<String> sentences(String key) {
        if (!sameSize()) {
            return List.of("The table had " + before.table().groups().size() + " groups and has "
                    + after.table().groups().size()
                    + ": with this entry gone the map has given memory back, and all its entries were copied.");
        }
        List<String> said = new ArrayList<>();
        said.add(ShortKeys.quoted(key) + " leaves " + slots.name(before.slot()) + ".");
        for (Move move : moves) {
            said.add(ShortKeys.quoted(move.key()) + " comes from " + slots.name(move.from()) + " into "
                    + slots.name(move.to()) + back(move) + ".");
        }
        for (int group : changedGroups()) {
            int was = before.table().groups().get(group).passed();
            int is = after.table().groups().get(group).passed();
            if (was != is) {
                said.add("The count of group " + group + " goes from " + was + " to " + is + ".");
            }
            if (before.table().groups().get(group).stashMark()
                    && !after.table().groups().get(group).stashMark()) {
                said.add("Group " + group + " loses its stash mark.");
            }
        }
        said.add(
                slots.isInStash(freed())
                        ? "The stash has one entry fewer."
                        : capital(slots.name(freed())) + " is free, as if it had never been used.");
        return said;
    }

    private String back(Move move) {
        if (slots.isInStash(move.to())) {
            return ", so that the stash has no gap";
        }
        int groups = before.table().groups().size();
        int steps = Math.floorMod(slots.group(move.to()) - move.home(), groups);
        return steps == 0
                ? ", which is its home group: it is pulled back"
                : ", " + Words.plural(steps, "group") + " from its home group " + move.home() + ": it is pulled back";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

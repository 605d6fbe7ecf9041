package dev.lethe.map.core;

import dev.lethe.map.ProbeLengths;
import org.jspecify.annotations.NullUnmarked;

/** Adds up how many groups lookups visit, table by table. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValProbes {
    private double hits;
    private double misses;
    private int longest;

    /** Takes one table in; the share is the part of all hashes that lead to it. */
    void add(KeyValTable table, boolean current, double share) {
        if (!current) {
            misses += share;
            return;
        }
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            int visits = slot >= table.slotsOfGroups()
                    ? table.reach() + 1
                    : table.distance(table.home(table.hashAt(slot)), slot / Control.GROUP_SLOTS) + 1;
            hits += visits;
            longest = Math.max(longest, visits);
        }
        long visits = 0;
        for (int home = 0; home < table.groups(); home++) {
            int steps = 1;
            for (int group = home; Control.passed(table.word(group)) != 0 && steps < table.reach(); steps++) {
                group = group + 1 & table.groups() - 1;
            }
            visits += steps;
        }
        misses += share * visits / table.groups();
    }

    ProbeLengths result(long entries) {
        return entries == 0 ? ProbeLengths.NONE : new ProbeLengths(hits / entries, misses, longest);
    }
}

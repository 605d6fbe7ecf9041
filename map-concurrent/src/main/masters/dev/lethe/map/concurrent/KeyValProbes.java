package dev.lethe.map.concurrent;

import dev.lethe.map.ProbeLengths;
import org.jspecify.annotations.NullUnmarked;

/** Adds up how many groups lookups visit, table by table. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValProbes {
    private double hits;
    private double misses;
    private int longest;
    private long entries;

    /** Takes one table of the present epoch in, under its lock. */
    void add(KeyValTable table) {
        for (int slot = table.next(KeyValTable.NOWHERE); slot != KeyValTable.NOWHERE; slot = table.next(slot)) {
            int visits = slot >= KeyValTable.SPILLED
                    ? table.reach() + 1
                    : table.distance(table.home(table.hashAt(slot)), Table.groupOf(slot)) + 1;
            hits += visits;
            longest = Math.max(longest, visits);
            entries++;
        }
        long visits = 0;
        for (int home = 0; home < table.groups; home++) {
            int steps = 1;
            for (int group = home;
                    Control.passed(table.word(group * KeyValTable.STRIDE)) != 0 && steps < table.reach();
                    steps++) {
                group = group + 1 & table.groups - 1;
            }
            visits += steps;
        }
        misses += (double) visits / table.groups / (1L << table.depth);
    }

    ProbeLengths result() {
        return entries == 0 ? ProbeLengths.NONE : new ProbeLengths(hits / entries, misses, longest);
    }
}

package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The treap of the stash against a list that is kept in order. */
class SpillTest {
    @Test
    void keepsTheOrderUnderRandomChanges() {
        SplittableRandom random = new SplittableRandom(7);
        Spill spill = new Spill(8);
        int[] values = new int[8];
        List<Integer> ranked = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int choice = random.nextInt(8);
            if (choice < 3) {
                if (spill.isFull()) {
                    values = Arrays.copyOf(values, values.length * 2);
                    spill = spill.grown(values.length);
                }
                int place = spill.take();
                values[place] = random.nextInt(1 << 20);
                waiting.add(place);
            } else if (choice < 6 && !waiting.isEmpty()) {
                Integer place = waiting.remove(random.nextInt(waiting.size()));
                rank(spill, values, place);
                ranked.add(place);
            } else if (choice == 6 && !ranked.isEmpty()) {
                spill.release(ranked.remove(random.nextInt(ranked.size())));
            } else if (choice == 7 && !waiting.isEmpty() && step % 3 == 0) {
                spill.release(waiting.remove(random.nextInt(waiting.size())));
            }
            assertThat(spill.check()).isEqualTo(ranked.size() + waiting.size());
        }
        assertThat(ranked.size()).isGreaterThan(200);
        int[] all = values;
        assertThat(order(spill)).map(place -> all[place]).isSorted().hasSize(ranked.size());
        assertThat(order(spill)).containsExactlyInAnyOrderElementsOf(ranked);
    }

    /** Also when all come in order, or are put behind the last. */
    @Test
    void isShallow() {
        for (boolean behind : new boolean[] {true, false}) {
            int places = 100_000;
            Spill spill = new Spill(places);
            int[] values = new int[places];
            for (int i = 0; i < places; i++) {
                int place = spill.take();
                values[place] = i;
                if (behind) {
                    rankLast(spill, place);
                } else {
                    rank(spill, values, place);
                }
            }
            assertThat(spill.check()).isEqualTo(places);
            assertThat(depth(spill, spill.root())).isLessThan(80);
            spill.releaseAll();
            assertThat(spill.check()).isZero();
            assertThat(spill.first()).isEqualTo(Spill.NIL);
        }
    }

    static void rankLast(Spill spill, int place) {
        int last = spill.root();
        while (last != Spill.NIL && spill.after(last) != Spill.NIL) {
            last = spill.after(last);
        }
        spill.rank(place, last, false);
    }

    private static void rank(Spill spill, int[] values, int place) {
        int parent = Spill.NIL;
        boolean asLeft = false;
        int at = spill.root();
        while (at != Spill.NIL) {
            parent = at;
            asLeft = values[at] > values[place];
            at = asLeft ? spill.before(at) : spill.after(at);
        }
        spill.rank(place, parent, asLeft);
    }

    private static List<Integer> order(Spill spill) {
        List<Integer> order = new ArrayList<>();
        for (int place = spill.first(); place != Spill.NIL; place = spill.next(place)) {
            order.add(place);
        }
        return order;
    }

    private static int depth(Spill spill, int place) {
        return place == Spill.NIL
                ? 0
                : 1 + Math.max(depth(spill, spill.before(place)), depth(spill, spill.after(place)));
    }
}

package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of a spill, against a list; and that it stays balanced, and that what a reader has of it never changes. */
class BranchTest {
    private static List<Long> keys(LongLongBranch tree) {
        List<Long> keys = new ArrayList<>();
        for (int place = 0; place < LongLongBranch.size(tree); place++) {
            keys.add(tree.at(place).key);
        }
        return keys;
    }

    private static int depth(LongLongBranch tree) {
        return tree == null ? 0 : 1 + Math.max(depth(tree.before), depth(tree.behind));
    }

    /** No child has more than three quarters of its parent's weight, so the weight shrinks by a quarter with each step down. */
    private static int mostDepth(LongLongBranch tree) {
        return (int) (Math.log(LongLongBranch.size(tree) + 1) / Math.log(4.0 / 3)) + 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 40, 300})
    void randomChangesAreThoseOfAList(int about) {
        SplittableRandom random = new SplittableRandom(about);
        List<Long> model = new ArrayList<>();
        LongLongBranch tree = null;
        for (int step = 0; step < 20_000; step++) {
            LongLongBranch before = tree;
            List<Long> beforeKeys = step % 97 == 0 ? keys(before) : List.of();
            int place = random.nextInt(model.size() + 1);
            if (random.nextInt(2 * about) >= model.size()) {
                tree = LongLongBranch.with(tree, place, LongLongBranch.of(7, step, -step));
                model.add(place, (long) step);
            } else if (place < model.size() && random.nextInt(3) != 0) {
                tree = LongLongBranch.without(tree, place);
                model.remove(place);
            } else if (place < model.size()) {
                tree = LongLongBranch.withValue(tree, place, step);
                assertThat(tree.at(place).value).isEqualTo(step);
            }
            assertThat(LongLongBranch.isSound(tree)).as("step %s", step).isTrue();
            assertThat(depth(tree)).as("step %s", step).isLessThanOrEqualTo(mostDepth(tree));
            if (step % 97 == 0) {
                assertThat(keys(tree)).isEqualTo(model);
                assertThat(keys(before)).isEqualTo(beforeKeys);
            }
        }
    }

    @Test
    void comingInOrderAndLeavingInOrderKeepItBalanced() {
        LongLongBranch tree = null;
        for (int i = 0; i < 5000; i++) {
            tree = LongLongBranch.with(tree, i, LongLongBranch.of(i, i, i));
            assertThat(i % 50 != 0 || LongLongBranch.isSound(tree) && depth(tree) <= mostDepth(tree))
                    .isTrue();
        }
        for (int i = 0; i < 5000; i++) {
            assertThat(tree.at(0).key).isEqualTo(i);
            tree = LongLongBranch.without(tree, 0);
            assertThat(i % 50 != 0 || LongLongBranch.isSound(tree) && depth(tree) <= mostDepth(tree))
                    .isTrue();
        }
        assertThat(tree).isNull();
    }
}

package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.MapStats;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claim C6, after clear: the capacity stays while it is used, and decays to the peak of the last two fill cycles. */
abstract class DecayBehaviour extends Behaviour {
    private static final int[] SIZES = {300, 5000, 60_000};
    private static final int FEW = 10;

    private static final List<Consumer<Subject>> CLEARS =
            List.of(Subject::clear, map -> map.map().clearLazily());

    @BeforeEach
    void isShrinking() {
        assumeTrue(source().capabilities().contains(Capability.SHRINKING), "The backend does not shrink.");
    }

    private void fill(Subject map, int entries) {
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
    }

    @Test
    void capacityStaysWhileCyclesUseIt() {
        for (int size : SIZES) {
            for (Consumer<Subject> clear : CLEARS) {
                Subject map = filled(size);
                MapStats full = map.map().stats();
                for (int cycle = 0; cycle < 5; cycle++) {
                    clear.accept(map);
                    assertThat(map.map().stats().capacity())
                            .as("capacity after clear of %s entries", size)
                            .isEqualTo(full.capacity());
                    fill(map, size);
                    assertUnchanged(map, full, "filling " + size + " again, cycle " + cycle);
                }
                map.checkInvariants();
            }
        }
    }

    @Test
    void capacityStaysWhileOneOfTwoCyclesUsesIt() {
        for (int size : SIZES) {
            for (Consumer<Subject> clear : CLEARS) {
                Subject map = filled(size);
                MapStats full = map.map().stats();
                for (int cycle = 0; cycle < 8; cycle++) {
                    clear.accept(map);
                    fill(map, cycle % 2 == 0 ? FEW : size);
                    assertUnchanged(map, full, "cycles of " + size + " and a few in turn, cycle " + cycle);
                }
                map.checkInvariants();
            }
        }
    }

    private static void assertUnchanged(Subject map, MapStats full, String after) {
        MapStats stats = map.map().stats();
        assertThat(stats.growths()).as("growths after %s", after).isEqualTo(full.growths());
        assertThat(stats.shrinks()).as("shrinks after %s", after).isEqualTo(full.shrinks());
        assertThat(stats.capacity()).as("capacity after %s", after).isEqualTo(full.capacity());
    }

    @Test
    void capacityDecaysToWhatCyclesUse() {
        for (int used : new int[] {FEW, 500}) {
            FreshSizes fresh = new FreshSizes(this, source().builder(), used);
            for (int size : SIZES) {
                for (Consumer<Subject> clear : CLEARS) {
                    decay(size, used, clear, fresh);
                }
            }
        }
    }

    private void decay(int size, int used, Consumer<Subject> clear, FreshSizes fresh) {
        if (used >= size) {
            return;
        }
        Subject map = filled(size);
        // a write gives back at most one table; a last table may need several steps to become small
        long writes = 8 * map.map().stats().tables() + 200;
        long written = 0;
        for (int cycle = 0; cycle < 4 || written < writes; cycle++) {
            long before = tables(map);
            clear.accept(map);
            assertOneTableAtMost(before, map, "clear");
            for (int i = 0; i < used; i++) {
                before = tables(map);
                map.put(key(i), value(i));
                assertOneTableAtMost(before, map, "put");
            }
            written += used;
        }
        assertThat(FreshSizes.of(map))
                .as("bytes after %s writes in cycles of %s, after one of %s", written, used, size)
                .isLessThanOrEqualTo(fresh.mostAfterRemovals(used));
        assertThat(map.mappingCount()).isEqualTo(used);
        for (int i = 0; i < used; i++) {
            assertThat(map.getOrDefault(key(i), nowhere())).isEqualTo(value(i));
        }
        assertThat(map.containsKey(key(used))).isFalse();
        map.checkInvariants();
        fill(map, size);
        assertThat(map.mappingCount()).isEqualTo(size);
        map.checkInvariants();
    }

    private static long tables(Subject map) {
        return map.map().stats().tables();
    }

    private static void assertOneTableAtMost(long before, Subject map, String operation) {
        assertThat(before - tables(map))
                .as("tables given back by one %s", operation)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void decayGoesOnWithWritesOfEveryKind() {
        int size = SIZES[1];
        FreshSizes fresh = new FreshSizes(this, source().builder(), FEW);
        List<Consumer<Subject>> kinds = List.of(
                map -> map.put(key(3), value(4)),
                map -> {
                    map.remove(key(3));
                    map.put(key(3), value(3));
                },
                map -> map.replace(key(3), value(5)),
                map -> map.merge(key(3), value(6), source().none(), (old, given) -> given),
                map -> {
                    map.put(key(777), value(777));
                    map.removeIf((key, value) -> value.equals(value(777)));
                });
        for (Consumer<Subject> kind : kinds) {
            Subject map = filled(size);
            long writes = 8 * tables(map) + 200;
            for (int cycle = 0; cycle < 3; cycle++) {
                map.clear();
                fill(map, FEW);
            }
            for (int i = 0; i < writes; i++) {
                kind.accept(map);
            }
            assertThat(FreshSizes.of(map))
                    .as("bytes after %s writes of kind %s", writes, kinds.indexOf(kind))
                    .isLessThanOrEqualTo(fresh.mostAfterRemovals(FEW));
            assertThat(map.mappingCount()).isEqualTo(FEW);
            map.checkInvariants();
        }
    }

    @Test
    void entriesSurviveTheDecay() {
        for (KeyStyle style : KeyStyle.values()) {
            Duel duel = new Duel(source(), make(), style);
            for (int size : new int[] {3000, 20, 300, 20, 20, 20, 3000, 700, 100, 20, 20}) {
                for (int i = 0; i < size; i++) {
                    Object key = duel.key(i);
                    Object value = value(i + size);
                    duel.same("put while the capacity decays", map -> map.put(key, value));
                    if (i % 3 == 0) {
                        Object leaves = duel.key(i / 2);
                        duel.same("remove while the capacity decays", map -> map.remove(leaves));
                    }
                    if (i < 100) {
                        duel.checkStep();
                    }
                }
                duel.checkAll();
                duel.both("clear", AnyMap::clear);
            }
        }
    }
}

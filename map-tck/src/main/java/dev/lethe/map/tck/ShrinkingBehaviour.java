package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.ProbeLengths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claim C6, first part: memory comes back as entries leave, in whatever way and order, and nothing else changes. */
abstract class ShrinkingBehaviour extends Behaviour {
    private static final int[] SIZES = {1000, 30_000};
    private static final int LARGE = Effort.size(200_000, 50_000);
    private static final int STEPS = 20;
    /** Probe lengths after removals, of those of a fresh map with as much room (claim C3), and what rounding adds. */
    private static final double MOST_PROBES = 1.25;

    private static final double ROUNDING = 0.05;

    @BeforeEach
    void isShrinking() {
        assumeTrue(source().capabilities().contains(Capability.SHRINKING), "The backend does not shrink.");
    }

    @Test
    void memoryComesBackAsEntriesLeaveInRandomOrder() {
        for (int size : SIZES) {
            FreshSizes fresh = new FreshSizes(this, source().builder(), size);
            for (Thinning way : Thinning.values()) {
                thinOut(filled(size), size, way, true, fresh);
            }
        }
    }

    @Test
    void memoryComesBackAsEntriesLeaveInTheOrderOfAWalk() {
        for (int size : SIZES) {
            FreshSizes fresh = new FreshSizes(this, source().builder(), size);
            for (Thinning way : Thinning.values()) {
                thinOut(filled(size), size, way, false, fresh);
            }
        }
    }

    @Test
    void memoryOfLargeMapsComesBackAsEntriesLeave() {
        FreshSizes fresh = new FreshSizes(this, source().builder(), LARGE);
        for (Thinning way : Thinning.TYPICAL) {
            thinOut(filled(LARGE), LARGE, way, way != Thinning.CURSOR, fresh);
        }
    }

    @Test
    void memoryComesBackAsEntriesLeaveWhateverTheKeysAreLike() {
        for (KeyStyle style : new KeyStyle[] {KeyStyle.STRIDED, KeyStyle.MIXED}) {
            int size = 3000;
            Subject fresh = make();
            fresh.put(keyOf(style, 7), value(7));
            Duel duel = new Duel(source(), make(), style);
            for (int i = 0; i < size; i++) {
                Object key = duel.key(i);
                Object value = value(i);
                duel.same("put", map -> map.put(key, value));
            }
            long full = FreshSizes.of(duel.subject());
            for (int i = 0; i < size; i++) {
                Object key = duel.key(i);
                duel.same("remove", map -> map.remove(key));
                if (i % 300 == 299) {
                    duel.checkAll();
                }
            }
            assertThat(FreshSizes.of(duel.subject()))
                    .as("bytes after removal of %s %s keys, full %s", size, style, full)
                    .isLessThanOrEqualTo((long) (FreshSizes.MOST * FreshSizes.of(fresh)));
        }
    }

    /** Removes all entries by portions, and looks at the memory after each, and at everything after some. */
    private void thinOut(Subject map, int size, Thinning way, boolean atRandom, FreshSizes fresh) {
        List<Object> keys = new ArrayList<>(map.keys().toList());
        Map<Object, Object> left = map.copy();
        if (atRandom) {
            Collections.shuffle(keys, new Random(size));
        }
        String history = way + (atRandom ? " in random order" : " in the order of a walk");
        assertThat(FreshSizes.of(map)).as("bytes of a full map").isEqualTo(fresh.bytes(size));
        long shrinks = map.map().stats().shrinks();
        int from = 0;
        for (int rest : stops(size)) {
            Set<Object> leaving = new LinkedHashSet<>();
            Set<Object> values = new HashSet<>();
            for (; from < size - rest; from++) {
                leaving.add(keys.get(from));
                values.add(Objects.requireNonNull(left.remove(keys.get(from))));
            }
            way.remove(source(), map, leaving, values);
            String when = history + " from " + size + " to " + rest + " entries";
            assertThat(map.mappingCount()).as(when).isEqualTo(rest);
            assertThat(FreshSizes.of(map))
                    .as("bytes after %s; a fresh map takes %s", when, fresh.bytes(rest))
                    .isLessThanOrEqualTo(fresh.mostAfterRemovals(rest));
            if (isFraction(size, rest)) {
                checkAll(map, left, when);
                leaving.forEach(key -> assertThat(map.containsKey(key)).as(when).isFalse());
            }
        }
        assertThat(map.map().stats().shrinks())
                .as("shrinks counted after %s", history)
                .isGreaterThan(shrinks);
    }

    /** The numbers of entries at which the memory is looked at: each 5 % of the way, the fractions, and the powers of two below a tenth. */
    private static List<Integer> stops(int size) {
        Set<Integer> stops = new java.util.TreeSet<>(Collections.reverseOrder());
        for (int i = 0; i < STEPS; i++) {
            stops.add(size * i / STEPS);
        }
        Collections.addAll(stops, size / 3, size / 10, size / 100);
        for (int few = 1; few <= size / 10; few *= 2) {
            stops.add(few);
            stops.add(few - 1);
            stops.add(few / 8 * 7 + 1); // 225: with less, a table may be as small as that a walk reaches most of it
        }
        return List.copyOf(stops);
    }

    private static boolean isFraction(int size, int rest) {
        return rest == size / 3 || rest == size / 10 || rest == size / 100 || rest == 0;
    }

    private void checkAll(Subject map, Map<Object, Object> left, String when) {
        map.checkInvariants();
        Map<Object, Object> copy = map.copy();
        if (!copy.equals(left)) {
            throw new AssertionError("After " + when + " the map" + Duel.difference(copy, left));
        }
        left.forEach((key, value) -> {
            if (!value.equals(map.getOrDefault(key, nowhere()))) {
                throw new AssertionError("After " + when + " " + Duel.brief(key) + " is not found.");
            }
        });
        checkProbes(map, left, when);
    }

    /** Compares with fresh maps, with as much room from the start and without; where the rest is lumped, both have long ones. */
    private void checkProbes(Subject map, Map<Object, Object> left, String when) {
        Subject reserved = make();
        reserved.reserve(map.map().stats().capacity());
        reserved.putAll(left);
        Subject grown = make();
        grown.putAllOf(map);
        ProbeLengths probes = map.map().probeLengths();
        ProbeLengths first = reserved.map().probeLengths();
        ProbeLengths second = grown.map().probeLengths();
        assertThat(probes.meanHit())
                .as("probes of a hit after %s; fresh %s, %s", when, first, second)
                .isLessThanOrEqualTo(MOST_PROBES * Math.max(first.meanHit(), second.meanHit()) + ROUNDING);
        assertThat(probes.meanMiss())
                .as("probes of a miss after %s; fresh %s, %s", when, first, second)
                .isLessThanOrEqualTo(
                        MOST_PROBES * Math.max(1, Math.max(first.meanMiss(), second.meanMiss())) + ROUNDING);
    }

    @Test
    void memoryComesBackUnderTheWalkThatRemoves() {
        int size = SIZES[1];
        FreshSizes fresh = new FreshSizes(this, source().builder(), size);
        for (WalkKind kind :
                new WalkKind[] {WalkKind.CURSOR, WalkKind.KEY_ITERATOR, WalkKind.ENTRY_ITERATOR, WalkKind.VALUE_ITERATOR
                }) {
            for (int stays : new int[] {size, 100, 10}) { // each so many-th entry is left
                Subject map = filled(size);
                int[] reached = new int[1];
                kind.walk(map, entry -> {
                    if (++reached[0] % stays != 0) {
                        Objects.requireNonNull(entry.remove()).run();
                    }
                    if (reached[0] % (size / STEPS) == 0) {
                        int rest = (int) map.mappingCount();
                        assertThat(FreshSizes.of(map))
                                .as("bytes with %s of %s entries left, on a walk by %s", rest, size, kind)
                                .isLessThanOrEqualTo(fresh.mostAfterRemovals(rest));
                    }
                });
                assertThat(reached[0]).as("seen by %s", kind).isEqualTo(size);
                assertThat(map.mappingCount()).isEqualTo(size / stays);
                map.checkInvariants();
            }
        }
    }

    @Test
    void mapThatShrankGrowsAgainAsAFreshOne() {
        int size = SIZES[1];
        FreshSizes fresh = new FreshSizes(this, source().builder(), size);
        for (boolean clears : new boolean[] {false, true}) {
            Subject map = filled(size);
            for (int round = 0; round < 3; round++) {
                if (clears) {
                    map.clear(); // the capacity is used again: what leaves it now leaves it by removals
                    fill(map, 0, size);
                }
                int rest = size / 100;
                for (int i = rest; i < size; i++) {
                    map.remove(key(i));
                }
                assertThat(FreshSizes.of(map))
                        .as("bytes after removal of all but %s in round %s", rest, round)
                        .isLessThanOrEqualTo(fresh.mostAfterRemovals(rest));
                fill(map, rest, size);
                assertThat(FreshSizes.of(map))
                        .as("bytes after filling again in round %s", round)
                        .isLessThanOrEqualTo(2 * fresh.bytes(size));
                Map<Object, Object> all = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    all.put(key(i), value(i));
                }
                checkAll(map, all, "shrinking and growing again, round " + round);
            }
        }
    }

    private void fill(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(key(i), value(i));
        }
    }

    private Object keyOf(KeyStyle style, int number) {
        return Objects.requireNonNull(KeyRange.of(source(), style).key(number));
    }
}

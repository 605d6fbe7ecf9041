package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.ObjectCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claim C11, what it costs: counted in calls of the methods of keys, which do not depend on the machine. */
abstract class FloodCostBehaviour extends Behaviour {
    private static final Duration HANGS = Duration.ofMinutes(2);
    private static final int COPIED = 50_000;
    /** What a put of a key in the order of another map may cost. */
    private static final int MOST_CALLS_PER_ENTRY = 40;

    private static final int MOST_OF_HASH_MAP = 3;
    private static final int SMALL_CHANGE = 10;

    /** Whether the backend claims that floods cost no more than they cost {@link HashMap}. */
    abstract boolean withstandsFloods();

    @BeforeEach
    void countsCalls() {
        assumeTrue(source().shape().objectKeys() && !source().stringKeys(), "A long or a string counts no calls.");
    }

    @Test
    void copyInTheOrderOfAWalkCostsAFewCallsAnEntry() {
        Map<String, BiConsumer<Subject, Subject>> ways = new LinkedHashMap<>();
        ways.put("putAll of a map of the shape", (from, to) -> to.putAllOf(from));
        ways.put("putAll of a java.util.Map", (from, to) -> to.putAll(from.asMap()));
        ways.put("putAll of a reserved map", (from, to) -> {
            to.reserve(COPIED);
            to.putAllOf(from);
        });
        ways.put("put on a walk by cursor", (from, to) -> {
            for (ObjectCursor<Object, Object> cursor = from.cursor(); cursor.advance(); ) {
                to.put(cursor.key(), cursor.value());
            }
        });
        ways.put("put of all, then removal of all in the same order", (from, to) -> {
            to.putAllOf(from);
            from.forEach((key, value) -> to.remove(key));
            to.putAllOf(from);
        });
        Tripwire wire = new Tripwire();
        Subject from = make();
        for (int i = 0; i < COPIED; i++) {
            from.put(new ScriptedKey(i, i * 0x9e37_79b9, wire), value(i));
        }
        ways.forEach((name, way) -> assertTimeoutPreemptively(HANGS, () -> {
            Subject to = make(); // of the same seed: the order of the walk is that of its hashes, too
            wire.set(0);
            way.accept(from, to);
            assertThat(wire.touches() / COPIED)
                    .as("calls of equals and hashCode an entry by %s", name)
                    .isLessThanOrEqualTo(MOST_CALLS_PER_ENTRY);
            assertThat(to.mappingCount()).isEqualTo(COPIED);
            to.checkInvariants();
        }));
    }

    @Test
    void floodOfComparableKeysCostsAtMostThreeTimesAHashMap() {
        assumeTrue(withstandsFloods(), "The backend does not claim to withstand floods.");
        FloodKey.Calls calls = new FloodKey.Calls();
        cost(FloodKind.COMPARABLE.size(), number -> new FloodKey(number, calls), calls::count);
    }

    @Test
    void floodOfKeysThatCannotBeComparedCostsAtMostThreeTimesAHashMap() {
        assumeTrue(withstandsFloods(), "The backend does not claim to withstand floods.");
        Tripwire wire = new Tripwire();
        cost(FloodKind.NOT_COMPARABLE.size(), number -> new ScriptedKey(number, 42, wire), wire::touches);
    }

    private void cost(int size, IntFunction<Object> keys, LongSupplier calls) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(size));
        Map<Object, Object> right = new HashMap<>();
        long start = calls.getAsLong();
        for (int step = 0; step < 4; step++) {
            for (int number : order) {
                run(step, right, keys.apply(number), keys.apply(size + number));
            }
        }
        long ofHashMap = calls.getAsLong() - start;
        Map<Object, Object> map = make().asMap();
        start = calls.getAsLong();
        for (int step = 0; step < 4; step++) {
            for (int number : order) {
                run(step, map, keys.apply(number), keys.apply(size + number));
            }
        }
        assertThat(map).isEmpty();
        assertThat(calls.getAsLong() - start)
                .as("calls of the methods of %s keys of one hash; HashMap makes %s", size, ofHashMap)
                .isLessThanOrEqualTo(MOST_OF_HASH_MAP * ofHashMap + (long) SMALL_CHANGE * size);
    }

    private void run(int step, Map<Object, Object> map, Object key, Object absent) {
        switch (step) {
            case 0 -> map.put(key, value(1));
            case 1 -> assertThat(map.containsKey(key)).isTrue();
            case 2 -> assertThat(map.containsKey(absent)).isFalse();
            default -> map.remove(key);
        }
    }
}

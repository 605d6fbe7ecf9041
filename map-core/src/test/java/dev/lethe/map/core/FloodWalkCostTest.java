package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claim C11 for walks: a walk over keys of one hash, of which it or somebody else removes some, looks at a few entries for each that it
 * hands out. Counted are the steps from one entry of a stash to the next, on maps that give memory back on the way, and so replace the
 * table under the walk, and on maps that do not.
 */
class FloodWalkCostTest {
    private static final int MANY = 10_000;

    /** Of keys that cannot be compared, each put of which looks at all others. */
    private static final int FEWER = 2_000;

    /** To read, copy and look again take 5 in all. */
    private static final int MOST_AN_ENTRY = 16;

    private static CountingTwin twin;

    @BeforeAll
    static void compileTwin(@TempDir Path folder) throws Exception {
        twin = new CountingTwin(
                folder, Geometry.atMost(8192), List.of("int next(int place) {", "int nextWaiting(int place) {"));
    }

    /** A key that can be compared, all of one hash. */
    private record Ranked(int number) implements Comparable<Ranked> {
        @Override
        public int hashCode() {
            return 42;
        }

        @Override
        public int compareTo(Ranked other) {
            return Integer.compare(number, other.number);
        }
    }

    /** A key that cannot. */
    private record Unranked(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    /** What a test goes through. */
    private record Flood(String name, Shape shape, Retention retention, int size, IntFunction<Object> keys) {
        @Override
        public String toString() {
            return size + " keys, " + name + ", " + shape + " under " + retention;
        }

        Object value(int number) {
            return shape.objectValues() ? "value " + number : (Object) (long) number;
        }
    }

    static Stream<Flood> floods() {
        return Stream.of(Shape.values())
                .flatMap(shape -> Stream.of(Retention.SHRINK, Retention.KEEP)
                        .flatMap(retention -> shape.objectKeys()
                                ? Stream.of(
                                        new Flood("comparable", shape, retention, MANY, Ranked::new),
                                        new Flood("not comparable", shape, retention, FEWER, Unranked::new),
                                        new Flood("strings", shape, retention, MANY, FloodWalkCostTest::text))
                                : Stream.of(new Flood(
                                        "numbers",
                                        shape,
                                        retention,
                                        MANY,
                                        number -> new CoreFixture(shape).key(42, number)))));
    }

    /** Strings of one length and hash: Aa and BB. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    /** A walk over a map that removes entries, by itself or by key; it shows what it hands out, and tells what it removes. */
    private interface Walk {
        void over(Subject map, List<Object> keys, Consumer<Object> seen, Consumer<Object> removed);
    }

    private static Map<String, Walk> walks() {
        Map<String, Walk> walks = new LinkedHashMap<>();
        for (int outOf : new int[] {10, 2}) {
            walks.put("removeIf of one in " + outOf, (map, keys, seen, removed) -> {
                Set<Object> leaving = oneIn(outOf, keys);
                map.removeIf((key, value) -> removes(key, leaving.contains(key), seen, removed));
            });
        }
        walks.put("removeIf of nine in ten", (map, keys, seen, removed) -> {
            Set<Object> staying = oneIn(10, keys);
            map.removeIf((key, value) -> removes(key, !staying.contains(key), seen, removed));
        });
        walks.put("iterator that looks ahead before it removes one in ten", (map, keys, seen, removed) -> {
            Set<Object> leaving = oneIn(10, keys);
            lookAhead(map, key -> removes(key, leaving.contains(key), seen, removed));
        });
        walks.put(
                "iterator that looks ahead before it removes",
                (map, keys, seen, removed) -> lookAhead(map, key -> removes(key, true, seen, removed)));
        walks.put("cursor, while entries leave that may still be to come", (map, keys, seen, removed) -> {
            Iterator<Object> others = shuffled(keys);
            for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                seen.accept(cursor.key());
                Object other = others.next();
                map.remove(other);
                removed.accept(other);
            }
        });
        walks.put("forEach, while entries leave that may still be to come", (map, keys, seen, removed) -> {
            Iterator<Object> others = shuffled(keys);
            map.forEach((key, value) -> {
                seen.accept(key);
                Object other = others.next();
                map.remove(other);
                removed.accept(other);
            });
        });
        walks.put("cursor that removes what it handed out before others left", (map, keys, seen, removed) -> {
            Iterator<Object> others = shuffled(keys);
            for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                Object key = cursor.key();
                seen.accept(key);
                Object other = others.next();
                if (!other.equals(key)) {
                    map.remove(other);
                    removed.accept(other);
                    cursor.remove();
                    removed.accept(key);
                }
            }
        });
        return walks;
    }

    private static boolean removes(Object key, boolean leaves, Consumer<Object> seen, Consumer<Object> removed) {
        seen.accept(key);
        if (leaves) {
            removed.accept(key);
        }
        return leaves;
    }

    private static Set<Object> oneIn(int outOf, List<Object> keys) {
        Set<Object> chosen = new HashSet<>();
        for (int i = 0; i < keys.size(); i += outOf) {
            chosen.add(keys.get(i));
        }
        return chosen;
    }

    private static Iterator<Object> shuffled(List<Object> keys) {
        List<Object> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(keys.size()));
        return shuffled.iterator();
    }

    private static void lookAhead(Subject map, Predicate<Object> leaves) {
        for (Iterator<Map.Entry<Object, Object>> entries =
                        map.asMap().entrySet().iterator();
                entries.hasNext(); ) {
            boolean leaving = leaves.test(entries.next().getKey());
            boolean more = entries.hasNext();
            if (leaving) {
                entries.remove();
            }
            assertThat(entries.hasNext()).isEqualTo(more);
        }
    }

    @ParameterizedTest
    @MethodSource("floods")
    void walkLooksAtFewEntriesForEach(Flood flood) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < flood.size; i++) {
            keys.add(flood.keys.apply(i));
        }
        walks().forEach((name, walk) -> {
            Subject map = Subject.of(twin.make(MapSpec.builder(flood.shape, flood.shape.mapType())
                    .retention(flood.retention)
                    .seed(CoreFixture.SEED)
                    .build()));
            Map<Object, Object> left = new HashMap<>();
            for (int i = 0; i < flood.size; i++) {
                map.put(keys.get(i), flood.value(i));
                left.put(keys.get(i), flood.value(i));
            }
            assertThat(map.map().stats().fallbackEntries()).isEqualTo(flood.size - CoreFixture.WITHIN_REACH);
            Set<Object> seen = new HashSet<>();
            long before = twin.calls();
            walk.over(
                    map,
                    keys,
                    key -> assertThat(seen.add(key)).as("handed out once").isTrue(),
                    left::remove);
            long looks = twin.calls() - before;
            if (Boolean.getBoolean("lethe.test.figures")) {
                System.out.println(looks / flood.size + " steps an entry: " + name + ", " + flood);
            }
            assertThat(looks)
                    .as("steps in the stash, by %s", name)
                    .isLessThanOrEqualTo((long) MOST_AN_ENTRY * flood.size);
            assertThat(map.copy().equals(left))
                    .as("%s removed what it should", name)
                    .isTrue();
            assertThat(seen.containsAll(left.keySet()))
                    .as("%s saw what stayed", name)
                    .isTrue();
            map.checkInvariants();
        });
    }
}

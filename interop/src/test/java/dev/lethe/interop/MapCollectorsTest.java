package dev.lethe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.MapCollectors;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams into maps: what comes out is what {@link Collectors#toMap} makes of the same stream. */
class MapCollectorsTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 10_000).boxed().toList();

    @Test
    void eachShapeGetsTheEntries() {
        assertThat(NUMBERS.stream().collect(MapCollectors.toObjectMap(i -> "k" + i, i -> -i)))
                .isEqualTo(NUMBERS.stream().collect(Collectors.toMap(i -> "k" + i, i -> -i)));
        assertThat(NUMBERS.stream()
                        .collect(MapCollectors.toLongObjectMap(i -> i, i -> "v" + i))
                        .asMap())
                .isEqualTo(NUMBERS.stream().collect(Collectors.toMap(i -> (long) i, i -> "v" + i)));
        assertThat(NUMBERS.stream()
                        .collect(MapCollectors.toObjectLongMap(i -> "k" + i, i -> -i))
                        .asMap())
                .isEqualTo(NUMBERS.stream().collect(Collectors.toMap(i -> "k" + i, i -> (long) -i)));
        assertThat(NUMBERS.stream()
                        .collect(MapCollectors.toLongLongMap(i -> i, i -> -i))
                        .asMap())
                .isEqualTo(NUMBERS.stream().collect(Collectors.toMap(i -> (long) i, i -> (long) -i)));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        for (boolean parallel : new boolean[] {false, true}) {
            refusesTwice(parallel, MapCollectors.toObjectMap(i -> "k" + i % 5000, i -> i));
            refusesTwice(parallel, MapCollectors.toLongObjectMap(i -> i % 5000, i -> i));
            refusesTwice(parallel, MapCollectors.toObjectLongMap(i -> "k" + i % 5000, i -> i));
            refusesTwice(parallel, MapCollectors.toLongLongMap(i -> i % 5000, i -> i));
        }
    }

    private static void refusesTwice(boolean parallel, Collector<Integer, ?, ? extends LetheMap> collector) {
        Stream<Integer> numbers = parallel ? NUMBERS.parallelStream() : NUMBERS.stream();
        assertThatThrownBy(() -> numbers.collect(collector))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "(?s).*The key k?(\\d+) came twice, with the values \\d+ and \\d+; give the collector.*");
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void objectValuesAreMergedInOrder(String backend) {
        MapRecipe<ObjectMap<Integer, String>> recipe =
                Backends.builder(backend).recipe().objectMap();
        List<LetheMap> made = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, String> expected =
                NUMBERS.stream().collect(Collectors.toMap(i -> i % 7, String::valueOf, String::concat));
        ObjectMap<Integer, String> merged = NUMBERS.parallelStream()
                .collect(MapCollectors.toObjectMap(i -> i % 7, String::valueOf, String::concat, () -> {
                    ObjectMap<Integer, String> map = recipe.create();
                    made.add(map);
                    return map;
                }));
        assertThat(merged).isEqualTo(expected);
        assertOnlyTheResultIsOpen(made, merged);
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longObjectMap")
    void valuesOfLongKeysAreMergedInOrder(String backend) {
        MapRecipe<LongObjectMap<String>> recipe =
                Backends.builder(backend).recipe().longObjectMap();
        assertThat(NUMBERS.parallelStream()
                        .collect(MapCollectors.toLongObjectMap(
                                i -> i % 7, String::valueOf, String::concat, recipe::create))
                        .asMap())
                .isEqualTo(NUMBERS.stream()
                        .collect(Collectors.toMap(i -> (long) (i % 7), String::valueOf, String::concat)));
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectLongMap")
    void longValuesAreMergedInOrder(String backend) {
        MapRecipe<ObjectLongMap<String>> recipe =
                Backends.builderForStrings(backend).recipe().objectLongMap();
        ObjectLongMap<String> map = NUMBERS.parallelStream()
                .collect(MapCollectors.toObjectLongMap(i -> "k" + i % 7, i -> i, (a, b) -> 31 * a + b, recipe::create));
        try (var closing = map.closing()) {
            assertThat(map.asMap()).containsOnlyKeys("k0", "k1", "k2", "k3", "k4", "k5", "k6");
        }
        assertThat(NUMBERS.parallelStream()
                        .collect(MapCollectors.toObjectLongMap(i -> "k" + i % 7, i -> i, (a, b) -> b))
                        .getOrDefault("k3", 0))
                .as("the last of its key")
                .isEqualTo(9999 - (9999 - 3) % 7);
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longLongMap")
    void longsAreMergedAndPartsAreClosed(String backend) {
        MapRecipe<LongLongMap> recipe = Backends.builder(backend).recipe().longLongMap();
        List<LetheMap> made = Collections.synchronizedList(new ArrayList<>());
        LongLongMap sums = NUMBERS.parallelStream()
                .collect(MapCollectors.toLongLongMap(i -> i % 7, i -> i, Long::sum, () -> {
                    LongLongMap map = recipe.create();
                    made.add(map);
                    return map;
                }));
        assertThat(sums.asMap())
                .isEqualTo(NUMBERS.stream().collect(Collectors.toMap(i -> (long) (i % 7), i -> (long) i, Long::sum)));
        assertOnlyTheResultIsOpen(made, sums);
        sums.close();
    }

    /** No number stands for "absent", as it would in the merge of the maps themselves. */
    @Test
    void noMergedNumberRemovesItsKey() {
        for (long number : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            LongLongMap map = Stream.of(1, 2, 3).collect(MapCollectors.toLongLongMap(i -> 5, i -> i, (a, b) -> number));
            assertThat(map.asMap()).isEqualTo(Map.of(5L, number));
            ObjectLongMap<String> byName =
                    Stream.of(1, 2, 3).collect(MapCollectors.toObjectLongMap(i -> "five", i -> i, (a, b) -> number));
            assertThat(byName.asMap()).isEqualTo(Map.of("five", number));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // nulls that are to be refused
    void nullsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> Stream.of(1).collect(MapCollectors.toObjectMap(i -> i, i -> (String) null)))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        Stream.of(1).collect(MapCollectors.toLongObjectMap(i -> i, i -> (String) null, String::concat)))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> MapCollectors.toLongLongMap((Integer i) -> i, i -> i, null))
                .withMessage("merger");
        assertThatNullPointerException()
                .isThrownBy(() -> MapCollectors.toLongLongMap((Integer i) -> i, null))
                .withMessage("value");
    }

    private static void assertOnlyTheResultIsOpen(List<LetheMap> made, LetheMap result) {
        assertThat(made.stream().anyMatch(map -> map == result)).isTrue();
        for (LetheMap map : made) {
            if (map != result) {
                assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(made.size()).as("parts of a parallel stream").isGreaterThan(1);
    }
}

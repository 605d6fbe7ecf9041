package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Workloads check each of their results themselves; here all of them run. */
class WorkloadTest {
    static Stream<Cell> cells() {
        return Stream.concat(
                Cells.all(List.of(100)).stream(),
                Stream.of(MapShape.values())
                        .flatMap(shape -> Stream.of(
                                Cell.fresh(shape, Operation.CLEAR_NEARLY_EMPTY, 100),
                                Cell.fresh(shape, Operation.FEW_THEN_CLEAR, 100),
                                Cell.fresh(shape, Operation.REMOVE, 2 * Workload.BATCH + 100))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellRunsAndFindsWhatItMust(Cell cell) throws ReflectiveOperationException {
        MapState.Filled state = new MapState.Filled();
        state.workload = Workload.prepare(cell, "HashMap", 1);
        Method method = method(cell.operation());
        for (int call = 0; call < 3; call++) {
            if (method.getParameterTypes()[0] == MapState.Filled.class) {
                state.fill();
            }
            method.invoke(new MapBenchmark(), state);
        }
    }

    @Test
    void aBatchWithAWrongResultIsNoResult() {
        MapState state = new MapState();
        state.workload = Workload.prepare(Cell.fresh(MapShape.LONG_LONG, Operation.GET_MISS, 100), "HashMap", 1);
        Method hit = method(Operation.GET_HIT);
        assertThatThrownBy(() -> hit.invoke(new MapBenchmark(), state))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseMessage("the map answered 0 where 16384 is right");
    }

    @Test
    void theKeysDependOnTheSeedAlone() {
        assertThat(new StringKeys(3).make(1_000)).isEqualTo(new StringKeys(3).make(1_000));
        assertThat(new StringKeys(3).make(1_000)).doesNotContain(new StringKeys(4).make(1_000));
        assertThat(new LongKeys(3).make(1_000)).isEqualTo(new LongKeys(3).make(1_000));
    }

    @Test
    void stringsHaveTwelveCharactersAndDoNotRepeat() {
        StringKeys keys = new StringKeys(1);
        String[] first = keys.make(100_000);
        assertThat(first).allMatch(key -> key.matches("key-[0-9a-v]{8}"));
        assertThat(Set.of(first)).hasSize(first.length).doesNotContain(keys.make(1_000));
    }

    @Test
    void stringsOfAFloodHaveOneHashAndDoNotRepeat() {
        StringKeys keys = StringKeys.ofOneHash(1);
        String[] all = keys.make(1 << 20);
        assertThat(all).allMatch(key -> key.hashCode() == all[0].hashCode());
        assertThat(new TreeSet<>(List.of(all))).hasSize(all.length);
        assertThatThrownBy(() -> keys.make(1)).hasMessage("there are no more than 1048576 keys of this kind");
    }

    @Test
    void copiesAreEqualButNotTheSame() {
        StringKeys keys = new StringKeys(1);
        String[] some = keys.make(100);
        String[] copies = keys.copies(some);
        assertThat(copies).isEqualTo(some);
        assertThat(copies[0]).isNotSameAs(some[0]);
    }

    @Test
    void everyOperationIsABenchmarkAndTheOtherWayRound() {
        assertThat(Arrays.stream(MapBenchmark.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Operation.values()).map(Operation::method).toList());
    }

    private static Method method(Operation operation) {
        return Arrays.stream(MapBenchmark.class.getMethods())
                .filter(method -> method.getName().equals(operation.method()))
                .findFirst()
                .orElseThrow();
    }
}

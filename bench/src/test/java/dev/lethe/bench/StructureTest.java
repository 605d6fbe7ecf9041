package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Retention;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.GraphLayout;

class StructureTest {
    private static final int ENTRIES = 300;

    static Stream<String> implementations() {
        return Footprints.IMPLEMENTATIONS.stream();
    }

    /** Against JOL's own walk, with the keys and the value taken off as it counts them. */
    @ParameterizedTest
    @MethodSource("implementations")
    void bytesAreThoseOfJolWithoutKeysAndValues(String implementation) {
        Supplier<Contender<String[]>> maker = Contenders.stringObject(implementation, Retention.SHRINK);
        String[] keys = new StringKeys(1).make(ENTRIES);
        Contender<String[]> map = maker.get();
        map.putAll(keys, 0, ENTRIES);
        long whole = GraphLayout.parseInstance(map.map()).totalSize();
        long entries = GraphLayout.parseInstance((Object) keys).totalSize()
                - GraphLayout.parseInstance((Object) new String[ENTRIES]).totalSize()
                + GraphLayout.parseInstance(Contender.VALUE).totalSize();
        assertThat(Structure.bytes(map))
                .isPositive()
                .isBetween(
                        whole - entries - shared(maker.get().map(), maker.get().map()), whole - entries);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void boxesBelongToTheMap(String implementation) {
        Contender<long[]> map =
                Contenders.longLong(implementation, Retention.SHRINK).get();
        map.putAll(new LongKeys(1).make(ENTRIES), 0, ENTRIES);
        long whole = GraphLayout.parseInstance(map.map()).totalSize();
        Object other =
                Contenders.longLong(implementation, Retention.SHRINK).get().map();
        Object another =
                Contenders.longLong(implementation, Retention.SHRINK).get().map();
        assertThat(Structure.bytes(map)).isBetween(whole - shared(other, another), whole);
    }

    /** What two maps lead to alike, down to classes and their names: JOL counts it for each. */
    private static long shared(Object one, Object other) {
        return GraphLayout.parseInstance(one).totalSize()
                + GraphLayout.parseInstance(other).totalSize()
                - GraphLayout.parseInstance(one, other).totalSize();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void whatAllMapsShareIsNotPartOfOneMore(String implementation) {
        Supplier<Contender<long[]>> maker = Contenders.longLong(implementation, Retention.SHRINK);
        Object first = maker.get().map();
        Object second = maker.get().map();
        long both = GraphLayout.parseInstance(first, second).totalSize();
        long one = GraphLayout.parseInstance(first).totalSize();
        assertThat(List.of(Structure.bytesOfOneMore(second, () -> first))).containsExactly(both - one);
    }
}

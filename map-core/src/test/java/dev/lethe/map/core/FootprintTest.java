package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lethe.map.Hasher;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfMeasuring;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphLayout;

/**
 * stats() against JOL, which asks the JVM for the size of each object that the map reaches; in the build twice, the second time with
 * references of eight bytes.
 */
class FootprintTest {
    private static final int[] SIZES = {0, 1, 5, 100, 10_000, 50_000};
    private static final int PERCENT = 5;

    @ParameterizedTest
    @EnumSource
    void retainedBytesAreThoseOfTheObjectGraph(Shape shape) {
        for (int size : SIZES) {
            List<Object> foreign = new ArrayList<>();
            LetheMap map = make(shape);
            fill(map, size, foreign);
            foreign.add(
                    make(shape)); // with what all maps share: the allocator and, before there is a table, placeholders
            long graph = bytes(map, foreign);
            assertThat(map.stats().retainedHeapBytes())
                    .as("bytes of %s entries", size)
                    .isCloseTo(graph, withinPercentage(shape == Shape.LONG_LONG ? 0 : PERCENT));
            assertThat(map.stats().tables() == 0).isEqualTo(size == 0);
        }
    }

    /** Where the map came from is counted with the map; its name is the user's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 50_000})
    void whatANamedMapKeepsOfItsSpecIsCounted(int size) {
        String name = "orders";
        MapSpec.Builder<LongLongMap> spec =
                MapSpec.builder(Shape.LONG_LONG, LongLongMap.class).seed(1L);
        LetheMap map = CoreProvider.create(spec.name(name).build(), Allocator.DEFAULT);
        fill(map, size, new ArrayList<>());
        assertThat(map.stats().retainedHeapBytes()).isEqualTo(bytes(map, List.of(name, make(Shape.LONG_LONG))));
        assertThat(map.stats().retainedHeapBytes()).isEqualTo(((SelfMeasuring) map).retainedBytes());
    }

    /** What a map keeps of its hasher is one small object; the hasher is the user's. */
    @Test
    void theRuleOfAMapWithAHasherIsCounted() {
        Hasher<Object> hasher = new Hasher<>() {
            @Override
            public long hash(Object key) {
                return key.hashCode();
            }

            @Override
            public boolean equal(Object present, Object asked) {
                return present.equals(asked);
            }
        };
        MapSpec.Builder<?> spec =
                MapSpec.builder(Shape.OBJECT_LONG, ObjectLongMap.class).seed(1L);
        LetheMap map = CoreProvider.create(spec.hasher(hasher).build(), Allocator.DEFAULT);
        List<Object> foreign = new ArrayList<>(List.of(hasher, make(Shape.OBJECT_LONG), Allocator.DEFAULT));
        fill(map, 100, foreign);
        assertThat(map.stats().retainedHeapBytes()).isEqualTo(bytes(map, foreign));
    }

    @ParameterizedTest
    @CsvSource({
        "OpenJDK 64-Bit Server VM, Zero based, 68719476736, 4",
        "OpenJDK 64-Bit Server VM, , 1073741824, 8",
        "Java HotSpot(TM) 64-Bit Server VM, , 1073741824, 8",
        "Eclipse OpenJ9 VM, , 1073741824, 4",
        "Substrate VM, , 68719476736, 8",
    })
    void referencesAreAsWideAsTheJvmSays(String vm, @Nullable String compressed, long maxHeap, int bytes) {
        assertThat(Footprint.reference(vm, compressed, maxHeap)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void theStashIsCounted(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        LetheMap map = fixture.make().map();
        for (int i = 0; i < 1_000; i++) {
            Subject.of(map).put(fixture.key(1, i), fixture.value(i));
        }
        assertThat(map.stats().fallbackEntries()).isGreaterThan(500);
        List<Object> foreign = new ArrayList<>(List.of(Allocator.DEFAULT));
        Subject.of(map).forEach((key, value) -> {
            foreign.add(shape.objectKeys() ? key : null);
            foreign.add(shape.objectValues() ? value : null);
        });
        foreign.removeIf(Objects::isNull);
        long graph = bytes(map, foreign);
        assertThat(map.stats().retainedHeapBytes()).isCloseTo(graph, withinPercentage(PERCENT));
    }

    private static LetheMap make(Shape shape) {
        return CoreProvider.create(
                MapSpec.builder(shape, shape.mapType()).seed(1L).build(), Allocator.DEFAULT);
    }

    private static void fill(LetheMap map, int size, List<Object> foreign) {
        for (int i = 0; i < size; i++) {
            Object key = "key " + i;
            Object value = "value " + i;
            if (map instanceof LongLongMap longs) {
                longs.put(i, i);
            } else if (map instanceof LongObjectMap<?>) {
                objects((LongObjectMap<?>) map).put(i, value);
                foreign.add(value);
            } else if (map instanceof ObjectLongMap<?>) {
                objects((ObjectLongMap<?>) map).put(key, i);
                foreign.add(key);
            } else {
                objects((ObjectMap<?, ?>) map).put(key, value);
                foreign.add(key);
                foreign.add(value);
            }
        }
    }

    @SuppressWarnings("unchecked") // made here, for objects
    private static LongObjectMap<Object> objects(LongObjectMap<?> map) {
        return (LongObjectMap<Object>) map;
    }

    @SuppressWarnings("unchecked") // made here, for objects
    private static ObjectLongMap<Object> objects(ObjectLongMap<?> map) {
        return (ObjectLongMap<Object>) map;
    }

    @SuppressWarnings("unchecked") // made here, for objects
    private static ObjectMap<Object, Object> objects(ObjectMap<?, ?> map) {
        return (ObjectMap<Object, Object>) map;
    }

    /** The bytes that the map reaches beyond what the others reach: all of them together, less the others alone. */
    private static long bytes(LetheMap map, List<Object> others) {
        List<Object> all = new ArrayList<>(others);
        all.add(map);
        return GraphLayout.parseInstance(all.toArray()).totalSize()
                - GraphLayout.parseInstance(others.toArray()).totalSize();
    }
}

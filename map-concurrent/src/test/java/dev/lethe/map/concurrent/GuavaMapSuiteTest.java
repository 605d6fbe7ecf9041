package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.MapFeature;
import dev.lethe.map.Lethe;
import dev.lethe.map.MapBuilder;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Guava's tests of maps on every {@link Map} that the concurrent backend hands out. The feature of fail-fast iterators is left out on purpose:
 * ours tolerate changes.
 */
class GuavaMapSuiteTest {
    private static final List<Feature<?>> EVERYWHERE =
            List.of(MapFeature.GENERAL_PURPOSE, CollectionFeature.SUPPORTS_ITERATOR_REMOVE, CollectionSize.ANY);

    /** A key whose hash meets many others. */
    record Colliding(String text) {
        @Override
        public int hashCode() {
            return text.length() % 2;
        }
    }

    @TestFactory
    DynamicNode objectMapPassesGuavasTests() {
        return suite(
                "ObjectMap",
                932,
                ConcurrentMapTestSuiteBuilder.using(new Maps<String, String>(
                        () -> concurrent().<String, String>concurrentMap(),
                        number -> "key " + number,
                        number -> "value " + number)));
    }

    @TestFactory
    DynamicNode objectMapOfCollidingKeysPassesGuavasTests() {
        return suite(
                "ObjectMap of colliding keys",
                932,
                ConcurrentMapTestSuiteBuilder.using(new Maps<Colliding, String>(
                        () -> concurrent().<Colliding, String>concurrentMap(),
                        number -> new Colliding("k".repeat(1 + number)),
                        number -> "value " + number)));
    }

    @TestFactory
    DynamicNode viewOfLongObjectMapPassesGuavasTests() {
        return suite(
                "LongObjectMap.asMap",
                857,
                MapTestSuiteBuilder.using(new Maps<Long, String>(
                        () -> concurrent().<String>longObjectMap().asMap(),
                        number -> number * 1_000_003L,
                        number -> "value " + number)),
                MapFeature.ALLOWS_ANY_NULL_QUERIES);
    }

    @TestFactory
    DynamicNode viewOfLongLongMapPassesGuavasTests() {
        return suite(
                "LongLongMap.asMap",
                857,
                MapTestSuiteBuilder.using(new Maps<Long, Long>(
                        () -> concurrent().longLongMap().asMap(),
                        number -> number * 1_000_003L,
                        number -> number - 2L)),
                MapFeature.ALLOWS_ANY_NULL_QUERIES);
    }

    @TestFactory
    DynamicNode viewOfObjectLongMapPassesGuavasTests() {
        return suite(
                "ObjectLongMap.asMap",
                860,
                MapTestSuiteBuilder.using(new Maps<String, Long>(
                        () -> concurrent().<String>objectLongMap().asMap(),
                        number -> "key " + number,
                        number -> number - 2L)),
                MapFeature.ALLOWS_NULL_VALUE_QUERIES);
    }

    private static MapBuilder concurrent() {
        return Lethe.builder().backend("concurrent");
    }

    private static <K, V> DynamicNode suite(
            String name, int tests, MapTestSuiteBuilder<K, V> builder, Feature<?>... features) {
        List<Feature<?>> all = new ArrayList<>(EVERYWHERE);
        Collections.addAll(all, features);
        TestSuite suite = builder.named(name).withFeatures(all).createTestSuite();
        List<TestCase> cases = new ArrayList<>();
        collect(suite, cases);
        IntStream numbers = IntStream.range(0, cases.size());
        return dynamicContainer(
                name,
                Stream.concat(
                        Stream.of(dynamicTest(
                                "has its " + tests + " tests",
                                () -> assertThat(cases).hasSize(tests))),
                        numbers.mapToObj(number -> dynamicTest(
                                number + " " + cases.get(number).getName(), () -> run(cases.get(number))))));
    }

    private static void collect(Test test, List<TestCase> cases) {
        if (test instanceof TestSuite suite) {
            Collections.list(suite.tests()).forEach(part -> collect(part, cases));
        } else {
            cases.add((TestCase) test);
        }
    }

    private static void run(TestCase testCase) throws Throwable {
        TestResult result = new TestResult();
        testCase.run(result);
        assertThat(result.runCount()).isEqualTo(1);
        for (TestFailure failure : Collections.list(result.failures())) {
            throw failure.thrownException();
        }
        for (TestFailure error : Collections.list(result.errors())) {
            throw error.thrownException();
        }
    }

    /** Makes the maps, and the five sample entries that Guava's tests use. */
    private record Maps<K, V>(Supplier<Map<K, V>> maps, IntFunction<K> keys, IntFunction<V> values)
            implements TestMapGenerator<K, V> {
        @Override
        public SampleElements<Map.Entry<K, V>> samples() {
            return new SampleElements<>(entry(0), entry(1), entry(2), entry(3), entry(4));
        }

        private Map.Entry<K, V> entry(int number) {
            return Map.entry(keys.apply(number), values.apply(number));
        }

        @Override
        @SuppressWarnings("unchecked") // Guava gives back what samples() made
        public Map<K, V> create(Object... elements) {
            Map<K, V> map = maps.get();
            for (Object element : elements) {
                Map.Entry<K, V> entry = (Map.Entry<K, V>) Objects.requireNonNull(element);
                map.put(entry.getKey(), entry.getValue());
            }
            return map;
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of the class that Guava asks for
        public Map.Entry<K, V>[] createArray(int length) {
            return new Map.Entry[length];
        }

        @Override
        @SuppressWarnings("unchecked") // the class of the first sample key is that of all
        public K[] createKeyArray(int length) {
            return (K[]) Array.newInstance(keys.apply(0).getClass(), length);
        }

        @Override
        @SuppressWarnings("unchecked") // the class of the first sample value is that of all
        public V[] createValueArray(int length) {
            return (V[]) Array.newInstance(values.apply(0).getClass(), length);
        }

        @Override
        public Iterable<Map.Entry<K, V>> order(List<Map.Entry<K, V>> insertionOrder) {
            return insertionOrder;
        }
    }
}

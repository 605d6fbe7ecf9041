package dev.lethe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies from the maps of java.util, and into them. */
class JavaUtilTest {
    private static final int ENTRIES = 3000;

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void objectMapsAreCopied(String backend) {
        for (Map<String, Integer> source : sources("k", 1)) {
            ObjectMap<String, Integer> map = Backends.builder(backend).objectMap();
            map.putAll(source);
            assertThat(map).as("from %s", source.getClass()).isEqualTo(source).hasSize(ENTRIES);
            assertCopies(map, source);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longObjectMap")
    void longObjectMapsAreCopied(String backend) {
        for (Map<Long, Integer> source : sources(1L, 1)) {
            LongObjectMap<Integer> map = Backends.builder(backend).longObjectMap();
            map.putAll(source);
            assertCopies(map.asMap(), source);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectLongMap")
    void objectLongMapsAreCopied(String backend) {
        for (Map<String, Long> source : sources("k", 1L)) {
            ObjectLongMap<String> map = Backends.builderForStrings(backend).objectLongMap();
            try (var closing = map.closing()) {
                map.putAll(source);
                assertCopies(map.asMap(), source);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longLongMap")
    void longLongMapsAreCopied(String backend) {
        for (Map<Long, Long> source : sources(1L, 1L)) {
            LongLongMap map = Backends.builder(backend).longLongMap();
            try (var closing = map.closing()) {
                map.putAll(source);
                assertCopies(map.asMap(), source);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longLongMap")
    @SuppressWarnings("NullAway") // nulls that are to be refused
    void nullIsNoNumber(String backend) {
        LongLongMap map = Backends.builder(backend).longLongMap();
        try (var closing = map.closing()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> map.putAll(Collections.singletonMap(1L, null)))
                    .withMessage("value");
            assertThatNullPointerException()
                    .isThrownBy(() -> map.putAll(Collections.singletonMap(null, 1L)))
                    .withMessage("key");
            assertThat(map.isEmpty()).isTrue();
        }
    }

    /** A copy by each constructor of java.util that takes a map; the copies are independent of the source. */
    private static <K, V> void assertCopies(Map<K, V> map, Map<K, V> expected) {
        List<Function<Map<K, V>, Map<K, V>>> copies = List.of(
                HashMap::new,
                LinkedHashMap::new,
                TreeMap::new,
                ConcurrentHashMap::new,
                ConcurrentSkipListMap::new,
                Map::copyOf);
        for (Function<Map<K, V>, Map<K, V>> copy : copies) {
            Map<K, V> copied = copy.apply(map);
            assertThat(copied).as("copy in %s", copied.getClass()).isEqualTo(expected);
            assertThat(map).isEqualTo(copied).hasSameHashCodeAs(copied);
        }
        Map<K, V> copied = new HashMap<>(map);
        map.clear();
        assertThat(copied).as("copy of a map that was cleared since").isEqualTo(expected);
    }

    /** Maps of java.util with the same entries; keys and values are texts or numbers, as the examples are. */
    @SuppressWarnings("unchecked")
    private static <K, V> List<Map<K, V>> sources(K key, V value) {
        Map<K, V> source = new HashMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            K next = key instanceof String ? (K) ("k" + i) : (K) Long.valueOf(i * 0x9e3779b97f4aL);
            V of = value instanceof Long ? (V) Long.valueOf(i) : (V) Integer.valueOf(i);
            source.put(next, of);
        }
        return List.of(
                source,
                new TreeMap<>(source),
                new ConcurrentHashMap<>(source),
                Map.copyOf(source),
                Collections.unmodifiableMap(source));
    }
}

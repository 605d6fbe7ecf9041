package dev.lethe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jackson, which knows nothing of Lethe: what is a {@link Map} is written and read as one; of what is none, the view {@code asMap()} is.
 * A map cannot be made by Jackson, as it does not know the backend; one that is there can be filled.
 */
class JacksonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A value of its own type. */
    public record Order(String name, int amount) {}

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void objectMapIsAMap(String backend) throws Exception {
        ObjectMap<String, Order> map = Backends.builder(backend).objectMap();
        map.put("A-17", new Order("tea", 2));
        String text = JSON.writeValueAsString(map);
        assertThat(text).isEqualTo("{\"A-17\":{\"name\":\"tea\",\"amount\":2}}");

        ObjectMap<String, Order> again = Backends.builder(backend).objectMap();
        again.putAll(JSON.readValue(text, new TypeReference<Map<String, Order>>() {}));
        assertThat(again).isEqualTo(map);
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void objectMapIsFilled(String backend) throws Exception {
        ObjectMap<String, Order> map = Backends.builder(backend).objectMap();
        map.put("kept", new Order("coffee", 1));
        Map<String, Order> same = JSON.readerFor(new TypeReference<Map<String, Order>>() {})
                .withValueToUpdate(map)
                .readValue("{\"A-17\":{\"name\":\"tea\",\"amount\":2}}");
        assertThat(same).isSameAs(map);
        assertThat(map).isEqualTo(Map.of("kept", new Order("coffee", 1), "A-17", new Order("tea", 2)));
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longObjectMap")
    void longObjectMapByItsView(String backend) throws Exception {
        LongObjectMap<Order> map = Backends.builder(backend).longObjectMap();
        map.put(17, new Order("tea", 2));
        String text = JSON.writeValueAsString(map.asMap());
        assertThat(text).isEqualTo("{\"17\":{\"name\":\"tea\",\"amount\":2}}");
        LongObjectMap<Order> again = Backends.builder(backend).longObjectMap();
        JSON.readerFor(new TypeReference<Map<Long, Order>>() {})
                .withValueToUpdate(again.asMap())
                .readValue(text);
        assertThat(again).isEqualTo(map);
        assertNoMap(map, LongObjectMap.class);
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectLongMap")
    void objectLongMapByItsView(String backend) throws Exception {
        ObjectLongMap<String> map = Backends.builderForStrings(backend).objectLongMap();
        ObjectLongMap<String> again = Backends.builderForStrings(backend).objectLongMap();
        try (var closing = map.closing();
                var closingToo = again.closing()) {
            map.put("tea", 2);
            String text = JSON.writeValueAsString(map.asMap());
            assertThat(text).isEqualTo("{\"tea\":2}");
            JSON.readerFor(new TypeReference<Map<String, Long>>() {})
                    .withValueToUpdate(again.asMap())
                    .readValue(text);
            assertThat(again).isEqualTo(map);
            assertNoMap(map, ObjectLongMap.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longLongMap")
    void longLongMapByItsView(String backend) throws Exception {
        LongLongMap map = Backends.builder(backend).longLongMap();
        LongLongMap again = Backends.builder(backend).longLongMap();
        try (var closing = map.closing();
                var closingToo = again.closing()) {
            map.put(-1, Long.MAX_VALUE);
            String text = JSON.writeValueAsString(map.asMap());
            assertThat(text).isEqualTo("{\"-1\":9223372036854775807}");
            JSON.readerFor(new TypeReference<Map<Long, Long>>() {})
                    .withValueToUpdate(again.asMap())
                    .readValue(text);
            assertThat(again).isEqualTo(map);
            assertNoMap(map, LongLongMap.class);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void noMapIsMadeOutOfNothing(String backend) {
        assertThatThrownBy(() -> JSON.readValue("{}", new TypeReference<ObjectMap<String, Order>>() {}))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("ObjectMap");
        Class<?> type = Backends.builder(backend).objectMap().getClass();
        assertThatThrownBy(() -> JSON.readValue("{}", type))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(type.getSimpleName());
    }

    /** Jackson makes a bean of it, by its method isEmpty: nobody who forgets asMap() gets his entries, and nobody gets a map back. */
    private static void assertNoMap(Object map, Class<?> shape) throws Exception {
        assertThat(JSON.writeValueAsString(map)).isEqualTo("{\"empty\":false}");
        assertThatThrownBy(() -> JSON.readValue("{}", shape))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(shape.getSimpleName());
    }
}

package dev.lethe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java serialization: the maps and their views refuse, as they hold a secret, and memory that no stream can bring back; a copy in a map of
 * java.util goes through.
 */
class JavaSerializationTest {
    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectMap")
    void objectMap(String backend) throws Exception {
        ObjectMap<String, Integer> map = Backends.builder(backend).objectMap();
        map.put("a", 1);
        map.put("b", 2);
        assertRefused(map, map.keySet(), map.entrySet(), map.values());
        ObjectMap<String, Integer> again = Backends.builder(backend).objectMap();
        again.putAll(throughStream(new HashMap<>(map)));
        assertThat(again).isEqualTo(map).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longObjectMap")
    void longObjectMap(String backend) throws Exception {
        LongObjectMap<String> map = Backends.builder(backend).longObjectMap();
        map.put(1, "one");
        assertRefused(map, map.asMap());
        LongObjectMap<String> again = Backends.builder(backend).longObjectMap();
        again.putAll(throughStream(new HashMap<>(map.asMap())));
        assertThat(again).isEqualTo(map);
        assertThat(again.get(1)).isEqualTo("one");
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#objectLongMap")
    void objectLongMap(String backend) throws Exception {
        ObjectLongMap<String> map = Backends.builderForStrings(backend).objectLongMap();
        ObjectLongMap<String> again = Backends.builderForStrings(backend).objectLongMap();
        try (var closing = map.closing();
                var closingToo = again.closing()) {
            map.put("one", 1);
            assertRefused(map, map.asMap());
            again.putAll(throughStream(new HashMap<>(map.asMap())));
            assertThat(again).isEqualTo(map);
            assertThat(again.getOrDefault("one", 0)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lethe.interop.Backends#longLongMap")
    void longLongMap(String backend) throws Exception {
        LongLongMap map = Backends.builder(backend).longLongMap();
        LongLongMap again = Backends.builder(backend).longLongMap();
        try (var closing = map.closing();
                var closingToo = again.closing()) {
            map.put(1, -1);
            assertRefused(map, map.asMap());
            again.putAll(throughStream(new HashMap<>(map.asMap())));
            assertThat(again).isEqualTo(map);
            assertThat(again.getOrDefault(1, 0)).isEqualTo(-1);
        }
    }

    /** The refusal names the class; a map that is a field of something else is refused the same. */
    private static void assertRefused(LetheMap map, Object... views) {
        assertRefused((Object) map);
        for (Object view : views) {
            assertRefused(view);
        }
    }

    private static void assertRefused(Object object) {
        assertThat(object).isNotInstanceOf(Serializable.class);
        for (Object written : new Object[] {object, new Object[] {object}}) {
            assertThatThrownBy(() -> bytesOf(written))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessage(object.getClass().getName());
        }
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // written by this test
    private static <T extends Serializable> T throughStream(T object) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytesOf(object)))) {
            return (T) in.readObject();
        }
    }

    private static byte[] bytesOf(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}

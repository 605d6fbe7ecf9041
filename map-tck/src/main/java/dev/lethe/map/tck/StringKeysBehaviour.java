package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Hasher;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.ObjectCursor;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Maps that were told that their keys are strings: each string comes back as it was, and nothing else gets in. */
abstract class StringKeysBehaviour extends Behaviour {
    private static final int MANY = 20_000;

    /** The narrowest and widest characters of one byte and of two, one that ends as 'a' does, and halves of pairs. */
    private static final List<String> OTHERS =
            List.of("\0", "\u0080", "\u00FF", "\u0100", "\u0161", "\uD800", "\uDC00", "\uFFFF");

    /** Strings that differ in length, in one character, or in how wide that is, at every place of a word of eight bytes. */
    private static List<String> neighbours() {
        List<String> all = new ArrayList<>();
        for (int length = 0; length <= 20; length++) {
            String plain = "abcdefghijklmnopqrstuvwxyz".substring(0, length);
            all.add(plain);
            for (int at = 0; at < length; at++) {
                for (String other : OTHERS) {
                    all.add(plain.substring(0, at) + other + plain.substring(at + 1));
                }
            }
        }
        return all;
    }

    @Test
    void neighboursAreToldApartAndComeBackAsTheyWere() {
        Subject map = make();
        Map<Object, Object> model = new HashMap<>();
        List<String> keys = neighbours();
        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.containsKey(keys.get(i))).isFalse();
            map.put(keys.get(i), value(i));
            model.put(keys.get(i), value(i));
        }
        assertThat(map.copy()).isEqualTo(model);
        for (int i = 0; i < keys.size(); i += 2) {
            assertThat(map.getAndRemove(keys.get(i), nowhere())).isEqualTo(value(i));
            model.remove(keys.get(i));
        }
        map.checkInvariants();
        assertThat(map.copy()).isEqualTo(model);
        map.map().trim();
        keys.forEach(key -> assertThat(map.containsKey(key)).isEqualTo(model.containsKey(key)));
    }

    @Test
    void stringsOfRandomCharactersComeAndGo() {
        Random random = new Random(5);
        Subject map = make();
        Map<Object, Object> model = new HashMap<>();
        List<String> known = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            if (random.nextInt(3) != 0 || known.isEmpty()) {
                String key = random(random);
                known.add(key);
                map.put(key, value(i));
                model.put(key, value(i));
            } else {
                String key = known.get(random.nextInt(known.size()));
                assertThat(map.getAndRemove(key, nowhere())).isEqualTo(model.getOrDefault(key, nowhere()));
                model.remove(key);
            }
            if (i % 1000 == 0) {
                map.checkInvariants();
            }
        }
        assertThat(map.copy()).isEqualTo(model);
    }

    private static String random(Random random) {
        int widest = random.nextBoolean() ? 0x100 : 0x10000;
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(50) == 0 ? 2000 : 40); left > 0; left--) {
            text.append((char) random.nextInt(widest));
        }
        return text.toString();
    }

    /** Long keys leave, and short ones come in their place. */
    @Test
    void memoryFollowsTheLengthOfTheKeys() {
        Subject map = make();
        Subject fresh = make();
        for (int i = 0; i < MANY; i++) {
            map.put("x".repeat(200) + i, value(i));
            fresh.put("x" + i, value(i));
        }
        for (int i = 0; i < MANY; i++) {
            map.remove("x".repeat(200) + i);
            map.put("x" + i, value(i));
        }
        assertThat(map.copy()).isEqualTo(fresh.copy());
        assertThat(bytes(map)).isLessThanOrEqualTo(bytes(fresh) * 5 / 2);
        map.checkInvariants();
    }

    private static long bytes(Subject map) {
        return map.map().stats().retainedHeapBytes() + map.map().stats().retainedNativeBytes();
    }

    @Test
    void keysThatAreNoStringsAreAbsentAndRefused() {
        Subject map = filled(50);
        Map<Object, Object> before = map.copy();
        Object none = source().none();
        for (Object foreign :
                List.of(7, 7L, 'k', CharBuffer.wrap("k1"), List.of("k1"), new ScriptedKey(1, "k1".hashCode()))) {
            assertThat(map.containsKey(foreign)).isFalse();
            assertThat(map.getOrDefault(foreign, nowhere())).isEqualTo(nowhere());
            assertThat(map.getAndRemove(foreign, nowhere())).isEqualTo(nowhere());
            List<ThrowingCallable> puts = List.of(
                    () -> map.put(foreign, value(1)),
                    () -> map.getAndPut(foreign, value(1), none),
                    () -> map.putIfAbsent(foreign, value(1)),
                    () -> map.computeIfAbsent(foreign, none, key -> value(1)),
                    () -> map.compute(foreign, none, (key, old) -> value(1)),
                    () -> map.merge(foreign, value(1), none, (old, given) -> given),
                    () -> map.asMap().put(foreign, value(1)),
                    () -> map.putAll(Map.of(foreign, value(1))));
            for (ThrowingCallable put : puts) {
                assertThatThrownBy(put)
                        .isInstanceOf(ClassCastException.class)
                        .hasMessageContaining(foreign.getClass().getName());
            }
        }
        assertThat(map.copy()).isEqualTo(before);
        map.checkInvariants();
    }

    /** A stranger must not get such a map by surprise. */
    @Test
    void mapOfAnyKeysOrWithAHasherIsRefused() {
        MapBuilder any = new MapSource(source().backend(), source().shape()).builder();
        assertThatThrownBy(any::objectLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("keyType(String.class)");
        assertThatThrownBy(() -> any.keyType(Object.class).objectLongMap())
                .isInstanceOf(BackendSelectionException.class);
        assertThatThrownBy(() -> source().make(Hasher.ignoringCase()))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("hasher");
    }

    @Test
    void keysHandedOutAreEqualStrings() {
        Subject map = filled(100);
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            assertThat(cursor.key()).isInstanceOf(String.class);
            assertThat(map.getOrDefault(cursor.key(), nowhere())).isEqualTo(cursor.value());
        }
    }
}

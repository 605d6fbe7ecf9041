package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Hasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A map with a hasher compares keys by it, everywhere but where another collection or map is asked (see {@link Hasher}). */
abstract class HashersBehaviour extends Behaviour {
    private static final int STEPS = 20_000;
    private static final int NUMBERS = 1_500;
    private static final int FLOOD = 200;

    /** A hasher, a map of java.util that compares in the same way, and so many keys of which several are the same for both. */
    private record Kind(Hasher<?> hasher, Map<Object, Object> model, int numbers, IntFunction<Object> keys) {}

    /** Has all keys in one flood. */
    private static class OneHash implements Hasher<String> {
        @Override
        public long hash(String key) {
            return 7;
        }

        @Override
        public boolean equal(String present, String asked) {
            return present.equalsIgnoreCase(asked);
        }
    }

    /** The same in an order that is not that of the keys themselves. */
    private static final class OneHashInOrder extends OneHash implements Comparator<String> {
        @Override
        public int compare(String one, String other) {
            return String.CASE_INSENSITIVE_ORDER.compare(other, one);
        }
    }

    /** Keys of which two with the same number are equal for the hasher, and not, or not always, by equals. */
    private static List<Kind> kinds(Random random) {
        List<Object> known = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            known.add(new String("key " + i / 2)); // equal to the next, and another object
        }
        IntFunction<Object> texts = number -> inSomeCase("key " + number, random);
        return List.of(
                new Kind(Hasher.ignoringCase(), ignoringCase(), NUMBERS, texts),
                new Kind(new OneHash(), ignoringCase(), FLOOD, texts),
                new Kind(new OneHashInOrder(), ignoringCase(), 2 * FLOOD, texts),
                new Kind(
                        Hasher.byteArrays(),
                        new TreeMap<>((one, other) -> Arrays.compare((byte[]) one, (byte[]) other)),
                        NUMBERS,
                        HashersBehaviour::bytes),
                new Kind(Hasher.identity(), new IdentityHashMap<>(), NUMBERS, known::get));
    }

    private static Map<Object, Object> ignoringCase() {
        return new TreeMap<>((one, other) -> String.CASE_INSENSITIVE_ORDER.compare((String) one, (String) other));
    }

    private static Object inSomeCase(String text, Random random) {
        return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static Object bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Test
    void randomChangesAreThoseOfAMapThatComparesInTheSameWay() {
        Random random = new Random(11);
        for (Kind kind : kinds(random)) {
            Subject map = source().make(kind.hasher);
            Map<Object, Object> model = kind.model;
            for (int step = 0; step < STEPS; step++) {
                int number = random.nextInt(kind.numbers);
                Object key = kind.keys.apply(number);
                Object value = value(step);
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> {
                        map.put(key, value);
                        model.put(key, value);
                    }
                    case 3 -> {
                        map.putIfAbsent(key, value);
                        model.putIfAbsent(key, value);
                    }
                    case 4 -> {
                        map.replace(key, value);
                        model.replace(key, value);
                    }
                    case 5 -> {
                        map.remove(key);
                        model.remove(key);
                    }
                    case 6 ->
                        assertThat(map.asMap().keySet().remove(key))
                                .as("removal of %s", key)
                                .isEqualTo(model.remove(key) != null);
                    default -> {
                        Object other = kind.keys.apply(random.nextInt(kind.numbers));
                        map.putAll(pair(key, other, value));
                        model.put(key, value);
                        model.put(other, value);
                    }
                }
                isAs(map, model, kind.keys.apply(random.nextInt(kind.numbers)));
            }
            map.checkInvariants();
            for (int number = 0; number < kind.numbers; number++) {
                isAs(map, model, kind.keys.apply(number));
            }
            assertThat(model).isNotEmpty();
        }
    }

    private static Map<Object, Object> pair(Object key, Object other, Object value) {
        IdentityHashMap<Object, Object> pair = new IdentityHashMap<>(); // takes keys of all kinds as they are
        pair.put(key, value);
        pair.put(other, value);
        return pair;
    }

    private void isAs(Subject map, Map<Object, Object> model, Object key) {
        Object expected = model.get(key);
        assertThat(map.mappingCount()).isEqualTo(model.size());
        assertThat(map.containsKey(key)).as("containsKey of %s", key).isEqualTo(expected != null);
        assertThat(map.getOrDefault(key, nowhere()))
                .as("value of %s", key)
                .isEqualTo(expected == null ? nowhere() : expected);
        assertThat(map.asMap().keySet().contains(key)).isEqualTo(expected != null);
        assertThat(map.asMap().entrySet().contains(Map.entry(key, value(0)))).isEqualTo(value(0).equals(expected));
        if (expected != null) {
            assertThat(map.asMap().entrySet().contains(Map.entry(key, expected)))
                    .isTrue();
        }
    }

    private Subject lowerCase(int entries) {
        Subject map = source().make(Hasher.ignoringCase());
        for (int i = 0; i < entries; i++) {
            map.put("key " + i, value(i));
        }
        return map;
    }

    private static Set<Object> upperCase(int from, int to) {
        Set<Object> keys = new HashSet<>();
        for (int i = from; i < to; i++) {
            keys.add("KEY " + i);
        }
        return keys;
    }

    /** As {@link java.util.AbstractSet} does not: it asks the collection when that is the larger of the two. */
    @Test
    void removeAllOfKeysGoesByTheHasherWhicheverIsLarger() {
        for (Collection<Object> keys : List.of(upperCase(0, 10), upperCase(0, 500), List.copyOf(upperCase(0, 500)))) {
            Subject map = lowerCase(100);
            assertThat(map.asMap().keySet().removeAll(keys)).isTrue();
            assertThat(map.mappingCount()).isEqualTo(Math.max(0, 100 - keys.size()));
            assertThat(map.asMap().keySet().removeAll(keys)).isFalse();
            map.checkInvariants();
        }
        Subject byIdentity = source().make(Hasher.identity());
        String key = new String("key");
        byIdentity.put(key, value(1));
        assertThat(byIdentity.asMap().keySet().removeAll(Set.of("key", "other")))
                .as("removal of keys that are equal and not the same")
                .isFalse();
        assertThat(byIdentity.asMap().keySet().removeAll(List.of(key))).isTrue();
    }

    @Test
    void removeAllOfEntriesGoesByTheHasherWhicheverIsLarger() {
        for (int others : new int[] {10, 500}) {
            Map<Object, Object> entries = new HashMap<>();
            for (int i = 0; i < others; i++) {
                entries.put("KEY " + i, value(i));
            }
            Subject map = lowerCase(100);
            assertThat(map.asMap().entrySet().removeAll(entries.entrySet())).isTrue();
            assertThat(map.mappingCount()).isEqualTo(Math.max(0, 100 - others));
        }
    }

    @Test
    void removeAllOfItsOwnKeysLeavesNothing() {
        Subject keys = lowerCase(300);
        assertThat(keys.asMap().keySet().removeAll(keys.asMap().keySet())).isTrue();
        assertThat(keys.mappingCount()).isZero();
        Subject entries = lowerCase(300);
        assertThat(entries.asMap().entrySet().removeAll(entries.asMap().entrySet()))
                .isTrue();
        assertThat(entries.mappingCount()).isZero();
    }

    /** As documented: what asks another collection goes by the equality of that collection. */
    @Test
    void retainAllGoesByTheCollection() {
        Subject map = lowerCase(100);
        assertThat(map.asMap().keySet().retainAll(Set.of("KEY 1", "key 2"))).isTrue();
        assertThat(map.copy()).isEqualTo(Map.of("key 2", value(2)));
        map.put("KEY 3", value(3));
        assertThat(map.retainAll(lowerCase(10).asMap().keySet()))
                .as("keys of a map with the same hasher")
                .isFalse();
        assertThat(map.mappingCount()).isEqualTo(2);
    }

    @Test
    void equalsGoesByTheOtherMap() {
        Map<Object, Object> map = lowerCase(1).asMap();
        Subject upper = source().make(Hasher.ignoringCase());
        upper.put("KEY 0", value(0));
        assertThat(map.equals(Map.of("key 0", value(0)))).isTrue();
        assertThat(map.equals(Map.of("KEY 0", value(0)))).isFalse();
        assertThat(map.equals(upper.asMap())).as("the same hasher").isTrue();
    }

    @Test
    void keysAndEntriesAreContainedByTheHasher() {
        Map<Object, Object> map = lowerCase(1).asMap();
        assertThat(map.keySet().containsAll(Set.of("KEY 0", "key 0"))).isTrue();
        assertThat(map.keySet().equals(Set.of("KEY 0"))).isTrue();
        assertThat(map.keySet().equals(Set.of("KEY 1"))).isFalse();
        assertThat(map.entrySet().containsAll(Map.of("KEY 0", value(0)).entrySet()))
                .isTrue();
        assertThat(map.entrySet().containsAll(Map.of("KEY 0", value(1)).entrySet()))
                .isFalse();
    }

    @Test
    void keyThatTheHasherDoesNotTakeIsRefusedAndHarmsNothing() {
        Subject map = lowerCase(100);
        assertThatThrownBy(() -> map.containsKey(7)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> map.remove(7)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> map.put(7, value(7))).isInstanceOf(ClassCastException.class);
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(100);
    }

    /** The hashers of the library throw when they get null. */
    @Test
    void nullIsNotShownToTheHasher() {
        if (!source().nullKeys()) {
            return; // null is refused before anybody is asked
        }
        Subject map = lowerCase(100);
        assertThat(map.containsKey(null)).isFalse();
        map.put(null, value(1));
        map.put(null, value(2));
        assertThat(map.containsKey(null)).isTrue();
        assertThat(map.getOrDefault(null, nowhere())).isEqualTo(value(2));
        for (int i = 100; i < 2_000; i++) {
            map.put("key " + i, value(i)); // grows: the null key moves
        }
        assertThat(map.asMap().keySet().removeAll(Collections.singleton(null))).isTrue();
        assertThat(map.containsKey(null)).isFalse();
        assertThat(map.mappingCount()).isEqualTo(2_000);
        map.checkInvariants();
    }

    @Test
    void entriesLeaveByIteratorAndByTheKeysThatItShowed() {
        Subject map = lowerCase(2_000);
        int number = 0;
        for (Iterator<Object> keys = map.asMap().keySet().iterator(); keys.hasNext(); number++) {
            String key = (String) keys.next();
            if (number % 2 == 0) {
                keys.remove();
            } else {
                map.remove(key.toUpperCase(Locale.ROOT));
            }
            assertThat(map.containsKey(key)).isFalse();
        }
        assertThat(map.mappingCount()).isZero();
        map.checkInvariants();
    }
}

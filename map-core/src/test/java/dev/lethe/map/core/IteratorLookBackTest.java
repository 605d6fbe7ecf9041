package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code remove()} of an iterator that has looked ahead means the entry handed out last, whatever became of its key. */
class IteratorLookBackTest {
    private static final int ENTRIES = 200;

    /** A key that changes while it is in the map. */
    private static final class Key {
        int number;

        Key(int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.number == number;
        }
    }

    /** A map, and how it is looked at. */
    private record Case(LetheMap map, Map<Key, Long> view) {}

    static Stream<Function<Iterable<Key>, Case>> cases() {
        return Stream.of(
                keys -> {
                    ObjectMap<Key, Long> map = Lethe.builder().backend("core").objectMap();
                    keys.forEach(key -> map.put(key, 1L));
                    return new Case(map, map);
                },
                keys -> {
                    ObjectLongMap<Key> map = Lethe.builder().backend("core").objectLongMap();
                    keys.forEach(key -> map.put(key, 1));
                    return new Case(map, map.asMap());
                });
    }

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            keys.add(new Key(i));
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @SuppressWarnings("ReferenceEquality") // all keys are equal here
    void keysThatNowEqualEachOther(Function<Iterable<Key>, Case> make) {
        List<Key> keys = keys();
        Case made = make.apply(keys);
        keys.forEach(key -> key.number = 7);
        Iterator<Key> iterator = made.view().keySet().iterator();
        for (int left = ENTRIES; left > 0; left--) {
            Key gone = iterator.next();
            assertThat(iterator.hasNext()).isEqualTo(left > 1);
            iterator.remove();
            assertThat(made.map().mappingCount()).isEqualTo(left - 1);
            assertThat(made.view().keySet().stream()).noneMatch(key -> key == gone);
        }
        Subject.of(made.map()).checkInvariants();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anEntryThatWasRemovedMeanwhile(Function<Iterable<Key>, Case> make) {
        Case made = make.apply(keys());
        Iterator<Key> iterator = made.view().keySet().iterator();
        Key gone = iterator.next();
        assertThat(iterator.hasNext()).isTrue();
        made.view().remove(gone);
        assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
        assertThat(made.map().mappingCount()).isEqualTo(ENTRIES - 1);
    }
}

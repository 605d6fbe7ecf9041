package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.ObjectCursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What views of maps for many threads do in one step, and iterators again where there was no memory. */
@NullUnmarked // absent is null in views
final class SingleStepsTest {
    /** A map whose methods may not be asked one after the other: another thread would come between. */
    private static final class Longs extends ToyLongLongMap {
        @Override
        public boolean containsKey(long key) {
            throw new AssertionError("a second step");
        }

        @Override
        public boolean put(long key, long value) {
            throw new AssertionError("a second step");
        }

        @Override
        public boolean remove(long key) {
            throw new AssertionError("a second step");
        }

        @Override
        public long getAndPut(long key, long value, long absent) {
            long old = getOrDefault(key, absent);
            super.put(key, value);
            return old;
        }

        @Override
        public long getAndRemove(long key, long absent) {
            long old = getOrDefault(key, absent);
            super.remove(key);
            return old;
        }
    }

    private static final class Words extends ToyObjectLongMap<String> {
        @Override
        public boolean containsKey(Object key) {
            throw new AssertionError("a second step");
        }

        @Override
        public boolean put(String key, long value) {
            throw new AssertionError("a second step");
        }

        @Override
        public boolean remove(Object key) {
            throw new AssertionError("a second step");
        }

        @Override
        public long getAndPut(String key, long value, long absent) {
            long old = getOrDefault(key, absent);
            super.put(key, value);
            return old;
        }

        @Override
        public long getAndRemove(Object key, long absent) {
            long old = getOrDefault(key, absent);
            super.remove(key);
            return old;
        }
    }

    private static final class Shared<K, V> extends ToyObjectMap<K, V> implements ConcurrentObjectMap<K, V> {
        @Override
        public boolean containsKey(Object key) {
            throw new AssertionError("a second step");
        }

        @Override
        public V get(Object key) {
            throw new AssertionError("a second step");
        }
    }

    private static <K> void oneByOne(Map<K, Long> view, K key) {
        assertThat(view.get(key)).isNull();
        assertThat(view.getOrDefault(key, 3L)).isEqualTo(3);
        assertThat(view.put(key, 0L)).isNull();
        assertThat(view.get(key)).isZero();
        assertThat(view.put(key, -1L)).isZero();
        assertThat(view.remove(key)).isEqualTo(-1);
        assertThat(view.remove(key)).isNull();
    }

    @Test
    void boxedViewsReadPutAndRemoveInOneStep() {
        oneByOne(new Longs().asMap(), 7L);
        oneByOne(new Words().asMap(), "seven");
    }

    @Test
    void keySetsOfMapsForManyThreadsRemoveInOneStep() {
        Shared<String, String> map = new Shared<>();
        map.put("a", "1");
        assertThat(map.keySet().remove("a")).isTrue();
        assertThat(map.keySet().remove("a")).isFalse();
        assertThat(map.isEmpty()).isTrue();
    }

    /** A cursor that finds no memory for each key at first. */
    private static final class Scarce extends ToyObjectMap<Long, Long> {
        @Override
        public ObjectCursor<Long, Long> cursor() {
            ObjectCursor<Long, Long> cursor = super.cursor();
            return new ObjectCursor<>() {
                private boolean tried;

                @Override
                public Long key() {
                    if (!tried) {
                        tried = true;
                        throw new OutOfMemoryError("planted");
                    }
                    return cursor.key();
                }

                @Override
                public Long value() {
                    return cursor.value();
                }

                @Override
                public void setValue(Long value) {
                    cursor.setValue(value);
                }

                @Override
                public boolean advance() {
                    tried = false;
                    return cursor.advance();
                }

                @Override
                public void remove() {
                    cursor.remove();
                }

                @Override
                public void rewind() {
                    cursor.rewind();
                }
            };
        }
    }

    @Test
    void iteratorHandsOutTheNextTimeWhatItFoundNoMemoryFor() {
        Scarce map = new Scarce();
        for (long key = 1; key <= 3; key++) {
            map.put(key, 10 * key);
        }
        Iterator<Long> keys = map.keySet().iterator();
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(keys::hasNext).isInstanceOf(OutOfMemoryError.class);
            assertThatCode(keys::hasNext).doesNotThrowAnyException();
            seen.add(keys.next());
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(keys.hasNext()).isFalse();
    }
}

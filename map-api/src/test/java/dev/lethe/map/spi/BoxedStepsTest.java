package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Updates of one key through {@code asMap()}: each is one call of the map, between whose steps no other thread can come. */
@NullUnmarked // absent is null in views
final class BoxedStepsTest {
    private final List<String> calls = new ArrayList<>();

    /** A map that takes down what is asked of it. */
    private <M extends LetheMap> M listening(Class<M> shape, M map) {
        return shape.cast(Proxy.newProxyInstance(
                shape.getClassLoader(), new Class<?>[] {shape}, (proxy, method, args) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(map, args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private <K> void once(Map<K, Long> view, @Nullable Object answer, Function<Map<K, Long>, @Nullable Object> call) {
        calls.clear();
        assertThat(call.apply(view)).isEqualTo(answer);
        assertThat(calls).hasSize(1);
    }

    private <K> void eachIsOneCall(LetheMap map, K key) {
        RevocableMap lent = RevocableMap.of(map).view(new Borrower(), false);
        Map<K, Long> view = asMap(lent);
        once(view, null, it -> it.putIfAbsent(key, 1L));
        once(view, 1L, it -> it.putIfAbsent(key, 2L));
        once(view, 1L, it -> it.replace(key, 3L));
        once(view, false, it -> it.replace(key, 1L, 4L));
        once(view, true, it -> it.replace(key, 3L, 4L));
        once(view, false, it -> it.remove(key, 3L));
        once(view, true, it -> it.remove(key, 4L));
        once(view, null, it -> it.replace(key, 5L));
        once(view, null, it -> it.computeIfAbsent(key, asked -> null));
        once(view, null, it -> it.computeIfPresent(key, (asked, old) -> 6L));
        once(view, null, it -> it.compute(key, (asked, old) -> old));
        once(view, 6L, it -> it.computeIfAbsent(key, asked -> asked.equals(key) ? 6L : 0));
        once(view, 6L, it -> it.computeIfAbsent(key, asked -> 7L));
        once(view, 8L, it -> it.computeIfPresent(key, (asked, old) -> asked.equals(key) ? old + 2 : 0));
        once(view, 9L, it -> it.compute(key, (asked, old) -> old + 1));
        once(view, 19L, it -> it.merge(key, 10L, Long::sum));
        once(view, null, it -> it.merge(key, 10L, (old, given) -> null));
        once(view, 10L, it -> it.merge(key, 10L, Long::sum));
        once(view, null, it -> it.computeIfPresent(key, (asked, old) -> null));
        once(view, null, it -> it.put(key, 11L));
        once(view, null, it -> it.compute(key, (asked, old) -> null));
        AbstractObjectMap<K, Long> skeleton = (AbstractObjectMap<K, Long>) view;
        once(view, -1L, it -> skeleton.getAndPut(key, 12L, -1L));
        once(view, 12L, it -> skeleton.getAndPut(key, 13L, -1L));
        once(view, 13L, it -> skeleton.getAndRemove(key, -1L));
        once(view, -1L, it -> skeleton.getAndRemove(key, -1L));
        assertThat(view).isEmpty();
    }

    @SuppressWarnings("unchecked") // the caller knows the keys
    private static <K> Map<K, Long> asMap(RevocableMap lent) {
        if (lent instanceof LongLongMap longs) {
            return (Map<K, Long>) longs.asMap();
        }
        return lent instanceof LongObjectMap<?> objects
                ? (Map<K, Long>) objects.asMap()
                : ((ObjectLongMap<K>) lent).asMap();
    }

    private static final class Borrower implements RevocableMap.Owner {
        @Override
        public void closeView() {}

        @Override
        public IllegalStateException revoked() {
            return new IllegalStateException("revoked");
        }

        @Override
        public IllegalStateException readOnly() {
            return new IllegalStateException("read only");
        }
    }

    @Test
    void eachUpdateOfAKeyIsOneCallOfTheMap() {
        eachIsOneCall(listening(LongLongMap.class, new ToyLongLongMap()), 7L);
        eachIsOneCall(listening(LongObjectMap.class, new ToyLongObjectMap<Long>()), 7L);
        eachIsOneCall(listening(ObjectLongMap.class, new ToyObjectLongMap<String>()), "seven");
    }

    /** Where no value is null, a second look could only show what another thread did meanwhile. */
    @Test
    void keysAndEntriesOfMapsWithoutNullsLookOnce() {
        LetheMap map = listening(LongLongMap.class, new ToyLongLongMap());
        Map<Long, Long> view = asMap(RevocableMap.of(map).view(new Borrower(), false));
        Set<Long> keys = view.keySet();
        Set<Map.Entry<Long, Long>> entries = view.entrySet();
        once(view, false, it -> keys.remove(1L));
        once(view, null, it -> it.put(1L, 2L));
        Map.Entry<Long, Long> entry = entries.iterator().next();
        once(view, 2L, it -> entry.setValue(3L));
        once(view, false, it -> entries.remove(Map.entry(1L, 2L)));
        once(view, true, it -> keys.remove(1L));
        once(view, false, it -> entries.contains(Map.entry(1L, 3L)));
    }
}

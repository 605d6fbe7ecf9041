package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The live set of keys of a map. */
final class KeyView<K, V> extends SetView<K, V, K> {
    KeyView(AbstractObjectMap<K, V> map) {
        super(map);
    }

    @Override
    public boolean contains(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean remove(@Nullable Object key) {
        if (!map.holdsNulls()) {
            return map.remove(key) != null; // one step
        }
        boolean nullValue = map.get(key) == null;
        if (nullValue && !map.containsKey(key)) {
            return false;
        }
        return map.remove(key) != null || nullValue;
    }

    @Override
    public boolean removeIf(Predicate<? super K> filter) {
        Objects.requireNonNull(filter, "filter");
        return map.removeIf((key, value) -> filter.test(key));
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return map.retainAll(keys);
    }

    @Override
    public void forEach(Consumer<? super K> action) {
        Objects.requireNonNull(action, "action");
        map.forEach((key, value) -> action.accept(key));
    }

    @Override
    public Iterator<K> iterator() {
        return new ViewIterator<K, V, K>(map) {
            @Override
            K read(ObjectCursor<K, V> cursor) {
                return cursor.key();
            }
        };
    }

    @Override
    public Spliterator<K> spliterator() {
        return new CursorSpliterator<ObjectCursor<K, V>, K>(map, map::walk, ObjectCursor::key, Spliterator.DISTINCT);
    }
}

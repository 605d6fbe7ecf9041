package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The live collection of values of a map. */
final class ValueView<K, V> extends AbstractCollection<V> {
    private final AbstractObjectMap<K, V> map;

    ValueView(AbstractObjectMap<K, V> map) {
        this.map = map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return map.containsValue(value);
    }

    @Override
    public boolean removeIf(Predicate<? super V> filter) {
        Objects.requireNonNull(filter, "filter");
        return map.removeIf((key, value) -> filter.test(value));
    }

    @Override
    public boolean removeAll(Collection<?> values) {
        Objects.requireNonNull(values, "values");
        return map.removeIf((key, value) -> values.contains(value));
    }

    @Override
    public boolean retainAll(Collection<?> values) {
        Objects.requireNonNull(values, "values");
        return map.removeIf((key, value) -> !values.contains(value));
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public void forEach(Consumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        map.forEach((key, value) -> action.accept(value));
    }

    @Override
    public Iterator<V> iterator() {
        return new ViewIterator<K, V, V>(map) {
            @Override
            V read(ObjectCursor<K, V> cursor) {
                return cursor.value();
            }

            @Override
            V readAgain(ObjectCursor<K, V> cursor, V reached) {
                try {
                    return cursor.value(); // may have been overwritten since it was reached
                } catch (IllegalStateException removedMeanwhile) {
                    map.checkOpen();
                    return reached;
                }
            }
        };
    }

    @Override
    public Spliterator<V> spliterator() {
        return new CursorSpliterator<ObjectCursor<K, V>, V>(map, map::walk, ObjectCursor::value, 0);
    }
}

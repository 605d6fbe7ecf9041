package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The live set of entries of a map. */
final class EntryView<K, V> extends SetView<K, V, Map.Entry<K, V>> {
    EntryView(AbstractObjectMap<K, V> map) {
        super(map);
    }

    @Override
    public boolean contains(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> asked && map.has(asked.getKey(), asked.getValue());
    }

    @Override
    public boolean remove(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> asked && map.remove(asked.getKey(), asked.getValue());
    }

    @Override
    public boolean removeIf(Predicate<? super Map.Entry<K, V>> filter) {
        Objects.requireNonNull(filter, "filter");
        return map.removeIf((key, value) -> filter.test(new LiveEntry<>(map, key, value)));
    }

    @Override
    public void forEach(Consumer<? super Map.Entry<K, V>> action) {
        Objects.requireNonNull(action, "action");
        map.forEach((key, value) -> action.accept(new LiveEntry<>(map, key, value)));
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new ViewIterator<K, V, Map.Entry<K, V>>(map) {
            @Override
            Map.Entry<K, V> read(ObjectCursor<K, V> cursor) {
                return entryAt(cursor);
            }
        };
    }

    @Override
    public Spliterator<Map.Entry<K, V>> spliterator() {
        return new CursorSpliterator<ObjectCursor<K, V>, Map.Entry<K, V>>(
                map, map::walk, this::entryAt, Spliterator.DISTINCT);
    }

    private Map.Entry<K, V> entryAt(ObjectCursor<K, V> cursor) {
        return new LiveEntry<>(map, cursor.key(), cursor.value());
    }
}

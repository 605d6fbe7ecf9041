package dev.lethe.map.spi;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A live set with one element for each entry of a map: what its keys and its entries have in common. */
abstract class SetView<K, V, E> extends AbstractSet<E> {
    final AbstractObjectMap<K, V> map;

    SetView(AbstractObjectMap<K, V> map) {
        this.map = map;
    }

    @Override
    public final int size() {
        return map.size();
    }

    @Override
    public final boolean isEmpty() {
        return map.isEmpty();
    }

    /** To be implemented by asking the map, which knows its hasher. */
    @Override
    public abstract boolean contains(@Nullable Object element);

    /** As {@link #contains}. */
    @Override
    public abstract boolean remove(@Nullable Object element);

    /** {@link AbstractSet} would ask the collection, which may compare otherwise, whenever it is the larger of the two. */
    @Override
    public final boolean removeAll(Collection<?> elements) {
        Objects.requireNonNull(elements, "elements");
        boolean changed = false;
        for (Object element : elements) {
            changed |= remove(element);
        }
        return changed;
    }

    @Override
    public final void clear() {
        map.clear();
    }
}

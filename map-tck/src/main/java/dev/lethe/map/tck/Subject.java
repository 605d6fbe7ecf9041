package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.SelfChecking;
import dev.lethe.map.spi.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The map that a contract looks at: a map of any shape, with boxed keys and values. */
public abstract class Subject implements AnyMap {
    private final Shape shape;
    private final LetheMap map;

    Subject(Shape shape, LetheMap map) {
        this.shape = shape;
        this.map = map;
    }

    /**
     * Returns the subject for a map.
     *
     * @param map a map of any shape
     * @return the subject
     */
    @SuppressWarnings("unchecked") // keys and values are objects once boxed, whatever the caller calls them
    public static Subject of(LetheMap map) {
        if (map instanceof LongLongMap longs) {
            return new LongLongSubject(longs);
        }
        if (map instanceof LongObjectMap<?> objects) {
            return new LongObjectSubject((LongObjectMap<Object>) objects);
        }
        if (map instanceof ObjectLongMap<?> objects) {
            return new ObjectLongSubject((ObjectLongMap<Object>) objects);
        }
        return new ObjectMapSubject((ObjectMap<Object, Object>) map);
    }

    @Override
    public final Shape shape() {
        return shape;
    }

    /**
     * Returns the map itself, with what all shapes share.
     *
     * @return the map
     */
    public final LetheMap map() {
        return map;
    }

    @Override
    public final long mappingCount() {
        return map.mappingCount();
    }

    @Override
    public final void clear() {
        map.clear();
    }

    /** Calls {@link SelfChecking#checkInvariants()}, if the map has it. */
    public final void checkInvariants() {
        if (map instanceof SelfChecking checking) {
            checking.checkInvariants();
        }
    }

    /**
     * Returns a new map with the entries that a walk by cursor finds.
     *
     * @return a copy
     */
    public final Map<Object, Object> copy() {
        Map<Object, Object> copy = new HashMap<>();
        for (ObjectCursor<Object, Object> cursor = cursor(); cursor.advance(); ) {
            copy.put(cursor.key(), cursor.value());
        }
        return copy;
    }

    /**
     * Puts all entries of a map of the same shape, through the method that takes such a map.
     *
     * @param source the entries
     */
    public abstract void putAllOf(Subject source);

    /**
     * Keeps only the entries whose key the predicate of the shape accepts; where the shape has none, the collection's
     * {@code contains} is it.
     *
     * @param keys the keys that stay
     * @return true when an entry went
     */
    public abstract boolean retainAllBy(java.util.Collection<?> keys);

    /**
     * Returns the keys as a stream: {@code keys()} of the shape, or {@code keySet().stream()}.
     *
     * @return the keys
     */
    public abstract Stream<Object> keys();

    /**
     * Returns the values as a stream: {@code values()} of the shape, or {@code values().stream()}.
     *
     * @return the values
     */
    public abstract Stream<Object> values();

    /**
     * Returns a cursor before the first entry.
     *
     * @return a new cursor
     */
    public abstract ObjectCursor<Object, Object> cursor();

    /**
     * Removes all entries and hands each to the consumer.
     *
     * @param action takes the removed entries
     * @return the number of entries
     */
    public abstract long drainTo(BiConsumer<@Nullable Object, @Nullable Object> action);

    /**
     * Makes room for a number of entries in all.
     *
     * @param entries the number of entries
     */
    public abstract void reserve(long entries);

    /**
     * Returns the map as a {@link Map}: {@code asMap()}, or the map itself where it is one.
     *
     * @return the view
     */
    public abstract Map<Object, Object> asMap();

    static long number(@Nullable Object boxed) {
        return (Long) Objects.requireNonNull(boxed, "boxed");
    }

    @Override
    public String toString() {
        return shape + " map of " + map.getClass().getName();
    }
}

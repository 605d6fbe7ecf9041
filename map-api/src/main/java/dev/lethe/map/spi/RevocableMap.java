package dev.lethe.map.spi;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.Objects;

/**
 * A view of a map that can be taken away, for those who lend maps to others.
 *
 * <p>The view is a map of the same shape and does what the map does; so do the cursors, iterators, views and streams that are got
 * from it. Once it is revoked, every call on any of them throws what the owner says, and the map itself goes on. The thread that
 * revokes sees that at once, and so does every thread that is ordered after it; calls of others that run meanwhile may still
 * reach the map. A call costs the read of one field more than on the map itself.
 *
 * <p>Calls are handed on, but for {@code forEach}, streams and {@code asMap()}: those are made of the view's cursor and single-key
 * operations, so that they, too, end when the view is revoked while they run.
 */
public interface RevocableMap {
    /** Takes the map away from all who hold this view; calling it again does nothing. */
    void revoke();

    /** Whose views these are. */
    interface Owner {
        /** Called in place of {@link LetheMap#close()}, each time somebody closes the view, revoked or not. */
        void closeView();

        /**
         * Makes the exception for a call on a revoked view.
         *
         * @return the exception, with one sentence
         */
        IllegalStateException revoked();

        /**
         * Makes the exception for a change of a view that is for reading only.
         *
         * @return the exception, with one sentence
         */
        IllegalStateException readOnly();
    }

    /** Makes views of one map. The kind of the map was looked at once, when this was made. */
    @FunctionalInterface
    interface Views {
        /**
         * Makes a view.
         *
         * @param owner whose view it is
         * @param readOnly whether changes are refused; lookups and walks never are
         * @return a new view; a map of the same shape, and a {@link ConcurrentObjectMap} if the map is one
         */
        RevocableMap view(Owner owner, boolean readOnly);
    }

    /**
     * Looks at the kind of a map, to make views of it.
     *
     * @param map the map
     * @return what makes views of it; for any thread
     * @throws IllegalArgumentException when the map is of no known shape
     */
    @SuppressWarnings("unchecked") // a view hands on whatever the types of keys and values are
    static Views of(LetheMap map) {
        Objects.requireNonNull(map, "map");
        if (map instanceof LongLongMap longs) {
            return (owner, readOnly) -> new RevocableLongLongMap(longs, owner, readOnly);
        }
        if (map instanceof LongObjectMap<?> objects) {
            LongObjectMap<Object> typed = (LongObjectMap<Object>) objects;
            return (owner, readOnly) -> new RevocableLongObjectBulkMap<>(typed, owner, readOnly);
        }
        if (map instanceof ObjectLongMap<?> objects) {
            ObjectLongMap<Object> typed = (ObjectLongMap<Object>) objects;
            return (owner, readOnly) -> new RevocableObjectLongMap<>(typed, owner, readOnly);
        }
        if (map instanceof ConcurrentObjectMap<?, ?> objects) {
            ConcurrentObjectMap<Object, Object> typed = (ConcurrentObjectMap<Object, Object>) objects;
            return (owner, readOnly) -> new RevocableConcurrentObjectMap<>(typed, owner, readOnly);
        }
        if (map instanceof ObjectMap<?, ?> objects) {
            ObjectMap<Object, Object> typed = (ObjectMap<Object, Object>) objects;
            return (owner, readOnly) -> new RevocableObjectObjectMap<>(typed, owner, readOnly);
        }
        throw new IllegalArgumentException(
                "A " + map.getClass().getName() + " has none of the shapes of " + Shape.class.getName() + ".");
    }
}

package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a walk has reached, as far as the walk shows it.
 *
 * @param hasKey whether the walk shows keys
 * @param key the key
 * @param hasValue whether the walk shows values
 * @param value the value
 * @param remove removes the entry by the means of the walk, if it has one
 * @param cursor the cursor on this entry, if the walk is by cursor
 */
record Reached(
        boolean hasKey,
        @Nullable Object key,
        boolean hasValue,
        @Nullable Object value,
        @Nullable Runnable remove,
        @Nullable ObjectCursor<Object, Object> cursor) {
    static Reached entry(@Nullable Object key, @Nullable Object value) {
        return new Reached(true, key, true, value, null, null);
    }

    static Reached key(@Nullable Object key) {
        return new Reached(true, key, false, null, null, null);
    }
}

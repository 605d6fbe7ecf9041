package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An iterator over a cursor: {@code hasNext()} looks ahead, and so reaches the entry that {@code next()} then hands out,
 * even when it is removed in between.
 */
abstract class ViewIterator<K, V, T> implements Iterator<T> {
    private final AbstractObjectMap<K, V> map;
    private final ObjectCursor<K, V> cursor;
    private final @Nullable LookBackCursor lookBack;

    /* The cursor is on the entry handed out last, unless it looked ahead, found no memory for what it reached, or is exhausted. */
    private boolean lookedAhead;
    private boolean exhausted;
    private boolean unread;
    private @Nullable K reachedKey;
    private @Nullable T reached;

    private @Nullable K lastKey;
    private boolean removable;

    ViewIterator(AbstractObjectMap<K, V> map) {
        this.map = map;
        this.cursor = map.walk();
        this.lookBack = lookBackOf(cursor instanceof BoxedMap.BoxedCursor<?, ?, ?> boxed ? boxed.cursor : cursor);
    }

    private static @Nullable LookBackCursor lookBackOf(Object cursor) {
        if (cursor instanceof RevocableCursor<?> view && !view.looksBack()) {
            return null;
        }
        return cursor instanceof LookBackCursor known ? known : null;
    }

    /** Makes the element for the entry that the cursor has just reached. */
    abstract T read(ObjectCursor<K, V> cursor);

    /** Brings an element up to date when it is handed out; the entry may have been removed since it was reached. */
    T readAgain(ObjectCursor<K, V> cursor, T reached) {
        return reached;
    }

    @Override
    public final boolean hasNext() {
        if (!lookedAhead && !exhausted) {
            if (unread || cursor.advance()) {
                unread = false;
                try {
                    reachedKey = cursor.key();
                    reached = read(cursor);
                } catch (OutOfMemoryError noRoom) { // for a box or an element: it is made the next time
                    unread = true;
                    throw noRoom;
                }
                lookedAhead = true;
            } else {
                exhausted = true;
            }
        }
        return lookedAhead;
    }

    @Override
    public final T next() {
        if (lookedAhead) {
            map.checkOpen(); // it may have been closed, or taken away, since
        } else if (!hasNext()) {
            throw new NoSuchElementException("All entries were handed out.");
        }
        T element = readAgain(cursor, AbstractLetheMap.nullable(reached));
        lastKey = reachedKey;
        removable = true;
        lookedAhead = false;
        reached = null;
        return element;
    }

    @Override
    public final void remove() {
        if (!removable) {
            throw new IllegalStateException(
                    "There is no current entry: next() was not called, or remove() already was.");
        }
        if (!lookedAhead && !exhausted && !unread) {
            cursor.remove(); // refuses when the entry was removed meanwhile
        } else if (!removeBehind()) {
            throw new IllegalStateException("The entry was already removed from the map.");
        }
        removable = false;
    }

    /** Removes the entry handed out last, which the cursor has left. */
    private boolean removeBehind() {
        if (lookBack != null) {
            return lookBack.removePrevious();
        }
        boolean present = map.containsKey(lastKey);
        if (present) {
            map.remove(lastKey);
        }
        return present;
    }
}

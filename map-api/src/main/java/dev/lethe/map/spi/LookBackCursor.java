package dev.lethe.map.spi;

/**
 * A cursor that can still remove the entry it was on before its last {@code advance()}.
 *
 * <p>{@link java.util.Iterator#hasNext()} has to look ahead, and {@link java.util.Iterator#remove()} means the entry before.
 * Where a cursor has this interface, the iterators of the skeletons find that entry even when its key was changed since;
 * else they look the key up again.
 */
public interface LookBackCursor {
    /**
     * Removes the entry that was the current one when {@code advance()} was last called, without calling methods of its key.
     *
     * @return false when there was none, or it has left the map
     * @throws IllegalStateException when the map is closed
     */
    boolean removePrevious();
}

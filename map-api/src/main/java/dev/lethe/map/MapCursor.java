package dev.lethe.map;

/**
 * A place in a map that moves from entry to entry and allocates nothing on the way.
 *
 * <p>A cursor starts before the first entry: {@code while (cursor.advance()) { … cursor.key() … }}. It tolerates any
 * change of the map while it runs, with the promises of {@link LetheMap}. A cursor belongs to one thread and is never
 * shared.
 *
 * <p>Before the first {@code advance()}, after one that returned false, and after the current entry was removed by
 * whichever way, {@code key()}, {@code value()}, {@code setValue(..)} and {@code remove()} throw {@link
 * IllegalStateException}; {@code advance()} still goes on from there. An entry removed and put again with the same key object,
 * or the same number, while the cursor was not asked anything is taken for the current one.
 *
 * <p>On a map with {@link Capability#CONCURRENT} another thread may remove the current entry between any two calls, so that each
 * method but {@code advance()} and {@code rewind()} may throw. {@code forEach}, iterators and streams go on showing what they
 * have reached.
 */
public interface MapCursor {
    /**
     * Moves to the next entry.
     *
     * @return true when there is one, false when all were handed out
     */
    boolean advance();

    /** Removes the current entry from the map. */
    void remove();

    /** Goes back to the place before the first entry. */
    void rewind();
}

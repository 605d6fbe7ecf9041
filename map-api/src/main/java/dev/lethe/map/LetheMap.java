package dev.lethe.map;

/**
 * What every map of Lethe can do, whatever its shape and backend.
 *
 * <h2>Nulls</h2>
 *
 * <table>
 * <caption>Where null is allowed</caption>
 * <tr><th>shape</th><th>key</th><th>value</th></tr>
 * <tr><td>{@link ObjectMap}, backend with {@link Capability#NULLS}</td><td>yes</td><td>yes</td></tr>
 * <tr><td>{@link ObjectMap} otherwise, {@link ConcurrentObjectMap}</td><td>no</td><td>no</td></tr>
 * <tr><td>{@link LongObjectMap}</td><td>is a long</td><td>as for {@code ObjectMap}</td></tr>
 * <tr><td>{@link ObjectLongMap}</td><td>as for {@code ObjectMap}</td><td>is a long</td></tr>
 * </table>
 *
 * A null that is not allowed, and a null function, is a {@link NullPointerException} that names the parameter; only a value that
 * is merely compared may be null everywhere, and no entry has it: that of {@code containsValue}, and the expected one of {@code remove}
 * and {@code replace}. One call
 * tells an absent key from a null or zero value: {@code containsKey}, or any method that takes an {@code absent} value.
 *
 * <h2>Threads</h2>
 *
 * A map without {@link Capability#CONCURRENT} may be used by several threads only as long as all of them merely read:
 * lookups, iteration and {@code stats()} never write. Concurrent misuse beyond that is not detected reliably. On a map with
 * {@link Capability#OFF_HEAP} it may even end the JVM, when a thread reads what another has given back.
 *
 * <h2>Iteration</h2>
 *
 * Cursors, iterators, {@code forEach} and streams allow the map to be changed while they run. Each entry is handed out
 * at most once; one that is removed before it is reached is not seen; one that is added may be seen or not, and a key
 * removed and put again is a new entry; after a clear none of the old entries is seen. Functions given to
 * {@code compute}, {@code merge}, {@code replaceAll}, {@code removeIf} and their kin must not change the map: that is
 * detected and ends in a {@link java.util.ConcurrentModificationException}; the operation itself then changes nothing, and
 * what the function did stays. On a map with {@link Capability#CONCURRENT} such a change is made, or refused with an {@link
 * IllegalStateException} where it meets the lock that the function runs under; that lock holds up writers of other keys, too,
 * so functions should be short.
 *
 * <h2>Exceptions</h2>
 *
 * When {@code equals}, {@code hashCode}, a function or an allocation throws inside a single-key operation, the map is as
 * it was before. A bulk operation that is cut short leaves each entry wholly old or wholly new. After {@link #close()}
 * every operation but {@code close()} throws {@link IllegalStateException}, {@code hashCode()} among them; {@code toString()}
 * does not, and says that the map is closed.
 */
public interface LetheMap {
    /**
     * Returns the number of entries.
     *
     * @return the number of entries, exact unless other threads write at the same time; constant cost, or one look at each
     *     table with {@link Capability#CONCURRENT}
     */
    long mappingCount();

    /**
     * Returns the number of entries, or {@link Integer#MAX_VALUE} if there are more, as {@link java.util.Map#size()}.
     *
     * @return the number of entries, capped
     */
    int size();

    /**
     * Tells whether the map has no entry.
     *
     * @return true when there is no entry
     */
    boolean isEmpty();

    /**
     * Removes all entries, and lets go of every reference before it returns; the capacity stays.
     *
     * <p>Cost: constant for {@link LongLongMap} on a backend with {@link Capability#CONSTANT_TIME_CLEAR}; for shapes with
     * references proportional to the entries and the reference debt, plus one look at each table and, for each that has
     * entries, a pass over its group words (8 bytes for 7 places).
     */
    void clear();

    /**
     * Removes all entries in constant time on the backends of this library; references to the old ones are let go of later. A
     * backend that has nothing better does what {@link #clear()} does.
     *
     * <p>The entries are gone at once for every reader. On shapes with references the table still holds them until later
     * mutations, a few at a time, or {@link #trim()} let go of them: the <em>reference debt</em> that {@link
     * MapStats#referenceDebt()} shows. Readers never pay it.
     */
    void clearLazily();

    /**
     * Gives back all memory that neither the present entries nor {@link Retention#keepAtLeast} need, and pays the reference debt.
     *
     * <p>Cost: up to one pass over the map. The entries do not change.
     *
     * @return the bytes given back, by the map's own count; 0 when there was nothing to give back
     */
    long trim();

    /**
     * Returns the figures of this map, at a cost of at most one look at each of its tables.
     *
     * @return the figures at this moment; while other threads write, each is summed up on its own
     */
    MapStats stats();

    /**
     * Measures how many groups lookups visit, by a walk over the whole map.
     *
     * @return the probe lengths of the present entries
     */
    ProbeLengths probeLengths();

    /**
     * Ends the use of this map and gives back what it holds; calling it again does nothing.
     *
     * <p>A map on the heap need not be closed: it is collected as any other object. A map with {@link
     * Capability#OFF_HEAP} should be: its memory is then free for other maps at once, or, when the consumer of {@link
     * LongLongMap#drainTo drainTo} calls this, as soon as it has got the last entry. One that is not closed keeps its memory until
     * the collector finds it, which may be never. How much goes back to the operating system, and when, is up to the backend.
     */
    void close();

    /**
     * Returns an object for a {@code try} statement that closes this map.
     *
     * <p>The maps themselves are not {@link AutoCloseable}, because most need no closing and tools would nag.
     *
     * @return an object whose {@code close()} calls {@link #close()} of this map
     */
    default MapCloser closing() {
        return this::close;
    }
}

package dev.lethe.map;

/**
 * A hook that sees each mutation of a map before it takes effect and may veto it; {@link MapBuilder#audit} sets it.
 *
 * <p>This is the common parent of the hooks, one for each shape, so that no key or value is boxed: {@link LongLongAudit}, {@link
 * LongObjectAudit}, {@link ObjectLongAudit} and {@link ObjectAudit}. Ready ones that fit every shape are in {@link
 * dev.lethe.map.audit}.
 *
 * <p><b>What it sees.</b> Each mutation once, by whichever method, view, cursor or iterator it comes: an entry that is added is a
 * put, a value that is written over (by an equal one, too) is a replace, an entry that leaves is a remove; a clear and a drain are
 * one mutation each, of an empty map, too. A bulk operation is seen entry by entry. What changes no entry is not seen: growth,
 * shrinking, {@code trim()}, {@code reserve}, {@code close()}, a put or a remove that finds nothing to do.
 *
 * <p><b>When.</b> After everything that could still fail has been done (lookups, functions of the caller, allocation), and before the
 * first change: when the hook returns, the mutation takes place. In {@code drainTo} the entries leave at once and are handed out
 * after the hook.
 *
 * <p><b>Veto.</b> An exception or error that the hook throws reaches the caller of the map, and the mutation does not take place. A
 * bulk operation ends there; what it did to earlier entries stays.
 *
 * <p><b>Threads.</b> A hook is called by the thread that changes the map. One hook may serve several maps, and then has to be safe
 * for their threads. It may read the map that it is given, which is as it was before, and must not change it: the mutation then
 * ends with a {@link java.util.ConcurrentModificationException}.
 *
 * <p>The hook of a map with {@link Capability#CONCURRENT} may be called by several threads at once. For one key the question and the
 * mutation are one atomic step, and the hook is asked in the order in which the mutations of that key take place; other keys
 * may change meanwhile. Other writers of that key, and of some others, wait for the hook, readers do not: it should be short. A
 * clear or a drain is not one step with its question: mutations of other threads may be asked about, and take place, between the
 * two. Those that were complete before the clear was called are cleared, those that begin after it has returned are not, and
 * of the ones between the hook cannot tell; it may look at the map. A change of the map by the hook itself is refused before it does
 * anything, by that exception or by an {@link IllegalStateException} where it needs the lock that is held.
 *
 * <p><b>Cost.</b> The call. A map without a hook pays nothing.
 */
public interface MapAudit {}

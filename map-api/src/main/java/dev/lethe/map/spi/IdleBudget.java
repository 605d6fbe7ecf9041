package dev.lethe.map.spi;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limit on memory that is kept though no entry needs it, and the count of what is kept.
 *
 * <p>Native memory and pools of maps reserve their bytes here before they keep something, so that
 * one figure tells how much idle memory a process holds. All methods are for any thread; {@code usedBytes()} never
 * exceeds {@code limitBytes()}, at no point in time.
 */
public final class IdleBudget {
    private static final String PROPERTY = "lethe.idle.maxBytes";
    private static final IdleBudget PROCESS = new IdleBudget(processLimit());

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    // No LongAdder: that one may allocate, and who gives memory back must not have to.
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong reused = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** Held weakly, so that a pool that is forgotten does not stay for its budget's sake. */
    private final Set<Reference<Keeper>> keepers = ConcurrentHashMap.newKeySet();

    private final ReferenceQueue<Keeper> forgotten = new ReferenceQueue<>();

    /** Who keeps something within a budget and can let go of it. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * Drops what is kept. Called at any time by any thread that is short of memory, in the midst of an operation of a map.
         *
         * @return the bytes that were dropped
         */
        long dropKept();
    }

    private IdleBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Returns the budget that all maps of this process share: the system property {@code lethe.idle.maxBytes}, or 1/64 of
     * the largest heap when it is not set, negative or no number.
     *
     * @return the shared budget
     */
    public static IdleBudget process() {
        return PROCESS;
    }

    /**
     * Makes a budget of its own.
     *
     * @param bytes the limit, at least 0; 0 keeps nothing
     * @return a new budget
     */
    public static IdleBudget ofBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(
                    "A budget takes a number of bytes from 0 to " + Long.MAX_VALUE + ", not " + bytes + ".");
        }
        return new IdleBudget(bytes);
    }

    /**
     * Reserves bytes for something that is about to be kept.
     *
     * @param bytes the bytes, at least 0
     * @return false when they do not fit; nothing is reserved then
     */
    public boolean tryReserve(long bytes) {
        checkBytes(bytes);
        long now = used.get();
        while (bytes <= limit - now) {
            if (used.compareAndSet(now, now + bytes)) {
                kept.incrementAndGet();
                return true;
            }
            now = used.get();
        }
        refused.incrementAndGet();
        return false;
    }

    /**
     * Gives back bytes of something that was kept and is used again.
     *
     * @param bytes the bytes that were reserved for it
     * @throws IllegalStateException when fewer are reserved; nothing is given back then
     */
    public void releaseReused(long bytes) {
        release(bytes);
        reused.incrementAndGet();
    }

    /**
     * Gives back bytes of something that was kept and is now dropped.
     *
     * @param bytes the bytes that were reserved for it
     * @throws IllegalStateException when fewer are reserved; nothing is given back then
     */
    public void releaseDropped(long bytes) {
        release(bytes);
    }

    /**
     * Names somebody who keeps things within this budget, to be asked when memory is short. Cost: constant.
     *
     * @param keeper held weakly: somebody else must hold it for as long as it keeps anything
     */
    public void addKeeper(Keeper keeper) {
        Objects.requireNonNull(keeper, "keeper");
        for (Object gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            keepers.remove(gone);
        }
        keepers.add(new WeakReference<>(keeper, forgotten));
    }

    /**
     * Asks all keepers to drop what they keep; for those who run short of memory that no collector watches, such as native memory.
     *
     * @return the bytes that were dropped
     */
    public long dropKept() {
        long bytes = 0;
        for (Reference<Keeper> reference : keepers) {
            Keeper keeper = reference.get();
            bytes += keeper == null ? 0 : keeper.dropKept();
        }
        return bytes;
    }

    /**
     * Returns the limit.
     *
     * @return bytes
     */
    public long limitBytes() {
        return limit;
    }

    /**
     * Returns what is kept now.
     *
     * @return bytes
     */
    public long usedBytes() {
        return used.get();
    }

    /**
     * Returns how often something was kept.
     *
     * @return a count since the budget was made
     */
    public long keptCount() {
        return kept.get();
    }

    /**
     * Returns how often something kept was used again.
     *
     * @return a count since the budget was made
     */
    public long reusedCount() {
        return reused.get();
    }

    /**
     * Returns how often something was not kept because it did not fit.
     *
     * @return a count since the budget was made
     */
    public long refusedCount() {
        return refused.get();
    }

    @Override
    public String toString() {
        return "IdleBudget[" + usedBytes() + " of " + limit + " bytes]";
    }

    private void release(long bytes) {
        checkBytes(bytes);
        long now = used.get();
        while (bytes <= now) {
            if (used.compareAndSet(now, now - bytes)) {
                return;
            }
            now = used.get();
        }
        throw new IllegalStateException("Released " + bytes + " bytes of which only " + now + " were reserved.");
    }

    private static void checkBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A number of bytes is at least 0, not " + bytes + ".");
        }
    }

    static long processLimit() {
        Long set = Long.getLong(PROPERTY);
        return set != null && set >= 0 ? set : Runtime.getRuntime().maxMemory() / 64;
    }
}

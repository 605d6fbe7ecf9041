package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.spi.IdleBudget;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Maps that are lent, returned and lent again, sorted by how long they are meant to live.
 *
 * <pre>{@code
 * try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, recipe)) {
 *     LongLongMap counts = lease.map();
 *     …
 * }
 * }</pre>
 *
 * <p>Leases of equal recipes share their maps; a recipe with a hasher is equal to another only if the hashers are. What an idle map
 * retains is reserved in a budget of bytes, by the count of its backend; a map that does not fit is dropped when it comes back. A
 * {@link Generation#TRANSIENT} map keeps its reservation while it is lent. Idle maps are dropped when they were unused for two rounds of
 * a clock, the collector takes them all before the heap runs out, and maps off the heap that reach the limit of native memory have them all
 * dropped.
 *
 * <p>For any number of threads, virtual ones too: nothing is kept for a thread. A lease and its return cost some tens of
 * nanoseconds beside the clearing of the map and allocate at most 64 bytes, but for the one in 128 that remembers where it was taken.
 */
public final class MapPool implements AutoCloseable {
    private static final int MOST_RECENT = 16;
    private static final int MOST_STRIPES = 64;

    final Rounds rounds;
    final boolean tracked;
    final int stripes;

    /** One for each map there is, lent or idle; nothing else keeps those of lent maps. */
    final Set<Pooled.Watch> watches = ConcurrentHashMap.newKeySet();

    /** One for each tracked reader of a published map. */
    final Set<ReaderWatch> readers = ConcurrentHashMap.newKeySet();

    final ReferenceQueue<Object> lost = new ReferenceQueue<>();
    final AtomicInteger phases = new AtomicInteger();

    /** What the budgets hold weakly: asked by who runs short of native memory, which the collector does not watch. */
    final IdleBudget.Keeper keeper = this::trim;

    private final IdleBudget budget;
    private final Space[] spaces;
    private final ConcurrentHashMap<String, Tag> tags = new ConcurrentHashMap<>();
    private final @Nullable Consumer<? super Leak> listener;
    private final ReentrantLock reports = new ReentrantLock();
    private final Deque<Leak> recent = new ArrayDeque<>();
    private volatile boolean open = true;

    MapPool(MapPoolBuilder builder) {
        this.rounds = new Rounds(builder.clock, builder.roundNanos);
        this.tracked = builder.tracked;
        this.listener = builder.listener;
        this.budget = IdleBudget.ofBytes(builder.limit());
        this.spaces = new Space[Generation.fixed().size()];
        for (Generation generation : Generation.fixed()) {
            IdleBudget own = IdleBudget.ofBytes(builder.limit(generation));
            spaces[generation.index()] = new Space(this, generation, new PoolBudget(own, budget, builder.shared));
        }
        int processors = Math.min(MOST_STRIPES / 2, Runtime.getRuntime().availableProcessors());
        this.stripes = processors == 1 ? 1 : 4 * Integer.highestOneBit(processors - 1);
    }

    /**
     * Starts the settings of a pool.
     *
     * @return a builder
     */
    public static MapPoolBuilder builder() {
        return new MapPoolBuilder();
    }

    /**
     * Lends a map: an idle one if there is any, else a new one. Close the lease to return it.
     *
     * @param generation how long it is meant to be lent
     * @param recipe how such maps are made; keep it in a constant, because a pool looks it up each time
     * @param <M> the interface of the map
     * @return a new lease of an empty map
     * @throws IllegalStateException when the pool is closed
     */
    public <M extends LetheMap> Lease<M> lease(Generation generation, MapRecipe<M> recipe) {
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(recipe, "recipe");
        checkOpen();
        if (generation.isLearnt()) {
            return leaseLearnt(tag(generation.name()), recipe);
        }
        Line line = spaces[generation.index()].line(recipe);
        return line.lend(line.take(), null);
    }

    private <M extends LetheMap> Lease<M> leaseLearnt(Tag tag, MapRecipe<M> recipe) {
        Line line = spaces[tag.learnt().index()].line(recipe);
        return line.lend(line.take(), tag);
    }

    private Tag tag(String name) {
        Tag known = tags.get(name);
        return known != null ? known : tags.computeIfAbsent(name, Tag::new);
    }

    /**
     * Opens a scope that holds {@link Generation#TRANSACTION} maps until it is committed or rolled back.
     *
     * @return a new scope
     * @throws IllegalStateException when the pool is closed
     */
    public PoolScope scope() {
        checkOpen();
        return new PoolScope(this);
    }

    /**
     * Makes a place for a {@link Generation#LONG_LIVED} map that many read and that is replaced as a whole.
     *
     * @param recipe how its versions are made
     * @param <M> the interface of the map
     * @return a place where nothing is published yet
     * @throws IllegalStateException when the pool is closed
     */
    public <M extends LetheMap> Versioned<M> versioned(MapRecipe<M> recipe) {
        Objects.requireNonNull(recipe, "recipe");
        checkOpen();
        return new Versioned<>(this, recipe);
    }

    // Figures

    /**
     * Returns the figures of a generation. Cost: a look at each map of the pool.
     *
     * @param generation one of the three fixed ones; for one that is learnt ask {@link #tagStats}
     * @return a snapshot; exact when no other thread uses the pool
     * @throws IllegalArgumentException when the generation is one that is learnt
     */
    public PoolStats stats(Generation generation) {
        Objects.requireNonNull(generation, "generation");
        if (generation.isLearnt()) {
            throw new IllegalArgumentException("stats takes one of " + Generation.fixed() + ", not " + generation
                    + "; what was learnt for a tag is in tagStats.");
        }
        maintain();
        return new PoolStats(spaces[generation.index()]);
    }

    /**
     * Returns what was learnt of the leases with a tag.
     *
     * @param tag the tag given to {@link Generation#auto}
     * @return a snapshot; all figures 0 for a tag that was never used
     */
    public TagStats tagStats(String tag) {
        Tag known = tags.get(Objects.requireNonNull(tag, "tag"));
        return new TagStats(known == null ? new Tag(tag) : known);
    }

    /**
     * Returns the budget of this pool: what idle maps of all generations retain, with what is reserved for {@link
     * Generation#TRANSIENT} ones that are lent. It never exceeds its limit, at no point in time.
     *
     * @return the budget, to look at
     */
    public IdleBudget budget() {
        return budget;
    }

    /**
     * Returns the leaks that were found last, at most 16, the oldest first.
     *
     * @return a copy
     */
    public List<Leak> recentLeaks() {
        maintain();
        reports.lock();
        try {
            return List.copyOf(recent);
        } finally {
            reports.unlock();
        }
    }

    // Memory

    /**
     * Does what is otherwise done by the way, by leases and after collections: reports the leaks that the collector has found so far, and
     * drops the idle maps that were unused for two rounds.
     */
    public void maintain() {
        for (Object found = lost.poll(); found != null; found = lost.poll()) {
            if (found instanceof ReaderWatch reader) {
                reader.lost();
            } else {
                Pooled.Watch watch = (Pooled.Watch) found;
                watch.line.lost(watch);
            }
        }
        if (rounds.hasTurned()) {
            for (Space space : spaces) {
                space.decay(rounds.current());
            }
        }
    }

    /**
     * Drops all idle maps.
     *
     * @return the bytes they retained, by the count of their backends
     */
    public long trim() {
        long bytes = 0;
        for (Space space : spaces) {
            bytes += space.dropIdle();
        }
        return bytes;
    }

    /** Drops all idle maps and lends no more; maps that are lent are dropped when they come back. Calling it again does nothing. */
    @Override
    public void close() {
        open = false;
        for (Space space : spaces) {
            space.end();
        }
    }

    boolean isOpen() {
        return open;
    }

    Space space(Generation generation) {
        return spaces[generation.index()];
    }

    void report(Leak leak) {
        reports.lock();
        try {
            if (recent.size() == MOST_RECENT) {
                recent.removeFirst();
            }
            recent.addLast(leak);
        } finally {
            reports.unlock();
        }
        Consumer<? super Leak> told = listener;
        if (told == null) {
            return;
        }
        try {
            told.accept(leak);
        } catch (RuntimeException | Error theListenersOwn) {
            // whoever happens to take a lease now is not to blame for it
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("This pool is closed; make a new one.");
        }
    }

    @Override
    public String toString() {
        return "MapPool[" + budget + ", " + watches.size() + " maps" + (open ? "]" : ", closed]");
    }
}

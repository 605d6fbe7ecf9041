package dev.lethe.map.tck;

/** What a step of a {@link PoolRunner} does; its numbers say with which lease, and how. New ones come last, as in {@link Opcode}. */
enum PoolStep {
    /** Takes a lease of one of the fixed generations, or of one that is learnt. */
    LEASE,
    /** Executes a {@link MapCommand} on a leased map. */
    COMMAND,
    /** Fills a leased map, so that what comes back is large. */
    FILL,
    /** Closes a lease, or the map it handed out, once or twice. */
    CLOSE,
    /** Uses a lease and a map that are stale. */
    STALE,
    /** Opens a scope, or takes a lease in the one that is open. */
    SCOPE,
    /** Commits the scope, rolls it back, or closes it. */
    END_SCOPE,
    /** Drops all idle maps. */
    TRIM,
    /** Lets time pass, and looks after the pool. */
    TICK,
    /** Publishes a leased map. */
    PUBLISH,
    /** Begins to read what is published. */
    READ,
    /** Ends a reading. */
    END_READ
}

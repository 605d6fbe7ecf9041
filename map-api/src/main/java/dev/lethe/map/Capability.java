package dev.lethe.map;

/** Something a backend can do for a shape; {@link MapBuilder#require} asks for it. */
public enum Capability {
    /** Any number of threads may read and write at the same time; single-key operations are linearizable. */
    CONCURRENT,
    /** Entries live outside the Java heap. */
    OFF_HEAP,
    /** {@code clear()} and {@code drainTo} take effect for all readers and writers at one point in time. */
    ATOMIC_CLEAR,
    /** {@code clear()} takes constant time whatever the capacity and the number of entries. */
    CONSTANT_TIME_CLEAR,
    /**
     * No single-key operation moves, scans or wipes more than a fixed number of entries and bytes, that of two small tables and a
     * copy of their directory; floods of equal hashes are left out.
     */
    BOUNDED_PAUSE,
    /** Under {@link Retention#SHRINK} memory comes back as entries leave, without a call to {@code trim()}. */
    SHRINKING,
    /** Null keys (where keys are objects) and null values (where values are objects) are allowed. */
    NULLS,
    /** Calls an audit hook before each mutation; {@link MapBuilder#audit} asks for it. */
    AUDIT
}

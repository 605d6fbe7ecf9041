package dev.lethe.map.tck.pool;

/** What a toy pool does wrong. */
public enum PoolFault {
    /** Nothing: the pool that the contract must accept. */
    NONE,
    /** Now and then a map stays idle when it is lent, so that it gets a second owner. */
    TWO_OWNERS,
    /** A map comes back as it is. */
    NOT_CLEARED,
    /** A map comes back cleared lazily: its entries stay reachable. */
    CLEARED_LAZILY,
    /** Every map is kept, whatever fits. */
    BUDGET_EXCEEDED,
    /** The budget is looked at in one step and reserved in another. */
    BUDGET_RACES,
    /** Maps are counted as if they were all of one size. */
    COUNTS_MAPS_NOT_BYTES,
    /** The map of a closed lease goes on working. */
    STALE_WORKS,
    /** A view says no only as long as its map is idle. */
    ABA,
    /** Cursors and views of a closed lease go on working. */
    PARTS_WORK,
    /** A second close returns the map a second time. */
    RETURNS_TWICE,
    /** The same lease object is used again. */
    LEASE_IS_REUSED,
    /** close() of the map closes the map, and the lease keeps it. */
    CLOSE_IS_PASSED_ON,
    /** Nothing is ever lent again. */
    NEVER_REUSES,
    /** All maps go to one heap, whatever their generation. */
    MIXES_GENERATIONS,
    /** Giants are kept as they are. */
    KEEPS_GIANTS,
    /** Every map is trimmed when it comes back. */
    TRIMS_ALL,
    /** Every second leak is not reported. */
    LOSES_LEAKS,
    /** Leaks are reported without where the lease was taken. */
    FORGETS_WHERE,
    /** Leases that were closed are reported as leaks, too. */
    REPORTS_CLOSED
}

package dev.lethe.map.tck.toy;

import java.util.Locale;

/** What a toy does wrong. */
public enum ToyFault {
    /** Nothing: the toy that all contracts must pass. */
    NONE,
    /** The removal of a key whose hash is a multiple of 7 does not take place. */
    REMOVE_FORGETS_EVERY_SEVENTH,
    /** A walk hands out every 5th entry twice. */
    WALK_REPEATS,
    /** A walk goes over a copy: it shows what was removed meanwhile. */
    WALK_SHOWS_REMOVED,
    /** clear() leaves the oldest entry. */
    CLEAR_LEAVES_ONE,
    /** put counts an entry before it asks equals, and keeps the count when that throws. */
    PUT_COUNTS_TOO_EARLY,
    /** Functions that change the map go undetected. */
    CHANGES_UNDETECTED,
    /** A removed entry is unlinked, but a list keeps its key and value alive. */
    REMOVED_STAY_REACHABLE,
    /** A closed map goes on working. */
    CLOSE_DOES_NOTHING,
    /** The cursor's setValue puts a removed entry back. */
    SET_VALUE_REVIVES,
    /** Removal by cursor asks the key for its hash as it is now. */
    CURSOR_TRUSTS_THE_KEY,
    /** Says it can do everything. */
    BOASTS,
    /** Null and 0 are taken for absent. */
    ZERO_IS_ABSENT,
    /** Says that lookups pass a mark for each removed entry. */
    LEAVES_MARKS;

    /** Returns the name of the backend that has the fault. */
    public String backend() {
        return this == NONE ? "toy" : "toy-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

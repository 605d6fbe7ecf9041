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
    LEAVES_MARKS,
    /** Gives nothing back as entries leave. */
    NEVER_SHRINKS,
    /** Gives memory back only when an eighth of it is used. */
    SHRINKS_LATE,
    /** Gives nothing back when entries leave by cursor. */
    CURSOR_KEEPS_MEMORY,
    /** Gives memory back as soon as what is left would fit into half of it. */
    THRASHES,
    /** Shrinks below what keepAtLeast says. */
    UNDERCUTS_FLOOR,
    /** Decays below what keepAtLeast says. */
    DECAYS_BELOW_FLOOR,
    /** trim() gives back what keepAtLeast says is to stay. */
    TRIMS_BELOW_FLOOR,
    /** Makes room for what keepAtLeast says with the first entry. */
    MAKES_THE_FLOOR_AT_ONCE,
    /** Shrinks under KEEP, too. */
    KEEP_SHRINKS,
    /** Decays under KEEP, too. */
    KEEP_DECAYS,
    /** clear() gives back all memory, although it will be used again. */
    CLEAR_GIVES_BACK,
    /** Keeps the capacity after clear() for ever. */
    NEVER_DECAYS,
    /** Gives back all that is not used any more in one write. */
    DECAYS_AT_ONCE,
    /** Decays to the peak of the last fill cycle alone. */
    FORGETS_THE_PEAK,
    /** An entry is lost when the capacity decays. */
    DECAY_LOSES_ONE,
    /** An entry is lost when the map shrinks. */
    SHRINK_LOSES_ONE,
    /** Growth asks the keys for their hashes as they are now. */
    GROWTH_ASKS_KEYS,
    /** What was removed since the map last shrank stays reachable when it shrinks. */
    SHRINK_LEAVES_REFERENCES,
    /** What clearLazily() leaves is held until trim() or clear(). */
    DEBT_IS_NEVER_PAID,
    /** A walk begins anew when the map has shrunk. */
    WALK_STARTS_OVER_ON_SHRINK,
    /** A walk leaves out an entry when the map has grown. */
    WALK_SKIPS_ON_GROWTH,
    /** A function that adds as many entries as it removes goes undetected. */
    COUNTS_CHANGES_BY_SIZE,
    /** Of more than 400 keys with one hash only 400 are found. */
    FLOOD_IS_CUT_OFF,
    /** Counts entries as being in the fallback when they have left. */
    FALLBACK_COUNT_STAYS,
    /** Keys with a hash that many have stay reachable. */
    FLOOD_STAYS_REACHABLE,
    /** Among many keys of one hash, one is lost when another throws. */
    FLOOD_FORGETS_ON_EXCEPTION,
    /** Among keys of one hash, those of another class than the one asked for are passed over. */
    TELLS_CLASSES_APART,
    /** A lookup asks 60 keys that have other hashes. */
    LOOKUP_ASKS_OTHERS,
    /** Compares keys by their own equals and hashCode, whatever hasher it was given. */
    IGNORES_THE_HASHER,
    /** Takes the hash of a key from the hasher, but then asks the key's own equals. */
    COMPARES_WITHOUT_THE_HASHER,
    /** Asks the hasher for the hash of null. */
    SHOWS_NULL_TO_THE_HASHER,
    /** Asks its audit hook when a removal has been made. */
    ASKS_LATE,
    /** Asks its audit hook twice about an entry that comes. */
    ASKS_TWICE,
    /** Does not ask its audit hook when an entry leaves by cursor. */
    CURSOR_ASKS_NOBODY,
    /** An audit hook that changes the map goes undetected. */
    LETS_HOOKS_CHANGE;

    /** Returns the name of the backend that has the fault. */
    public String backend() {
        return this == NONE ? "toy" : "toy-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

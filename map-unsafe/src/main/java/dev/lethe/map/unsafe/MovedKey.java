package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/** A key that one table hands to another: where its bytes are. No string is made of a key that moves. */
final class MovedKey {
    /** The table that has it; null when none is on its way. */
    @Nullable
    StringLongSlots from;

    int slot;

    MovedKey of(StringLongSlots table, int where) {
        from = table;
        slot = where;
        return this;
    }

    /** Lets go of a table that leaves: a key that found no memory where it was to go is on its way still. */
    void forget(StringLongSlots table) {
        if (from == table) {
            from = null;
        }
    }
}

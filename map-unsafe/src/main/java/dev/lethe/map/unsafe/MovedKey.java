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
}

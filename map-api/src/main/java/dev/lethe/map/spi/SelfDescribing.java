package dev.lethe.map.spi;

import org.jspecify.annotations.Nullable;

/**
 * A map that can describe where in its structure a key lies; the lab draws that ({@code lab explain KEY}).
 *
 * <p>A backend need not implement it. It is for maps that are made of tables of groups; one group may have one slot.
 */
public interface SelfDescribing {
    /**
     * Describes where a key lies, or where a lookup for it ends. Never writes to the map. Calls the key's {@code hashCode} (or
     * the hasher of the map) once, and {@code equals} as a lookup does. The cost is that of a look at each slot of one table.
     *
     * @param key present or not; of maps with long keys, a {@link Long}
     * @return a copy of what is there now, which later changes of the map do not reach; it holds the keys of the table
     * @throws ClassCastException if the map has long keys and this is none
     * @throws NullPointerException if the key is null and the map takes no null keys
     * @throws IllegalStateException if the map is closed
     */
    KeyPicture describe(@Nullable Object key);
}

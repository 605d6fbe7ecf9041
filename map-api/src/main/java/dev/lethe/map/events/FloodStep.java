package dev.lethe.map.events;

/** A table that keeps entries with equal hashes apart, to be told of, begun by {@link MapEvents#flood()}. An instant: nothing is timed. */
public interface FloodStep {
    /**
     * Tells of the table. Throws nothing.
     *
     * @param origin the map
     * @param entries how many entries the table has
     * @param fallback how many of them are in the fallback
     * @param bytes what the table retains with its fallback, on the heap and off it
     */
    void to(MapOrigin origin, long entries, long fallback, long bytes);
}

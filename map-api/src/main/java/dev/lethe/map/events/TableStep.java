package dev.lethe.map.events;

/**
 * A change of the room that a table has, while it is made and timed: begun by {@link MapEvents#growth()} and its kin. One that is never
 * ended, because the change failed, is not recorded. For one thread; neither method throws.
 */
public interface TableStep {
    /**
     * Says what the tables were that are replaced.
     *
     * @param capacity how many entries they took before one would have grown
     * @param bytes what they retained, on the heap and off it
     */
    void from(long capacity, long bytes);

    /**
     * Ends the step: it is recorded if it took as long as the threshold of the recording.
     *
     * @param origin the map
     * @param entries how many entries the tables hold, all of which were moved or stayed
     * @param capacity how many entries the new tables take before one grows
     * @param bytes what they retain, on the heap and off it
     */
    void to(MapOrigin origin, long entries, long capacity, long bytes);
}

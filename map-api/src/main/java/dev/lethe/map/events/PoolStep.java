package dev.lethe.map.events;

/** The end of a pooled map while it is made and timed, begun by {@link MapEvents#poolDrop()}. Throws nothing. */
public interface PoolStep {
    /**
     * Ends the step: it is recorded if it took as long as the threshold of the recording.
     *
     * @param origin the map
     * @param generation the name of the generation it was lent for
     * @param bytes what it retained when it last came back, 0 if it never did
     * @param cause why, in a word or two
     */
    void to(MapOrigin origin, String generation, long bytes, String cause);
}

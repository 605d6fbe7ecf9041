package dev.lethe.map.events;

/** A clear or a drain while it is made and timed, begun by {@link MapEvents#clear()}. One that is never ended is not recorded. */
public interface ClearStep {
    /**
     * Ends the step: it is recorded if it took as long as the threshold of the recording. Throws nothing.
     *
     * @param origin the map
     * @param how {@code "clear"}, {@code "clearLazily"} or {@code "drainTo"}
     * @param entries how many entries left the map
     * @param debt how many removed entries the map still refers to
     */
    void to(MapOrigin origin, String how, long entries, long debt);
}

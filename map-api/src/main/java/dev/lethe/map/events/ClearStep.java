package dev.lethe.map.events;

import dev.lethe.map.LetheMap;

/** A clear or a drain while it is made and timed, begun by {@link MapEvents#clear()}. One that is never ended is not recorded. */
public interface ClearStep {
    /**
     * Ends the step: it is recorded if it took as long as the threshold of the recording. Only then, and behind the time that counts, the map
     * is asked for its {@code stats()}: what it retains, and how many removed entries it still refers to. Throws nothing; when another
     * thread has closed the map meanwhile, nothing is recorded.
     *
     * @param origin the map
     * @param map the same, as it is now: without the entries that left
     * @param how {@code "clear"}, {@code "clearLazily"} or {@code "drainTo"}
     * @param entries how many entries left the map
     */
    void to(MapOrigin origin, LetheMap map, String how, long entries);
}

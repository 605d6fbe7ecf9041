package dev.lethe.map.events;

import org.jspecify.annotations.Nullable;

/**
 * Something about native memory while it goes on and is timed: begun by {@link MapEvents#nativeAllocation()} and its kin. One that is never
 * ended is not recorded. For one thread; nothing here throws.
 */
public interface NativeStep {
    /**
     * Ends the step: it is recorded if it took as long as the threshold of the recording.
     *
     * @param backend the name of the backend
     * @param map the map that asked, null when it has no name or no map asked
     * @param bytes how many bytes were obtained, given back or asked for
     * @param obtained how many bytes the process has obtained now, those included or not as the case is
     * @param limit how many it may obtain
     * @param granted whether the request was met
     */
    void to(String backend, @Nullable String map, long bytes, long obtained, long limit, boolean granted);
}

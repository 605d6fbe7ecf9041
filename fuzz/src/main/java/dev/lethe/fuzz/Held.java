package dev.lethe.fuzz;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the backends with a {@link BackendDoor} hold outside their maps, so that a leak is found at the end of the run that made it.
 *
 * @param figures the figures of all doors, by backend and name
 */
record Held(Map<String, Long> figures) {
    static Held now() {
        Map<String, Long> figures = new TreeMap<>();
        if (!Doors.ALL.isEmpty()) {
            Set<String> usable = Lethe.backends().stream()
                    .filter(info -> info.availability().isAvailable())
                    .map(BackendInfo::name)
                    .collect(Collectors.toSet());
            for (BackendDoor door : Doors.ALL) {
                if (usable.contains(door.backend())) {
                    door.checkInvariants();
                    door.held().forEach((name, figure) -> figures.put(door.backend() + " " + name, figure));
                }
            }
        }
        return new Held(figures);
    }

    /** Fewer is no fault: a cleaner may have freed what a failed run left. */
    void checkNothingLeftSince(Held before) {
        figures.forEach((name, figure) -> {
            if (figure > before.figures.getOrDefault(name, 0L)) {
                throw new AssertionError(
                        "A run that closed all its maps left " + name + ": " + before + ", then " + this + ".");
            }
        });
    }
}

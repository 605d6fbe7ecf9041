package dev.lethe.fuzz;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The doors that are found beside the targets. */
final class Doors {
    /** In the order by which inputs choose one: names that come later first. */
    static final List<BackendDoor> ALL =
            ServiceLoader.load(BackendDoor.class, BackendDoor.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(BackendDoor::backend).reversed())
                    .toList();

    private Doors() {}
}

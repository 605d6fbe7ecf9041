package dev.lethe.stress;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Capability;
import dev.lethe.map.Lethe;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jcstress.infra.runners.TestList;

/** Which claims are to be kept: by which backend, and which of them. */
final class Claims {
    /** The property that names the backend; without it, selection takes the first with CONCURRENT. */
    static final String BACKEND = "lethe.stress.backend";

    /** The property that leaves the claims whose name has the pattern. */
    static final String ONLY = "lethe.stress.claims";

    private static final String RIGHT = ".Actual";

    private Claims() {}

    /** Returns the usable backends with maps for many threads that the property leaves; maybe none. */
    static List<BackendInfo> backends() {
        return Lethe.backends().stream()
                .filter(info -> System.getProperty(BACKEND, info.name()).equals(info.name()))
                .filter(info -> info.availability().isAvailable())
                .filter(info -> info.shapes().stream()
                        .anyMatch(shape -> info.capabilities(shape).contains(Capability.CONCURRENT)))
                .toList();
    }

    /** Returns a backend by its name. */
    static BackendInfo backend(String name) {
        return Lethe.backends().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException("no backend \"" + name + "\" is found, but " + Lethe.backends()));
    }

    static boolean isTwin(String test) {
        return !test.endsWith(RIGHT);
    }

    /**
     * Returns the tests on the class path with the reason why each is not to run; an empty one where it is. The twins are no tests of a
     * backend of someone else: they show here that a claim can be broken, and are not in the jar that others get.
     */
    static SortedMap<String, String> of(BackendInfo backend) {
        Pattern only = Pattern.compile(System.getProperty(ONLY, ""));
        SortedMap<String, String> tests = new TreeMap<>();
        for (String test : TestList.tests()) {
            String reason = isTwin(test) ? "a twin" : lacks(test, backend);
            tests.put(test, reason.isEmpty() && !only.matcher(test).find() ? "not asked for" : reason);
        }
        return tests;
    }

    /** Says what a backend lacks for a claim; nothing if it has all. */
    private static String lacks(String test, BackendInfo backend) {
        Needs needs = claim(test).getAnnotation(Needs.class);
        Shape shape = needs == null ? Shape.LONG_LONG : needs.shape();
        if (!backend.shapes().contains(shape)) {
            return "no maps of the shape " + shape;
        }
        Set<Capability> missing = EnumSet.of(Capability.CONCURRENT);
        missing.addAll(List.of(needs == null ? new Capability[0] : needs.value()));
        missing.removeAll(backend.capabilities(shape));
        return missing.isEmpty() ? "" : shape + " without " + missing;
    }

    private static Class<?> claim(String test) {
        try {
            return Class.forName(test.substring(0, test.lastIndexOf('.')), false, Claims.class.getClassLoader());
        } catch (ClassNotFoundException listed) {
            throw new LinkageError(test, listed);
        }
    }
}

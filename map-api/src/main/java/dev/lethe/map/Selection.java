package dev.lethe.map;

import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a backend: the one named in code; else the one that the system property prefers, if it can; else the one of
 * highest priority that is available, has the shape and the capabilities. The catalog is sorted, so the first wins.
 *
 * <p>A backend off the heap is passed over unless it is named in code or {@link Capability#OFF_HEAP} is required. It is
 * not even asked whether it is available: to find out may make the JVM print warnings.
 */
final class Selection {
    private static final String PREFERENCE = "lethe.backend";

    private final List<BackendInfo> catalog;
    private final @Nullable String named;
    private final MapSpec<?> spec;

    Selection(List<BackendInfo> catalog, @Nullable String named, MapSpec<?> spec) {
        this.catalog = catalog;
        this.named = named;
        this.spec = spec;
    }

    BackendInfo choose() {
        List<String> refusals = new ArrayList<>();
        for (BackendInfo info : preferredFirst()) {
            String why = refusal(info);
            if (why.isEmpty()) {
                return info;
            }
            refusals.add(info.name() + " (" + info.providerClass() + " from " + info.location() + "): " + why);
        }
        throw new BackendSelectionException(message(refusals));
    }

    private List<BackendInfo> preferredFirst() {
        String preferred = System.getProperty(PREFERENCE);
        if (preferred == null) {
            return catalog;
        }
        List<BackendInfo> order = new ArrayList<>(catalog);
        order.sort(Comparator.comparing(info -> !info.name().equals(preferred))); // stable: false comes first
        return order;
    }

    /** Says why a backend cannot serve the request; empty when it can. */
    private String refusal(BackendInfo info) {
        if (info.isBroken()) {
            return info.availability().reason();
        }
        if (named != null && !info.name().equals(named)) {
            return "not the one asked for";
        }
        if (!info.shapes().contains(spec.shape())) {
            return "lacks the shape " + spec.shape();
        }
        Set<Capability> has = info.capabilities(spec.shape());
        Set<Capability> lacks = EnumSet.noneOf(Capability.class);
        lacks.addAll(spec.required());
        lacks.removeAll(has);
        if (!lacks.isEmpty()) {
            return "lacks " + lacks;
        }
        if (has.contains(Capability.OFF_HEAP)
                && named == null
                && !spec.required().contains(Capability.OFF_HEAP)) {
            return "off the heap, and used only when it is named in code or OFF_HEAP is required";
        }
        String why = info.refusal(spec);
        if (!why.isEmpty()) {
            return why;
        }
        Availability now = info.availability();
        return now.isAvailable() ? "" : now.reason();
    }

    private String message(List<String> refusals) {
        StringBuilder text = new StringBuilder("No backend can make a map of shape ").append(spec.shape());
        if (named != null) {
            text.append(" with the name \"").append(named).append('"');
        }
        if (!spec.required().isEmpty()) {
            text.append(" with ").append(spec.required());
        }
        if (refusals.isEmpty()) {
            return text.append(
                            ". None was found: put the jar of a backend, lethe-map-core for example, on the class path")
                    .append(" or the module path.")
                    .toString();
        }
        text.append(". Found ").append(refusals.size()).append(": ");
        text.append(String.join("; ", refusals)).append('.');
        String preferred = System.getProperty(PREFERENCE);
        if (preferred != null && catalog.stream().noneMatch(info -> info.name().equals(preferred))) {
            text.append(" The property ")
                    .append(PREFERENCE)
                    .append(" prefers \"")
                    .append(preferred);
            text.append("\", which is none of them.");
        }
        if (!spec.required().isEmpty()) {
            text.append(
                    " Add the jar of a backend that can (lethe-map-concurrent has CONCURRENT, lethe-map-unsafe OFF_HEAP), or ask for less.");
        }
        return text.toString();
    }
}

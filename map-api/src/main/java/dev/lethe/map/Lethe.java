package dev.lethe.map;

import java.util.List;
import java.util.Objects;

/**
 * The way in: makes builders, and shows which backends were found.
 *
 * <pre>{@code
 * LongLongMap counts = Lethe.builder().expectedSize(1_000).longLongMap();
 * counts.addAndGet(42, 1);
 * }</pre>
 */
public final class Lethe {
    private Lethe() {}

    /**
     * Starts a map on the backends that the class loader of the calling thread and that of Lethe see.
     *
     * @return a builder
     */
    public static MapBuilder builder() {
        return new MapBuilder(null);
    }

    /**
     * Starts a map on the backends that a class loader sees.
     *
     * @param loader where to look for providers; it is not kept beyond the builder and its recipes
     * @return a builder
     */
    public static MapBuilder builder(ClassLoader loader) {
        return new MapBuilder(Objects.requireNonNull(loader, "loader"));
    }

    /**
     * Returns every provider that was found, those that cannot be used included, in the order of preference.
     *
     * @return what was found
     */
    public static List<BackendInfo> backends() {
        return Catalog.find();
    }

    /**
     * Returns every provider that a class loader sees, in the order of preference.
     *
     * @param loader where to look
     * @return what was found
     */
    public static List<BackendInfo> backends(ClassLoader loader) {
        return Catalog.find(Objects.requireNonNull(loader, "loader"));
    }
}

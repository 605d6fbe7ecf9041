package dev.lethe.map.core;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/**
 * The provider of the backend {@code core}; found by {@link java.util.ServiceLoader}.
 *
 * <p>The system property {@code lethe.core.maxGroups}, a power of two from 64 to 8192, makes its largest tables smaller: the
 * longest put gets shorter, lookups in big maps slower; below 256, chance alone makes tables split and merge under churn. It is read
 * once.
 */
public final class CoreProvider extends AbstractMapProvider {
    private static final int PRIORITY = 100;

    /** Made by the service loader. */
    public CoreProvider() {
        super("core");
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Availability availability() {
        String refusal = Geometry.refusal().isEmpty() ? Hashing.refusal() : Geometry.refusal();
        return refusal.isEmpty() ? Availability.available() : Availability.unavailable(refusal);
    }

    @Override
    public Set<Shape> shapes() {
        return EnumSet.allOf(Shape.class);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        Set<Capability> all = EnumSet.of(Capability.SHRINKING, Capability.BOUNDED_PAUSE, Capability.AUDIT);
        all.add(shape == Shape.LONG_LONG ? Capability.CONSTANT_TIME_CLEAR : Capability.NULLS);
        return all;
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        return spec.cast(create(spec, Allocator.DEFAULT));
    }

    static LetheMap create(MapSpec<?> spec, Allocator allocator) {
        if (spec.expectedSize() > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException("expectedSize takes at most " + Geometry.MAX_ENTRIES
                    + " entries on the backend core, not " + spec.expectedSize() + ".");
        }
        if (spec.retention().floor() > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException("keepAtLeast takes at most " + Geometry.MAX_ENTRIES
                    + " entries on the backend core, not " + spec.retention().floor() + ".");
        }
        return spec.audit() == null ? plain(spec, allocator) : audited(spec, allocator);
    }

    private static LetheMap plain(MapSpec<?> spec, Allocator allocator) {
        return switch (spec.shape()) {
            case OBJECT_OBJECT -> new CoreObjectObjectMap<>(spec, allocator);
            case LONG_OBJECT -> new CoreLongObjectMap<>(spec, allocator);
            case LONG_LONG -> new CoreLongLongMap(spec, allocator);
            case OBJECT_LONG -> new CoreObjectLongMap<>(spec, allocator);
        };
    }

    private static LetheMap audited(MapSpec<?> spec, Allocator allocator) {
        return switch (spec.shape()) {
            case OBJECT_OBJECT -> new AuditedObjectObjectMap<>(spec, allocator);
            case LONG_OBJECT -> new AuditedLongObjectMap<>(spec, allocator);
            case LONG_LONG -> new AuditedLongLongMap(spec, allocator);
            case OBJECT_LONG -> new AuditedObjectLongMap<>(spec, allocator);
        };
    }
}

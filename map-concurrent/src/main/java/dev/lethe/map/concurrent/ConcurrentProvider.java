package dev.lethe.map.concurrent;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/**
 * The provider of the backend {@code concurrent}; found by {@link java.util.ServiceLoader}.
 *
 * <p>The system property {@code lethe.concurrent.maxGroups}, a power of two from 4 to 1024, makes its largest tables smaller; it is
 * for tests, which want many tables of few entries. It is read once.
 */
public final class ConcurrentProvider extends AbstractMapProvider {
    /** Below {@code core}: who does not ask for CONCURRENT gets the faster map. */
    private static final int PRIORITY = 50;

    /** Made by the service loader. */
    public ConcurrentProvider() {
        super("concurrent");
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
        Set<Capability> all = EnumSet.of(
                Capability.CONCURRENT,
                Capability.ATOMIC_CLEAR,
                Capability.SHRINKING,
                Capability.BOUNDED_PAUSE,
                Capability.AUDIT);
        if (shape == Shape.LONG_LONG) {
            all.add(Capability.CONSTANT_TIME_CLEAR);
        }
        return all;
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        refuseMore("expectedSize", spec.expectedSize());
        refuseMore("keepAtLeast", spec.retention().floor());
        return spec.cast(spec.audit() == null ? plain(spec) : audited(spec));
    }

    private static LetheMap plain(MapSpec<?> spec) {
        return switch (spec.shape()) {
            case OBJECT_OBJECT -> new ConcurrentMapFace<>(spec);
            case LONG_OBJECT -> new ConcurrentLongObjectMap<>(spec);
            case LONG_LONG -> new ConcurrentLongLongMap(spec);
            case OBJECT_LONG -> new ConcurrentObjectLongMap<>(spec);
        };
    }

    private static LetheMap audited(MapSpec<?> spec) {
        return switch (spec.shape()) {
            case OBJECT_OBJECT -> new AuditedMapFace<>(spec);
            case LONG_OBJECT -> new AuditedLongObjectMap<>(spec);
            case LONG_LONG -> new AuditedLongLongMap(spec);
            case OBJECT_LONG -> new AuditedObjectLongMap<>(spec);
        };
    }

    private static void refuseMore(String what, long entries) {
        if (entries > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException(what + " takes at most " + Geometry.MAX_ENTRIES
                    + " entries on the backend concurrent, not " + entries + ".");
        }
    }
}

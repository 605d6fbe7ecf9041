package dev.lethe.map.unsafe;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/**
 * The provider of the backend {@code unsafe}, whose entries live off the Java heap; found by {@link java.util.ServiceLoader}, and used
 * only when it is named or {@link Capability#OFF_HEAP} is required. It has {@code long -> long}, and {@code String -> long}: an {@link
 * dev.lethe.map.ObjectLongMap} for which {@link dev.lethe.map.MapBuilder#keyType keyType(String.class)} was said. Of the latter lookups and
 * changes by a key allocate nothing, and what hands keys out (iteration, an audit hook) makes a new string for each.
 *
 * <p>Its maps are used by one thread at a time, or read by several, as {@link LetheMap} says. Here a mistake costs more than there: a
 * thread that reads while another changes or closes the map may touch memory that was given back, which can end the JVM. The checked
 * mode finds such mistakes, and therefore confines a map to the thread that uses it first.
 *
 * <p>Its maps have to be closed; one that becomes unreachable unclosed is freed all the same, and a warning is logged. System properties,
 * each read once but for {@code lethe.unsafe.track}:
 *
 * <ul>
 *   <li>{@code lethe.unsafe.maxBytes}: how much native memory all maps of the process may take together (as much as the largest heap);
 *   <li>{@code lethe.unsafe.memory}: {@code unsafe} or {@code foreign}, to force sun.misc.Unsafe or java.lang.foreign (Unsafe up to
 *       Java 23, foreign memory from 24 on);
 *   <li>{@code lethe.unsafe.allow}: releases before Java 17 or after 25 and platforms, with commas between, to be used though nobody
 *       tested them (tested were 17, 21 and 25, on Linux, amd64);
 *   <li>{@code lethe.unsafe.track}: {@code true} notes where each map is made, for the warning about one that was not closed; it may
 *       be set while the program runs, for the maps made from then on;
 *   <li>{@code lethe.checked}: {@code true} checks each access, for tests: bounds, life and thread;
 *   <li>{@code lethe.unsafe.maxGroups}: a power of two from 64 to 8192, makes the largest tables smaller.
 * </ul>
 */
public final class UnsafeProvider extends AbstractMapProvider {
    private static final int PRIORITY = 50;

    /** Made by the service loader; touches no native memory. */
    public UnsafeProvider() {
        super("unsafe");
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Availability availability() {
        String refusal = Geometry.refusal().isEmpty() ? Hashing.refusal() : Geometry.refusal();
        return refusal.isEmpty() ? Guard.availability() : Availability.unavailable(refusal);
    }

    @Override
    public Set<Shape> shapes() {
        return EnumSet.of(Shape.LONG_LONG, Shape.OBJECT_LONG);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        if (!shapes().contains(shape)) {
            return Set.of();
        }
        return EnumSet.of(
                Capability.OFF_HEAP,
                Capability.CONSTANT_TIME_CLEAR,
                Capability.SHRINKING,
                Capability.BOUNDED_PAUSE,
                Capability.AUDIT);
    }

    /** Strings are the only objects that this backend can keep, and only when the user says that all keys are. */
    @Override
    public String refusal(MapSpec<?> spec) {
        if (!shapes().contains(spec.shape())) {
            return "has the shapes " + shapes() + ", not " + spec.shape() + "; use core";
        }
        if (spec.shape() == Shape.OBJECT_LONG && spec.keyType() != String.class) {
            return "keeps keys that are strings, as bytes off the heap; say keyType(String.class), or use core for other"
                    + " keys";
        }
        return spec.hasher() == null
                ? ""
                : "compares strings by their characters and takes no hasher; use core with one";
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        String refusal = refusal(spec);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException("The backend unsafe " + refusal + ".");
        }
        limit("expectedSize", spec.expectedSize());
        limit("keepAtLeast", spec.retention().floor());
        Owner owner = Owner.ofMap(NativeHeap.process(), spec.name().orElse(null));
        try {
            return spec.cast(create(spec, new Allocator(owner, spec.retention().shrinks())));
        } catch (Throwable failure) {
            owner.close();
            throw failure;
        }
    }

    private static LetheMap create(MapSpec<?> spec, Allocator allocator) {
        boolean audited = spec.audit() != null;
        if (spec.shape() == Shape.LONG_LONG) {
            return audited ? new AuditedLongLongMap(spec, allocator) : new UnsafeLongLongMap(spec, allocator);
        }
        return audited ? new AuditedStringLongMap<>(spec, allocator) : new UnsafeStringLongMap<>(spec, allocator);
    }

    private static void limit(String what, long entries) {
        if (entries > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException(what + " takes at most " + Geometry.MAX_ENTRIES
                    + " entries on the backend unsafe, not " + entries + ".");
        }
    }
}

package dev.lethe.map;

import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Lethe#backends()} tells of one provider that was found, usable or not.
 *
 * <p>What a provider is was asked when it was found; whether it is available is asked at each call.
 */
public final class BackendInfo {
    private static final String UNKNOWN = "(unknown provider)";

    private final String name;
    private final String providerClass;
    private final String location;
    private final int priority;
    private final Map<Shape, Set<Capability>> capabilities;
    private final @Nullable MapProvider provider;
    private final String fault;
    private final Object identity;

    /** Asks a provider what it is; whatever it throws is passed on. */
    private BackendInfo(MapProvider provider) {
        this.name = Objects.requireNonNull(provider.name(), "name() returned null");
        this.providerClass = provider.getClass().getName();
        this.location = locationOf(provider.getClass());
        this.priority = provider.priority();
        this.capabilities = new EnumMap<>(Shape.class);
        for (Shape shape : provider.shapes()) {
            Set<Capability> able = EnumSet.noneOf(Capability.class);
            able.addAll(provider.capabilities(shape));
            capabilities.put(shape, Collections.unmodifiableSet(able));
        }
        this.provider = provider;
        this.fault = "";
        this.identity = List.of(provider.getClass(), name);
    }

    private BackendInfo(String providerClass, String location, Throwable broken) {
        this.name = providerClass;
        this.providerClass = providerClass;
        this.location = location;
        this.priority = Integer.MIN_VALUE;
        this.capabilities = Map.of();
        this.provider = null;
        this.fault = "the provider broke while it was loaded (" + Breakage.describe(broken) + ")";
        this.identity = providerClass.equals(UNKNOWN) ? fault : List.of(providerClass, location);
    }

    static BackendInfo of(MapProvider provider) {
        return new BackendInfo(provider);
    }

    /** A provider of a known class; the abstract type that the factory method of a module may declare says nothing. */
    static BackendInfo broken(Class<?> type, Throwable why) {
        return Modifier.isAbstract(type.getModifiers())
                ? new BackendInfo(UNKNOWN, "a module", why)
                : new BackendInfo(type.getName(), locationOf(type), why);
    }

    /** A service file, or a class in one, that cannot be read. */
    static BackendInfo broken(@Nullable ClassLoader loader, Throwable why) {
        String seenBy = loader == null
                ? "the system class loader"
                : "a " + loader.getClass().getName();
        return new BackendInfo(UNKNOWN, "what " + seenBy + " sees", why);
    }

    /**
     * Returns the name of the backend.
     *
     * @return the name; the name of the class when the provider broke before it could say its own
     */
    public String name() {
        return name;
    }

    /**
     * Returns the class of the provider.
     *
     * @return the class name, or a description when even that is unknown
     */
    public String providerClass() {
        return providerClass;
    }

    /**
     * Returns where the provider was found.
     *
     * @return a module, a jar or a folder, for people
     */
    public String location() {
        return location;
    }

    /**
     * Returns the rank among backends that can serve a request.
     *
     * @return the priority; {@link Integer#MIN_VALUE} for a provider that broke
     */
    public int priority() {
        return priority;
    }

    /**
     * Asks the provider whether the backend can be used, and if not, why. A backend off the heap may have to try native
     * memory for an answer.
     *
     * @return the availability; a provider that breaks at the question is not available
     */
    public Availability availability() {
        if (provider == null) {
            return Availability.unavailable(fault);
        }
        try {
            return Objects.requireNonNull(provider.availability(), "availability() returned null");
        } catch (Throwable broken) {
            Breakage.rethrowIfFatal(broken);
            return Availability.unavailable(
                    "the provider broke when it was asked whether it is available (" + Breakage.describe(broken) + ")");
        }
    }

    /**
     * Returns the shapes that the backend has.
     *
     * @return the shapes, none for a provider that broke
     */
    public Set<Shape> shapes() {
        return Collections.unmodifiableSet(capabilities.keySet());
    }

    /**
     * Returns what the backend can do for a shape.
     *
     * @param shape the shape
     * @return the capabilities, none for a shape that it does not have
     */
    public Set<Capability> capabilities(Shape shape) {
        return capabilities.getOrDefault(Objects.requireNonNull(shape, "shape"), Set.of());
    }

    /** Asks the provider why it cannot make the map of a spec; empty when it can. */
    String refusal(MapSpec<?> spec) {
        if (provider == null) {
            return fault;
        }
        try {
            return Objects.requireNonNull(provider.refusal(spec), "refusal(..) returned null");
        } catch (Throwable broken) {
            Breakage.rethrowIfFatal(broken);
            return "the provider broke when it was asked whether it can make such a map (" + Breakage.describe(broken)
                    + ")";
        }
    }

    boolean isBroken() {
        return provider == null;
    }

    boolean isOf(Class<?> type) {
        return provider != null && provider.getClass() == type;
    }

    /** What makes two entries of two class loaders one. */
    Object identity() {
        return identity;
    }

    /** Makes a map, and sees to it that it is one of those that were asked for. */
    <M extends LetheMap> M create(MapSpec<M> spec) {
        if (provider == null) {
            throw new IllegalStateException("A provider that broke makes no maps: " + this);
        }
        LetheMap made = provider.create(spec);
        if (made == null) {
            throw new IllegalStateException(
                    "The backend " + name + " (" + providerClass + ") made no map; this is a fault of the backend.");
        }
        try {
            return spec.cast(made);
        } catch (IllegalStateException mistaken) {
            throw new IllegalStateException(name + " (" + providerClass + "): " + mistaken.getMessage(), mistaken);
        }
    }

    @Override
    public String toString() {
        return name + " (" + providerClass + " from " + location + "): " + availability();
    }

    private static String locationOf(Class<?> type) {
        if (type.getModule().isNamed()) {
            return "module " + type.getModule().getName();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "an unknown place"
                : source.getLocation().toString();
    }
}

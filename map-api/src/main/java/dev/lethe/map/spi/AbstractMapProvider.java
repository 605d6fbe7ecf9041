package dev.lethe.map.spi;

import dev.lethe.map.Capability;
import java.util.Objects;
import java.util.Set;

/** The skeleton of a {@link MapProvider}: always available, priority 0, no capability, until overridden. */
public abstract class AbstractMapProvider implements MapProvider {
    private final String name;

    /**
     * Makes a provider.
     *
     * @param name the name of the backend
     */
    protected AbstractMapProvider(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        return Set.of();
    }

    @Override
    public String toString() {
        return name + " (" + getClass().getName() + ")";
    }
}

package dev.lethe.map.spi;

import dev.lethe.map.Capability;
import dev.lethe.map.Hasher;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.Retention;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a map is to be like: all that a builder was told, immutable.
 *
 * @param <M> the interface that the map implements
 */
public final class MapSpec<M extends LetheMap> {
    private final Shape shape;
    private final Class<?> mapType;
    private final long expectedSize;
    private final Retention retention;
    private final Set<Capability> required;
    private final @Nullable Hasher<Object> hasher;
    private final @Nullable String name;
    private final @Nullable Long seed;
    private final @Nullable MapAudit audit;
    private final @Nullable Class<?> keyType;

    private MapSpec(Builder<M> builder) {
        this.shape = builder.shape;
        this.mapType = builder.mapType;
        this.expectedSize = builder.expectedSize;
        this.retention = builder.retention;
        this.required = Collections.unmodifiableSet(EnumSet.copyOf(builder.required));
        this.hasher = builder.hasher;
        this.name = builder.name;
        this.seed = builder.seed;
        this.audit = builder.audit;
        this.keyType = builder.keyType;
    }

    /**
     * Starts a spec; users have {@link dev.lethe.map.MapBuilder} for that.
     *
     * @param shape the shape
     * @param mapType the interface that the map must implement: that of the shape or one below it
     * @param <M> the same, as a type
     * @return a builder with the defaults of {@link dev.lethe.map.MapBuilder}
     * @throws IllegalArgumentException when {@code mapType} is not of the shape
     */
    public static <M extends LetheMap> Builder<M> builder(Shape shape, Class<? super M> mapType) {
        return new Builder<>(shape, mapType);
    }

    /**
     * Returns what keys and values are.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Returns the hint on the number of entries.
     *
     * @return the expected number of entries, 0 when nothing was said
     */
    public long expectedSize() {
        return expectedSize;
    }

    /**
     * Returns what is done with memory that is no longer needed.
     *
     * @return the policy
     */
    public Retention retention() {
        return retention;
    }

    /**
     * Returns the capabilities that were asked for.
     *
     * @return the capabilities
     */
    public Set<Capability> required() {
        return required;
    }

    /**
     * Returns how keys are compared, if not by {@code equals}. Its type parameter is erased: it is only ever given keys
     * of the map or keys that a caller looks up.
     *
     * @return the hasher, or null for {@code equals} and {@code hashCode}
     */
    public @Nullable Hasher<Object> hasher() {
        return hasher;
    }

    /**
     * Returns the name for monitoring.
     *
     * @return the name, empty when there is none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Returns the seed of the hash function, when the user fixed it to replay a run. Otherwise the backend draws a secret
     * one.
     *
     * @return the seed, empty when it is to be secret
     */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /**
     * Returns the hook that is to see each mutation. A backend that cannot call it must refuse the spec.
     *
     * @return the hook, or null
     */
    public @Nullable MapAudit audit() {
        return audit;
    }

    /**
     * Returns what the user said that all keys are instances of. A backend that has no use for it takes any keys; one that has puts
     * no others, and refuses them by a {@link ClassCastException}.
     *
     * @return the class, or null when nothing was said
     */
    public @Nullable Class<?> keyType() {
        return keyType;
    }

    /**
     * Gives a new map the type that the caller asked for.
     *
     * @param map the map that a backend made for this spec
     * @return the same map
     * @throws IllegalStateException when the map does not implement the interface that was asked for
     */
    @SuppressWarnings("unchecked") // mapType is a supertype of M's erasure by the signature of builder(..)
    public M cast(LetheMap map) {
        if (!mapType.isInstance(Objects.requireNonNull(map, "map"))) {
            throw new IllegalStateException(
                    "The backend made a " + map.getClass().getName() + " where a " + mapType.getName()
                            + " was asked for; this is a fault of the backend.");
        }
        return (M) map;
    }

    /**
     * Returns a builder that starts from this spec.
     *
     * @return a builder
     */
    public Builder<M> toBuilder() {
        Builder<M> builder = new Builder<>(shape, mapType);
        builder.expectedSize = expectedSize;
        builder.retention = retention;
        builder.required.addAll(required);
        builder.hasher = hasher;
        builder.name = name;
        builder.seed = seed;
        builder.audit = audit;
        builder.keyType = keyType;
        return builder;
    }

    /** Compared by value; hashers and hooks by their own {@code equals}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapSpec<?> that
                && shape == that.shape
                && mapType == that.mapType
                && expectedSize == that.expectedSize
                && retention.equals(that.retention)
                && required.equals(that.required)
                && Objects.equals(hasher, that.hasher)
                && Objects.equals(name, that.name)
                && Objects.equals(seed, that.seed)
                && Objects.equals(audit, that.audit)
                && keyType == that.keyType;
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape, mapType, expectedSize, retention, required, hasher, name, seed, audit, keyType);
    }

    @Override
    public String toString() {
        return "MapSpec[" + shape + ", expectedSize=" + expectedSize + ", retention=" + retention + ", required="
                + required + (keyType == null ? "" : ", keyType=" + keyType.getName())
                + (hasher == null ? "" : ", hasher=" + hasher.getClass().getName())
                + (audit == null ? "" : ", audit=" + audit.getClass().getName())
                + (seed == null ? "" : ", with a fixed seed") // which it is, is nobody's business
                + (name == null ? "" : ", name=" + name) + "]";
    }

    /**
     * Collects what a {@link MapSpec} holds.
     *
     * @param <M> the interface that the map implements
     */
    public static final class Builder<M extends LetheMap> {
        private final Shape shape;
        private final Class<?> mapType;
        private long expectedSize;
        private Retention retention = Retention.SHRINK;
        private final Set<Capability> required = EnumSet.noneOf(Capability.class);
        private @Nullable Hasher<Object> hasher;
        private @Nullable String name;
        private @Nullable Long seed;
        private @Nullable MapAudit audit;
        private @Nullable Class<?> keyType;

        private Builder(Shape shape, Class<?> mapType) {
            this.shape = Objects.requireNonNull(shape, "shape");
            this.mapType = Objects.requireNonNull(mapType, "mapType");
            if (!shape.mapType().isAssignableFrom(mapType)) {
                throw new IllegalArgumentException("A map of shape " + shape + " implements "
                        + shape.mapType().getName() + " or an interface below it, not " + mapType.getName() + ".");
            }
        }

        /**
         * Sets the hint on the number of entries.
         *
         * @param entries at least 0
         * @return this
         */
        public Builder<M> expectedSize(long entries) {
            if (entries < 0) {
                throw new IllegalArgumentException("expectedSize takes a number of entries from 0 to " + Long.MAX_VALUE
                        + ", not " + entries + ".");
            }
            this.expectedSize = entries;
            return this;
        }

        /**
         * Sets what is done with memory that is no longer needed.
         *
         * @param policy the policy
         * @return this
         */
        public Builder<M> retention(Retention policy) {
            this.retention = Objects.requireNonNull(policy, "retention");
            return this;
        }

        /**
         * Adds capabilities that are asked for.
         *
         * @param capabilities the capabilities
         * @return this
         */
        public Builder<M> require(Set<Capability> capabilities) {
            Objects.requireNonNull(capabilities, "capabilities");
            for (Capability capability : capabilities) {
                Objects.requireNonNull(capability, "capability");
            }
            this.required.addAll(capabilities);
            return this;
        }

        /**
         * Sets how keys are compared.
         *
         * @param value the hasher, null for {@code equals} and {@code hashCode}
         * @return this
         */
        @SuppressWarnings("unchecked") // erased on purpose: see MapSpec.hasher()
        public Builder<M> hasher(@Nullable Hasher<?> value) {
            this.hasher = (Hasher<Object>) value;
            return this;
        }

        /**
         * Sets the name for monitoring.
         *
         * @param value the name, null for none
         * @return this
         */
        public Builder<M> name(@Nullable String value) {
            this.name = value;
            return this;
        }

        /**
         * Fixes the seed of the hash function.
         *
         * @param value the seed, null for a secret one
         * @return this
         */
        public Builder<M> seed(@Nullable Long value) {
            this.seed = value;
            return this;
        }

        /**
         * Sets the hook that is to see each mutation.
         *
         * @param hook the hook, null for none
         * @return this
         */
        public Builder<M> audit(@Nullable MapAudit hook) {
            this.audit = hook;
            return this;
        }

        /**
         * Sets what all keys are instances of.
         *
         * @param value the class, null when nothing is said
         * @return this
         */
        public Builder<M> keyType(@Nullable Class<?> value) {
            this.keyType = value;
            return this;
        }

        /**
         * Makes the spec.
         *
         * @return the spec
         * @throws IllegalArgumentException when the audit hook is not one for the shape, or there is a type of keys though keys are
         *     {@code long}
         */
        public MapSpec<M> build() {
            if (keyType != null && !shape.objectKeys()) {
                throw new IllegalArgumentException("A map of shape " + shape + " has keys of type long, not "
                        + keyType.getName() + "; leave keyType out.");
            }
            if (audit != null && !shape.auditType().isInstance(audit)) {
                throw new IllegalArgumentException("A map of shape " + shape + " takes an audit hook of type "
                        + shape.auditType().getName() + ", not a "
                        + audit.getClass().getName() + ".");
            }
            return new MapSpec<>(this);
        }
    }
}

package dev.lethe.map;

import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/** Providers of strangers that do what the contract says; each differs in one thing. */
public final class Strangers {
    private Strangers() {}

    /** Has every shape and no capability. */
    public abstract static class Stranger extends AbstractMapProvider {
        private final int priority;

        protected Stranger(String name, int priority) {
            super(name);
            this.priority = priority;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public Set<Shape> shapes() {
            return EnumSet.allOf(Shape.class);
        }

        @Override
        public <M extends LetheMap> M create(MapSpec<M> spec) {
            boolean concurrent = spec.required().contains(Capability.CONCURRENT);
            return spec.cast(StubMap.make(
                    concurrent ? ConcurrentObjectMap.class : spec.shape().mapType(), name(), spec));
        }
    }

    /** The one that others are measured by. */
    public static final class Plain extends Stranger {
        public Plain() {
            super("plain", 10);
        }
    }

    /** Higher than {@link Plain}. */
    public static final class Strong extends Stranger {
        public Strong() {
            super("strong", 50);
        }
    }

    /** As high as {@link Strong}, with a name that comes before and a class that comes after. */
    public static final class Tied extends Stranger {
        public Tied() {
            super("even", 50);
        }
    }

    /** One of two with one name. */
    public static final class TwinA extends Stranger {
        public TwinA() {
            super("twin", 20);
        }
    }

    /** The other, which can do more. */
    public static final class TwinB extends Stranger {
        public TwinB() {
            super("twin", 20);
        }

        @Override
        public Set<Capability> capabilities(Shape shape) {
            return Set.of(Capability.NULLS);
        }
    }

    /** Off the heap, and of a priority that would always win. */
    public static final class Native extends Stranger {
        static volatile int asked;

        public Native() {
            super("native", 1_000);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the tests ask from one thread
        public Availability availability() {
            asked++;
            return Availability.available();
        }

        @Override
        public Set<Capability> capabilities(Shape shape) {
            return Set.of(Capability.OFF_HEAP);
        }
    }

    /** Takes strings as keys, and nothing else. */
    public static final class Strings extends Stranger {
        public Strings() {
            super("strings", 200);
        }

        @Override
        public String refusal(MapSpec<?> spec) {
            return spec.keyType() == String.class ? "" : "takes strings alone; say keyType(String.class)";
        }
    }

    /** Available when the test says so. */
    public static final class Moody extends Stranger {
        static volatile boolean available;

        public Moody() {
            super("moody", 90);
        }

        @Override
        public Availability availability() {
            return available ? Availability.available() : Availability.unavailable("it needs a full moon");
        }
    }

    /** Has one shape only. */
    public static final class OnlyLongs extends Stranger {
        public OnlyLongs() {
            super("longs", 80);
        }

        @Override
        public Set<Shape> shapes() {
            return Set.of(Shape.LONG_LONG);
        }
    }

    /** Concurrent for objects, and only for them. */
    public static final class Crowd extends Stranger {
        public Crowd() {
            super("crowd", 5);
        }

        @Override
        public Set<Capability> capabilities(Shape shape) {
            return shape == Shape.OBJECT_OBJECT ? Set.of(Capability.CONCURRENT, Capability.ATOMIC_CLEAR) : Set.of();
        }
    }

    /** Calls audit hooks. */
    public static final class Watched extends Stranger {
        public Watched() {
            super("watched", 1);
        }

        @Override
        public Set<Capability> capabilities(Shape shape) {
            return Set.of(Capability.AUDIT);
        }
    }

    /** Makes maps of another shape. */
    public static final class Mistaken extends Stranger {
        public Mistaken() {
            super("mistaken", 10);
        }

        @Override
        @SuppressWarnings("unchecked") // the fault that is tested: it does not go through spec.cast(..)
        public <M extends LetheMap> M create(MapSpec<M> spec) {
            return (M) StubMap.make(LetheMap.class, name(), spec);
        }
    }

    /** Makes no map at all. */
    public static final class Empty extends Stranger {
        public Empty() {
            super("empty", 10);
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the fault that is tested
        public <M extends LetheMap> M create(MapSpec<M> spec) {
            return null;
        }
    }
}

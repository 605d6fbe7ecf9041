package dev.lethe.map;

import dev.lethe.map.Strangers.Stranger;
import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Providers of strangers that break, each in its own place. */
public final class BrokenStrangers {
    private BrokenStrangers() {}

    /** Throws something that need not be declared where it is thrown. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"}) // it gets past javac so
    static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** An exception that fails when somebody wants to read it. */
    static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    /** Has every answer of {@link MapProvider} still open. */
    abstract static class Bare implements MapProvider {
        @Override
        public String name() {
            return "bare";
        }

        @Override
        public int priority() {
            return 1_000;
        }

        @Override
        public Availability availability() {
            return Availability.available();
        }

        @Override
        public Set<Shape> shapes() {
            return Set.of(Shape.values());
        }

        @Override
        public Set<Capability> capabilities(Shape shape) {
            return Set.of();
        }

        @Override
        public <M extends LetheMap> M create(MapSpec<M> spec) {
            throw new UnsupportedOperationException("never asked");
        }
    }

    public static final class InConstructor extends Bare {
        public InConstructor() {
            throw new IllegalStateException("sick constructor");
        }
    }

    public static final class InInitializer extends Bare {
        static final int NEVER = sneak(new IllegalStateException("sick initialiser"));
    }

    public static final class Checked extends Bare {
        public Checked() {
            BrokenStrangers.<RuntimeException, Object>sneak(new IOException("sick disk"));
        }
    }

    public static final class InName extends Bare {
        @Override
        public String name() {
            throw new NoClassDefFoundError("sick/Name");
        }
    }

    public static final class NullName extends Bare {
        @Override
        public String name() {
            return null;
        }
    }

    public static final class InPriority extends Bare {
        @Override
        public int priority() {
            return BrokenStrangers.<RuntimeException, Integer>sneak(new IOException("sick priority"));
        }
    }

    public static final class InShapes extends Bare {
        @Override
        public Set<Shape> shapes() {
            throw new StackOverflowError("sick shapes");
        }
    }

    public static final class NullShape extends Bare {
        @Override
        public Set<Shape> shapes() {
            return new HashSet<>(Collections.singleton(null));
        }
    }

    public static final class InCapabilities extends Bare {
        @Override
        public Set<Capability> capabilities(Shape shape) {
            throw new NoSuchMethodError("sick capabilities");
        }
    }

    public static final class WithUnspeakable extends Bare {
        @Override
        public int priority() {
            throw new Unspeakable();
        }
    }

    public static final class Hidden extends Bare {
        private Hidden() {}
    }

    public static final class NoProvider {}

    /** Is found whole, and breaks when a choice is made. */
    public static final class InAvailability extends Stranger {
        public InAvailability() {
            super("in-availability", 1_000);
        }

        @Override
        public Availability availability() {
            throw new NoClassDefFoundError("sick/Availability");
        }
    }

    /** Is found whole, and has no answer when a choice is made. */
    public static final class NullAvailability extends Stranger {
        public NullAvailability() {
            super("null-availability", 1_000);
        }

        @Override
        public Availability availability() {
            return null;
        }
    }

    /** Not its own fault: the JVM has no memory. */
    public static final class NoMemory extends Bare {
        @Override
        public String name() {
            throw new OutOfMemoryError("no memory");
        }
    }
}

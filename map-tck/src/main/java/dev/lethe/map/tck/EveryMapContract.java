package dev.lethe.map.tck;

import dev.lethe.map.Capability;
import dev.lethe.map.spi.Shape;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * What every map must do, whatever its shape. Rules of what only some backends can do are skipped where the backend does not
 * say that it can. Extend the contract of a shape instead: it adds what only that shape has.
 */
public abstract class EveryMapContract {
    private final Shape shape;

    EveryMapContract(Shape shape) {
        this.shape = shape;
    }

    /**
     * Returns the name of the backend that is looked at.
     *
     * @return the name, as {@link dev.lethe.map.MapBuilder#backend} takes it
     */
    protected abstract String backend();

    /**
     * Returns what the backend is known to be able to do for the shape; it must say the same, do it, and refuse the rest.
     *
     * @return the capabilities
     */
    protected abstract Set<Capability> capabilities();

    /**
     * Tells whether the maps take strings as keys, and only when they are told so.
     *
     * @return false unless overridden
     */
    protected boolean stringKeys() {
        return false;
    }

    final MapSource maps() {
        return new MapSource(backend(), shape, stringKeys());
    }

    /** What the backend says of itself. */
    @Nested
    class Capabilities extends CapabilitiesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }

        @Override
        Set<Capability> expected() {
            return capabilities();
        }
    }

    /** C1: a removed key is absent. */
    @Nested
    class Removals extends RemovalBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C2: absent is told from zero and null. */
    @Nested
    class Absence extends AbsenceBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C4: clear takes all entries. */
    @Nested
    class Clear extends ClearBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C6: memory comes back as entries leave. */
    @Nested
    class Shrinking extends ShrinkingBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C6: the policies. */
    @Nested
    class Retentions extends RetentionBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C6: capacity after clear. */
    @Nested
    class Decay extends DecayBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C6: no thrash at a boundary. */
    @Nested
    class NoThrash extends NoThrashBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C9: walks while the map changes. */
    @Nested
    class Iteration extends IterationBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C9: walks over many tables that shrink and grow. */
    @Nested
    class ShrinkingWalks extends ShrinkingWalkBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C9: functions that change the map. */
    @Nested
    class FunctionsThatChange extends FunctionsThatChangeBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C10: nothing is half done. */
    @Nested
    class ExceptionSafety extends ExceptionSafetyBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C10: nothing is half done while the map shrinks. */
    @Nested
    class ShrinkingSafety extends ShrinkingSafetyBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C15: a closed map refuses. */
    @Nested
    class Closed extends ClosedBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Bad arguments are refused. */
    @Nested
    class Arguments extends ArgumentsBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** The compute family. */
    @Nested
    class Computes extends ComputeBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** The map as a java.util.Map. */
    @Nested
    class Views extends ViewsBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C17: hooks that see each mutation. */
    @Nested
    class Audits extends AuditBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C17: the hooks that come with Lethe. */
    @Nested
    class ReadyAudits extends ReadyAuditBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Everything mixed, against the model. */
    @Nested
    class RandomCommands extends RandomCommandsBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}

package dev.lethe.map.tck.toy;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/** The provider of the right toy; nested, those of the faulty ones. */
public class ToyProvider extends AbstractMapProvider {
    private final ToyFault fault;

    /** Found by ServiceLoader. */
    public ToyProvider() {
        this(ToyFault.NONE);
    }

    ToyProvider(ToyFault fault) {
        super(fault.backend());
        this.fault = fault;
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Set<Shape> shapes() {
        return EnumSet.allOf(Shape.class);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        if (fault == ToyFault.BOASTS) {
            return EnumSet.allOf(Capability.class);
        }
        return shape == Shape.LONG_LONG
                ? Set.of(Capability.SHRINKING, Capability.AUDIT)
                : Set.of(Capability.SHRINKING, Capability.AUDIT, Capability.NULLS);
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        LetheMap map = switch (spec.shape()) {
            case OBJECT_OBJECT -> new ToyObjectMap<>(fault, spec);
            case LONG_OBJECT -> new ToyLongObjectMap<>(fault, spec.retention());
            case LONG_LONG -> new ToyLongLongMap(fault, spec.retention());
            case OBJECT_LONG -> new ToyObjectLongMap<>(fault, spec);
        };
        if (spec.audit() != null) {
            ((ToyMap) map).store().hook = new ToyHook(map, spec.audit());
        }
        return spec.cast(map);
    }

    /** Has {@link ToyFault#REMOVE_FORGETS_EVERY_SEVENTH}. */
    public static final class RemoveForgetsEverySeventh extends ToyProvider {
        /** Found by ServiceLoader. */
        public RemoveForgetsEverySeventh() {
            super(ToyFault.REMOVE_FORGETS_EVERY_SEVENTH);
        }
    }

    /** Has {@link ToyFault#WALK_REPEATS}. */
    public static final class WalkRepeats extends ToyProvider {
        /** Found by ServiceLoader. */
        public WalkRepeats() {
            super(ToyFault.WALK_REPEATS);
        }
    }

    /** Has {@link ToyFault#WALK_SHOWS_REMOVED}. */
    public static final class WalkShowsRemoved extends ToyProvider {
        /** Found by ServiceLoader. */
        public WalkShowsRemoved() {
            super(ToyFault.WALK_SHOWS_REMOVED);
        }
    }

    /** Has {@link ToyFault#CLEAR_LEAVES_ONE}. */
    public static final class ClearLeavesOne extends ToyProvider {
        /** Found by ServiceLoader. */
        public ClearLeavesOne() {
            super(ToyFault.CLEAR_LEAVES_ONE);
        }
    }

    /** Has {@link ToyFault#PUT_COUNTS_TOO_EARLY}. */
    public static final class PutCountsTooEarly extends ToyProvider {
        /** Found by ServiceLoader. */
        public PutCountsTooEarly() {
            super(ToyFault.PUT_COUNTS_TOO_EARLY);
        }
    }

    /** Has {@link ToyFault#CHANGES_UNDETECTED}. */
    public static final class ChangesUndetected extends ToyProvider {
        /** Found by ServiceLoader. */
        public ChangesUndetected() {
            super(ToyFault.CHANGES_UNDETECTED);
        }
    }

    /** Has {@link ToyFault#REMOVED_STAY_REACHABLE}. */
    public static final class RemovedStayReachable extends ToyProvider {
        /** Found by ServiceLoader. */
        public RemovedStayReachable() {
            super(ToyFault.REMOVED_STAY_REACHABLE);
        }
    }

    /** Has {@link ToyFault#CLOSE_DOES_NOTHING}. */
    public static final class CloseDoesNothing extends ToyProvider {
        /** Found by ServiceLoader. */
        public CloseDoesNothing() {
            super(ToyFault.CLOSE_DOES_NOTHING);
        }
    }

    /** Has {@link ToyFault#SET_VALUE_REVIVES}. */
    public static final class SetValueRevives extends ToyProvider {
        /** Found by ServiceLoader. */
        public SetValueRevives() {
            super(ToyFault.SET_VALUE_REVIVES);
        }
    }

    /** Has {@link ToyFault#CURSOR_TRUSTS_THE_KEY}. */
    public static final class CursorTrustsTheKey extends ToyProvider {
        /** Found by ServiceLoader. */
        public CursorTrustsTheKey() {
            super(ToyFault.CURSOR_TRUSTS_THE_KEY);
        }
    }

    /** Has {@link ToyFault#BOASTS}. */
    public static final class Boasts extends ToyProvider {
        /** Found by ServiceLoader. */
        public Boasts() {
            super(ToyFault.BOASTS);
        }
    }

    /** Has {@link ToyFault#ZERO_IS_ABSENT}. */
    public static final class ZeroIsAbsent extends ToyProvider {
        /** Found by ServiceLoader. */
        public ZeroIsAbsent() {
            super(ToyFault.ZERO_IS_ABSENT);
        }
    }

    /** Has {@link ToyFault#LEAVES_MARKS}. */
    public static final class LeavesMarks extends ToyProvider {
        /** Found by ServiceLoader. */
        public LeavesMarks() {
            super(ToyFault.LEAVES_MARKS);
        }
    }

    /** Has {@link ToyFault#IGNORES_THE_HASHER}. */
    public static final class IgnoresTheHasher extends ToyProvider {
        /** Found by ServiceLoader. */
        public IgnoresTheHasher() {
            super(ToyFault.IGNORES_THE_HASHER);
        }
    }

    /** Has {@link ToyFault#COMPARES_WITHOUT_THE_HASHER}. */
    public static final class ComparesWithoutTheHasher extends ToyProvider {
        /** Found by ServiceLoader. */
        public ComparesWithoutTheHasher() {
            super(ToyFault.COMPARES_WITHOUT_THE_HASHER);
        }
    }

    /** Has {@link ToyFault#SHOWS_NULL_TO_THE_HASHER}. */
    public static final class ShowsNullToTheHasher extends ToyProvider {
        /** Found by ServiceLoader. */
        public ShowsNullToTheHasher() {
            super(ToyFault.SHOWS_NULL_TO_THE_HASHER);
        }
    }

    /** Has {@link ToyFault#TELLS_CLASSES_APART}. */
    public static final class TellsClassesApart extends ToyProvider {
        /** Found by ServiceLoader. */
        public TellsClassesApart() {
            super(ToyFault.TELLS_CLASSES_APART);
        }
    }

    /** Has {@link ToyFault#ASKS_LATE}. */
    public static final class AsksLate extends ToyProvider {
        /** Found by ServiceLoader. */
        public AsksLate() {
            super(ToyFault.ASKS_LATE);
        }
    }

    /** Has {@link ToyFault#ASKS_TWICE}. */
    public static final class AsksTwice extends ToyProvider {
        /** Found by ServiceLoader. */
        public AsksTwice() {
            super(ToyFault.ASKS_TWICE);
        }
    }

    /** Has {@link ToyFault#CURSOR_ASKS_NOBODY}. */
    public static final class CursorAsksNobody extends ToyProvider {
        /** Found by ServiceLoader. */
        public CursorAsksNobody() {
            super(ToyFault.CURSOR_ASKS_NOBODY);
        }
    }

    /** Has {@link ToyFault#LETS_HOOKS_CHANGE}. */
    public static final class LetsHooksChange extends ToyProvider {
        /** Found by ServiceLoader. */
        public LetsHooksChange() {
            super(ToyFault.LETS_HOOKS_CHANGE);
        }
    }
}

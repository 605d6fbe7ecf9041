package dev.lethe.map.tck.toy;

/** The providers of the toys that have a fault in how they grow, shrink and decay, or under a flood of equal hashes. */
public final class FrugalToys {
    private FrugalToys() {}

    /** Has {@link ToyFault#NEVER_SHRINKS}. */
    public static final class NeverShrinks extends ToyProvider {
        /** Found by ServiceLoader. */
        public NeverShrinks() {
            super(ToyFault.NEVER_SHRINKS);
        }
    }

    /** Has {@link ToyFault#SHRINKS_LATE}. */
    public static final class ShrinksLate extends ToyProvider {
        /** Found by ServiceLoader. */
        public ShrinksLate() {
            super(ToyFault.SHRINKS_LATE);
        }
    }

    /** Has {@link ToyFault#CURSOR_KEEPS_MEMORY}. */
    public static final class CursorKeepsMemory extends ToyProvider {
        /** Found by ServiceLoader. */
        public CursorKeepsMemory() {
            super(ToyFault.CURSOR_KEEPS_MEMORY);
        }
    }

    /** Has {@link ToyFault#THRASHES}. */
    public static final class Thrashes extends ToyProvider {
        /** Found by ServiceLoader. */
        public Thrashes() {
            super(ToyFault.THRASHES);
        }
    }

    /** Has {@link ToyFault#UNDERCUTS_FLOOR}. */
    public static final class UndercutsFloor extends ToyProvider {
        /** Found by ServiceLoader. */
        public UndercutsFloor() {
            super(ToyFault.UNDERCUTS_FLOOR);
        }
    }

    /** Has {@link ToyFault#DECAYS_BELOW_FLOOR}. */
    public static final class DecaysBelowFloor extends ToyProvider {
        /** Found by ServiceLoader. */
        public DecaysBelowFloor() {
            super(ToyFault.DECAYS_BELOW_FLOOR);
        }
    }

    /** Has {@link ToyFault#TRIMS_BELOW_FLOOR}. */
    public static final class TrimsBelowFloor extends ToyProvider {
        /** Found by ServiceLoader. */
        public TrimsBelowFloor() {
            super(ToyFault.TRIMS_BELOW_FLOOR);
        }
    }

    /** Has {@link ToyFault#KEEP_SHRINKS}. */
    public static final class KeepShrinks extends ToyProvider {
        /** Found by ServiceLoader. */
        public KeepShrinks() {
            super(ToyFault.KEEP_SHRINKS);
        }
    }

    /** Has {@link ToyFault#CLEAR_GIVES_BACK}. */
    public static final class ClearGivesBack extends ToyProvider {
        /** Found by ServiceLoader. */
        public ClearGivesBack() {
            super(ToyFault.CLEAR_GIVES_BACK);
        }
    }

    /** Has {@link ToyFault#NEVER_DECAYS}. */
    public static final class NeverDecays extends ToyProvider {
        /** Found by ServiceLoader. */
        public NeverDecays() {
            super(ToyFault.NEVER_DECAYS);
        }
    }

    /** Has {@link ToyFault#DECAYS_AT_ONCE}. */
    public static final class DecaysAtOnce extends ToyProvider {
        /** Found by ServiceLoader. */
        public DecaysAtOnce() {
            super(ToyFault.DECAYS_AT_ONCE);
        }
    }

    /** Has {@link ToyFault#FORGETS_THE_PEAK}. */
    public static final class ForgetsThePeak extends ToyProvider {
        /** Found by ServiceLoader. */
        public ForgetsThePeak() {
            super(ToyFault.FORGETS_THE_PEAK);
        }
    }

    /** Has {@link ToyFault#SHRINK_LOSES_ONE}. */
    public static final class ShrinkLosesOne extends ToyProvider {
        /** Found by ServiceLoader. */
        public ShrinkLosesOne() {
            super(ToyFault.SHRINK_LOSES_ONE);
        }
    }

    /** Has {@link ToyFault#SHRINK_LEAVES_REFERENCES}. */
    public static final class ShrinkLeavesReferences extends ToyProvider {
        /** Found by ServiceLoader. */
        public ShrinkLeavesReferences() {
            super(ToyFault.SHRINK_LEAVES_REFERENCES);
        }
    }

    /** Has {@link ToyFault#DEBT_IS_NEVER_PAID}. */
    public static final class DebtIsNeverPaid extends ToyProvider {
        /** Found by ServiceLoader. */
        public DebtIsNeverPaid() {
            super(ToyFault.DEBT_IS_NEVER_PAID);
        }
    }

    /** Has {@link ToyFault#WALK_STARTS_OVER_ON_SHRINK}. */
    public static final class WalkStartsOverOnShrink extends ToyProvider {
        /** Found by ServiceLoader. */
        public WalkStartsOverOnShrink() {
            super(ToyFault.WALK_STARTS_OVER_ON_SHRINK);
        }
    }

    /** Has {@link ToyFault#WALK_SKIPS_ON_GROWTH}. */
    public static final class WalkSkipsOnGrowth extends ToyProvider {
        /** Found by ServiceLoader. */
        public WalkSkipsOnGrowth() {
            super(ToyFault.WALK_SKIPS_ON_GROWTH);
        }
    }

    /** Has {@link ToyFault#COUNTS_CHANGES_BY_SIZE}. */
    public static final class CountsChangesBySize extends ToyProvider {
        /** Found by ServiceLoader. */
        public CountsChangesBySize() {
            super(ToyFault.COUNTS_CHANGES_BY_SIZE);
        }
    }

    /** Has {@link ToyFault#FLOOD_IS_CUT_OFF}. */
    public static final class FloodIsCutOff extends ToyProvider {
        /** Found by ServiceLoader. */
        public FloodIsCutOff() {
            super(ToyFault.FLOOD_IS_CUT_OFF);
        }
    }

    /** Has {@link ToyFault#FALLBACK_COUNT_STAYS}. */
    public static final class FallbackCountStays extends ToyProvider {
        /** Found by ServiceLoader. */
        public FallbackCountStays() {
            super(ToyFault.FALLBACK_COUNT_STAYS);
        }
    }

    /** Has {@link ToyFault#FLOOD_STAYS_REACHABLE}. */
    public static final class FloodStaysReachable extends ToyProvider {
        /** Found by ServiceLoader. */
        public FloodStaysReachable() {
            super(ToyFault.FLOOD_STAYS_REACHABLE);
        }
    }

    /** Has {@link ToyFault#FLOOD_FORGETS_ON_EXCEPTION}. */
    public static final class FloodForgetsOnException extends ToyProvider {
        /** Found by ServiceLoader. */
        public FloodForgetsOnException() {
            super(ToyFault.FLOOD_FORGETS_ON_EXCEPTION);
        }
    }

    /** Has {@link ToyFault#LOOKUP_ASKS_OTHERS}. */
    public static final class LookupAsksOthers extends ToyProvider {
        /** Found by ServiceLoader. */
        public LookupAsksOthers() {
            super(ToyFault.LOOKUP_ASKS_OTHERS);
        }
    }

    /** Has {@link ToyFault#KEEP_DECAYS}. */
    public static final class KeepDecays extends ToyProvider {
        /** Found by ServiceLoader. */
        public KeepDecays() {
            super(ToyFault.KEEP_DECAYS);
        }
    }

    /** Has {@link ToyFault#MAKES_THE_FLOOR_AT_ONCE}. */
    public static final class MakesTheFloorAtOnce extends ToyProvider {
        /** Found by ServiceLoader. */
        public MakesTheFloorAtOnce() {
            super(ToyFault.MAKES_THE_FLOOR_AT_ONCE);
        }
    }

    /** Has {@link ToyFault#DECAY_LOSES_ONE}. */
    public static final class DecayLosesOne extends ToyProvider {
        /** Found by ServiceLoader. */
        public DecayLosesOne() {
            super(ToyFault.DECAY_LOSES_ONE);
        }
    }

    /** Has {@link ToyFault#GROWTH_ASKS_KEYS}. */
    public static final class GrowthAsksKeys extends ToyProvider {
        /** Found by ServiceLoader. */
        public GrowthAsksKeys() {
            super(ToyFault.GROWTH_ASKS_KEYS);
        }
    }
}

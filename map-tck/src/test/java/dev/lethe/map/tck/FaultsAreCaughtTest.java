package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lethe.map.Capability;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.toy.ToyFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A contract that cannot fail proves nothing: each fault of a toy is caught by a rule, which the right toy keeps. */
class FaultsAreCaughtTest {
    /** The backend that the contracts below look at. */
    private static String backend = "toy";

    private static final Class<?> ANY = LongLong.class;

    /** A fault, the contract that is run on it, and the rule that catches it. */
    private record Catch(ToyFault fault, Class<?> contract, String rule) {}

    private static final List<Catch> CATCHES = List.of(
            new Catch(ToyFault.REMOVE_FORGETS_EVERY_SEVENTH, ANY, "allKeysCanBeRemovedInAnyOrder"),
            new Catch(ToyFault.WALK_REPEATS, ANY, "walksWithRandomChangesKeepTheirPromises"),
            new Catch(ToyFault.WALK_REPEATS, ANY, "entriesPresentThroughoutAreSeenOnceWhileTheMapGrows"),
            new Catch(ToyFault.WALK_SHOWS_REMOVED, ANY, "walkThatRemovesAllOthersEndsAfterOneEntry"),
            new Catch(ToyFault.WALK_SHOWS_REMOVED, Objects.class, "walksWithRandomChangesKeepTheirPromises"),
            new Catch(ToyFault.WALK_SHOWS_REMOVED, ANY, "walkEndsAfterClear"),
            new Catch(ToyFault.CLEAR_LEAVES_ONE, ANY, "clearedMapHasNoEntry"),
            new Catch(
                    ToyFault.PUT_COUNTS_TOO_EARLY,
                    Objects.class,
                    "singleKeyOperationThatThrowsAtAnyCallLeavesTheMapAsItWas"),
            new Catch(ToyFault.CHANGES_UNDETECTED, ANY, "functionThatChangesTheMapIsDetected"),
            new Catch(ToyFault.REMOVED_STAY_REACHABLE, Objects.class, "removedEntriesAreNotReachable"),
            new Catch(ToyFault.REMOVED_STAY_REACHABLE, LongObject.class, "removedEntriesAmongOthersAreNotReachable"),
            new Catch(ToyFault.REMOVED_STAY_REACHABLE, ObjectLong.class, "bulkRemovedEntriesAreNotReachable"),
            new Catch(ToyFault.CLOSE_DOES_NOTHING, ANY, "everyOperationAfterCloseIsRefused"),
            new Catch(ToyFault.CLOSE_DOES_NOTHING, Objects.class, "viewsCursorsAndIteratorsOfAClosedMapRefuse"),
            new Catch(ToyFault.SET_VALUE_REVIVES, ANY, "cursorRefusesAnEntryRemovedInAnyWay"),
            new Catch(ToyFault.CURSOR_TRUSTS_THE_KEY, Objects.class, "changedKeysHarmNoOtherAndLeaveByCursor"),
            new Catch(ToyFault.CURSOR_TRUSTS_THE_KEY, ObjectLong.class, "changedKeysLeaveByIterator"),
            new Catch(ToyFault.BOASTS, ANY, "backendSaysWhatItCanDo"),
            new Catch(ToyFault.BOASTS, ANY, "unsupportedCapabilityIsRefused"),
            new Catch(ToyFault.ZERO_IS_ABSENT, ANY, "getOrDefaultTellsNothingFromAbsent"),
            new Catch(ToyFault.ZERO_IS_ABSENT, LongObject.class, "containsKeyTellsNothingFromAbsent"),
            new Catch(ToyFault.ZERO_IS_ABSENT, ObjectLong.class, "absentKeyCountsAsZeroInSums"),
            new Catch(ToyFault.LEAVES_MARKS, Frugal.class, "churnAtConstantSizeLeavesNoTrace"),
            new Catch(ToyFault.LEAVES_MARKS, Frugal.class, "emptiedMapIsAsNew"),
            new Catch(ToyFault.NEVER_SHRINKS, ANY, "memoryComesBackAsEntriesLeaveInRandomOrder"),
            new Catch(ToyFault.NEVER_SHRINKS, ANY, "memoryComesBackAsEntriesLeaveWhateverTheKeysAreLike"),
            new Catch(ToyFault.NEVER_SHRINKS, ANY, "shrinkIsTheDefault"),
            new Catch(ToyFault.SHRINKS_LATE, ANY, "memoryComesBackAsEntriesLeaveInTheOrderOfAWalk"),
            new Catch(ToyFault.SHRINKS_LATE, ANY, "memoryOfLargeMapsComesBackAsEntriesLeave"),
            new Catch(ToyFault.SHRINKS_LATE, ANY, "memoryComesBackUnderTheWalkThatRemoves"),
            new Catch(ToyFault.CURSOR_KEEPS_MEMORY, ANY, "memoryComesBackUnderTheWalkThatRemoves"),
            new Catch(ToyFault.CURSOR_KEEPS_MEMORY, ANY, "memoryComesBackAsEntriesLeaveInRandomOrder"),
            new Catch(ToyFault.SHRINK_LOSES_ONE, ANY, "memoryComesBackAsEntriesLeaveInRandomOrder"),
            new Catch(ToyFault.SHRINK_LOSES_ONE, ANY, "mapThatShrankGrowsAgainAsAFreshOne"),
            new Catch(ToyFault.THRASHES, ANY, "oneKeyThatComesAndGoesAtABoundaryDoesNotThrash"),
            new Catch(ToyFault.THRASHES, ANY, "blockThatComesAndGoesAtABoundaryDoesNotThrash"),
            new Catch(ToyFault.CLEAR_GIVES_BACK, ANY, "clearAndRefillDoNotThrash"),
            new Catch(ToyFault.UNDERCUTS_FLOOR, ANY, "floorIsNotUndercutByRemovals"),
            new Catch(ToyFault.DECAYS_BELOW_FLOOR, ANY, "floorIsNotUndercutByClearAndDecay"),
            new Catch(ToyFault.TRIMS_BELOW_FLOOR, ANY, "floorIsNotUndercutByTrim"),
            new Catch(ToyFault.MAKES_THE_FLOOR_AT_ONCE, ANY, "floorIsNotMadeBeforeItIsNeeded"),
            new Catch(ToyFault.KEEP_SHRINKS, ANY, "keepGivesNothingBackUntilTrim"),
            new Catch(ToyFault.KEEP_DECAYS, ANY, "keepDoesNotDecay"),
            new Catch(ToyFault.CLEAR_GIVES_BACK, ANY, "capacityStaysWhileCyclesUseIt"),
            new Catch(ToyFault.FORGETS_THE_PEAK, ANY, "capacityStaysWhileOneOfTwoCyclesUsesIt"),
            new Catch(ToyFault.NEVER_DECAYS, ANY, "capacityDecaysToWhatCyclesUse"),
            new Catch(ToyFault.DECAYS_AT_ONCE, ANY, "capacityDecaysToWhatCyclesUse"),
            new Catch(ToyFault.NEVER_DECAYS, ANY, "decayGoesOnWithWritesOfEveryKind"),
            new Catch(ToyFault.DECAY_LOSES_ONE, ANY, "entriesSurviveTheDecay"),
            new Catch(ToyFault.SHRINK_LEAVES_REFERENCES, Objects.class, "entriesThatMovedInShrinkingAreReachableOnce"),
            new Catch(
                    ToyFault.SHRINK_LEAVES_REFERENCES,
                    LongObject.class,
                    "entriesThatLeftBeforeOrDuringShrinkingAreNotReachable"),
            new Catch(
                    ToyFault.SHRINK_LEAVES_REFERENCES,
                    ObjectLong.class,
                    "entriesThatWentThroughManyGrowthsAndShrinksAreReachableOnce"),
            new Catch(
                    ToyFault.REMOVED_STAY_REACHABLE, Objects.class, "copiedEntriesAreReachableFromTheMapsThatHaveThem"),
            new Catch(ToyFault.DEBT_IS_NEVER_PAID, Objects.class, "entriesThatDecayedAreNotReachable"),
            new Catch(ToyFault.DEBT_IS_NEVER_PAID, LongObject.class, "debtOfALargeMapIsPaidByWritesOfEveryKind"),
            new Catch(ToyFault.DEBT_IS_NEVER_PAID, ObjectLong.class, "laterMutationsPayTheDebt"),
            new Catch(ToyFault.FLOOD_STAYS_REACHABLE, Objects.class, "entriesOfAFloodAreNotReachableOnceTheyLeft"),
            new Catch(ToyFault.WALK_STARTS_OVER_ON_SHRINK, ANY, "walksKeepTheirPromisesWhileTheMapShrinksAndGrows"),
            new Catch(ToyFault.WALK_STARTS_OVER_ON_SHRINK, ANY, "walkThatRemovesMostOfWhatItReachesSeesAll"),
            new Catch(ToyFault.WALK_STARTS_OVER_ON_SHRINK, ANY, "pausedCursorsGoOnAfterTheMapShrankAndGrew"),
            new Catch(ToyFault.WALK_SKIPS_ON_GROWTH, ANY, "walksKeepTheirPromisesWhileTheMapShrinksAndGrows"),
            new Catch(ToyFault.WALK_SHOWS_REMOVED, ANY, "currentEntryOfACursorIsRefusedOrShownAfterShrinking"),
            new Catch(
                    ToyFault.PUT_COUNTS_TOO_EARLY,
                    Objects.class,
                    "singleKeyOperationThatThrowsAtAnyCallLeavesAShrunkMapAsItWas"),
            new Catch(ToyFault.SHRINK_LOSES_ONE, ANY, "removalOfMostThatThrowsAtAnyEntryLosesNoOther"),
            new Catch(ToyFault.WALK_REPEATS, ANY, "functionThatThrowsAtAnyEntryOfAViewChangesOnlyWholeEntries"),
            new Catch(ToyFault.COUNTS_CHANGES_BY_SIZE, ANY, "functionWhoseChangesResizeTheMapIsDetected"),
            new Catch(ToyFault.FLOOD_IS_CUT_OFF, Objects.class, "keysOfAFloodAreFoundAndRemovedAndPutAgain"),
            new Catch(ToyFault.FALLBACK_COUNT_STAYS, ObjectLong.class, "keysOfAFloodAreFoundAndRemovedAndPutAgain"),
            new Catch(
                    ToyFault.FLOOD_IS_CUT_OFF, ObjectLong.class, "floodIsClearedTrimmedReservedAndMovesAsOtherKeysDo"),
            new Catch(
                    ToyFault.WALK_STARTS_OVER_ON_SHRINK,
                    Objects.class,
                    "walksOverAFloodKeepTheirPromisesWhileItLeaves"),
            new Catch(
                    ToyFault.FLOOD_FORGETS_ON_EXCEPTION,
                    Objects.class,
                    "faultyKeysInAFloodHarmNoOtherAndLeaveByCursor"),
            new Catch(ToyFault.TELLS_CLASSES_APART, Objects.class, "keysOfAFloodAreFoundByEqualKeysOfOtherClasses"),
            new Catch(ToyFault.GROWTH_ASKS_KEYS, Objects.class, "siblingsOfChangedKeysAreFoundThroughout"),
            new Catch(ToyFault.GROWTH_ASKS_KEYS, ObjectLong.class, "changedKeysHarmNoOtherAndLeaveByCursor"),
            new Catch(ToyFault.LOOKUP_ASKS_OTHERS, FrugalObjects.class, "copyInTheOrderOfAWalkCostsAFewCallsAnEntry"),
            new Catch(ToyFault.ASKS_LATE, ANY, "vetoLeavesTheMapAsItWas"),
            new Catch(ToyFault.ASKS_LATE, Objects.class, "vetoEndsABulkOperationBetweenEntries"),
            new Catch(ToyFault.ASKS_TWICE, ANY, "hookSeesWhatRandomCommandsDo"),
            new Catch(ToyFault.ASKS_TWICE, ObjectLong.class, "hookCountsEntriesThatComeStayAndLeave"),
            new Catch(ToyFault.CURSOR_ASKS_NOBODY, LongObject.class, "hookSeesWhatRandomCommandsDo"),
            new Catch(ToyFault.ASKS_LATE, ANY, "frozenMapStaysAsItIsWhateverWouldChangeIt"),
            new Catch(ToyFault.CURSOR_ASKS_NOBODY, Objects.class, "frozenMapStaysAsItIsWhateverWouldChangeIt"),
            new Catch(ToyFault.ASKS_TWICE, LongObject.class, "sampleHasKeyAndValuesOfEachMutation"),
            new Catch(ToyFault.LETS_HOOKS_CHANGE, ANY, "hookThatChangesTheMapIsDetected"),
            new Catch(
                    ToyFault.IGNORES_THE_HASHER, Objects.class, "randomChangesAreThoseOfAMapThatComparesInTheSameWay"),
            new Catch(ToyFault.IGNORES_THE_HASHER, ObjectLong.class, "removeAllOfKeysGoesByTheHasherWhicheverIsLarger"),
            new Catch(
                    ToyFault.IGNORES_THE_HASHER, Objects.class, "keyThatTheHasherDoesNotTakeIsRefusedAndHarmsNothing"),
            new Catch(
                    ToyFault.COMPARES_WITHOUT_THE_HASHER,
                    ObjectLong.class,
                    "randomChangesAreThoseOfAMapThatComparesInTheSameWay"),
            new Catch(
                    ToyFault.COMPARES_WITHOUT_THE_HASHER,
                    Objects.class,
                    "removeAllOfEntriesGoesByTheHasherWhicheverIsLarger"),
            new Catch(
                    ToyFault.COMPARES_WITHOUT_THE_HASHER,
                    Objects.class,
                    "entriesLeaveByIteratorAndByTheKeysThatItShowed"),
            new Catch(ToyFault.COMPARES_WITHOUT_THE_HASHER, Objects.class, "keysAndEntriesAreContainedByTheHasher"),
            new Catch(ToyFault.IGNORES_THE_HASHER, ObjectLong.class, "equalsGoesByTheOtherMap"),
            new Catch(ToyFault.SHOWS_NULL_TO_THE_HASHER, Objects.class, "nullIsNotShownToTheHasher"));

    /** Faults that lists of random commands find; the others are seen only by looking at memory, or after close. */
    private static final Set<ToyFault> FOUND_BY_COMMANDS = EnumSet.of(
            ToyFault.REMOVE_FORGETS_EVERY_SEVENTH,
            ToyFault.WALK_REPEATS,
            ToyFault.WALK_SHOWS_REMOVED,
            ToyFault.CLEAR_LEAVES_ONE,
            ToyFault.CHANGES_UNDETECTED,
            ToyFault.SET_VALUE_REVIVES,
            ToyFault.CURSOR_TRUSTS_THE_KEY,
            ToyFault.ZERO_IS_ABSENT,
            ToyFault.SHRINK_LOSES_ONE,
            ToyFault.DECAY_LOSES_ONE,
            ToyFault.UNDERCUTS_FLOOR,
            ToyFault.DECAYS_BELOW_FLOOR,
            ToyFault.WALK_SKIPS_ON_GROWTH,
            ToyFault.ASKS_LATE,
            ToyFault.CURSOR_ASKS_NOBODY);

    @TestFactory
    Stream<DynamicTest> eachFaultIsCaughtByItsRule() {
        return CATCHES.stream()
                .map(one -> dynamicTest(one.fault + " by " + one.rule, () -> {
                    assertThat(failures(ToyFault.NONE, one))
                            .as("on the right toy")
                            .isEmpty();
                    assertThat(failures(one.fault, one)).as("on the faulty toy").isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultHasARule() {
        return Stream.of(ToyFault.values())
                .filter(fault -> fault != ToyFault.NONE)
                .map(fault -> dynamicTest(
                        fault.name(),
                        () -> assertThat(CATCHES.stream().map(Catch::fault)).contains(fault)));
    }

    @TestFactory
    Stream<DynamicTest> randomCommandsFindFaults() {
        return FOUND_BY_COMMANDS.stream()
                .map(fault -> dynamicTest(fault.name(), () -> {
                    CommandRunner runner = new CommandRunner(new MapSource(fault.backend(), Shape.OBJECT_OBJECT));
                    for (int i = 0; i < 200; i++) {
                        try {
                            runner.run(CommandReader.random(new Random(i), 60));
                        } catch (AssertionError found) {
                            assertThat(found)
                                    .hasMessageContaining(fault.backend())
                                    .hasMessageContaining("script ");
                            return;
                        }
                    }
                    throw new AssertionError("No list of commands found " + fault);
                }));
    }

    /** Rules that the toy breaks by its nature: it allocates with each entry, grows as a whole, and asks equal hashes in a row. */
    @TestFactory
    Stream<DynamicTest> costIsSeen() {
        return Stream.of(
                        new Catch(ToyFault.NONE, Frugal.class, "clearThenRefillOfTenAllocatesNothing"),
                        new Catch(ToyFault.NONE, Frugal.class, "blockAtABoundaryAllocatesNothing"),
                        new Catch(
                                ToyFault.BOASTS,
                                Frugal.class,
                                "noSingleOperationAllocatesMoreThanTwoTablesAndADirectory"),
                        new Catch(
                                ToyFault.NONE,
                                FrugalObjects.class,
                                "floodOfComparableKeysCostsAtMostThreeTimesAHashMap"),
                        new Catch(
                                ToyFault.LOOKUP_ASKS_OTHERS,
                                FrugalObjects.class,
                                "floodOfKeysThatCannotBeComparedCostsAtMostThreeTimesAHashMap"))
                .map(one -> dynamicTest(
                        one.rule, () -> assertThat(failures(one.fault, one)).hasSize(1)));
    }

    private static List<Throwable> failures(ToyFault fault, Catch one) {
        backend = fault.backend();
        return Launched.failures(one.contract, one.rule);
    }

    /** The contracts on the backend above; selected one by one, not found by the build. */
    static class LongLong extends LongLongMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.AUDIT);
        }
    }

    static class Objects extends ObjectMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }

    static class LongObject extends LongObjectMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }

    static class ObjectLong extends ObjectLongMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }

    static class FrugalObjects extends FrugalMapContract {
        FrugalObjects() {
            super(Shape.OBJECT_OBJECT);
        }

        @Override
        protected String backend() {
            return backend;
        }
    }

    static class Frugal extends FrugalMapContract {
        Frugal() {
            super(Shape.LONG_LONG);
        }

        @Override
        protected String backend() {
            return backend;
        }
    }
}

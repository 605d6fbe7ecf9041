package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.pool.PoolFault;
import dev.lethe.map.tck.pool.ToyPool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of pools can fail, too: each fault of a toy pool is caught by a rule, which the right toy keeps. */
class PoolFaultsAreCaughtTest {
    /** What the pool below does wrong. */
    private static PoolFault planted = PoolFault.NONE;

    private record Catch(PoolFault fault, Class<?> contract, String rule) {
        Catch(PoolFault fault, String rule) {
            this(fault, Longs.class, rule);
        }
    }

    private static final List<Catch> CATCHES = List.of(
            new Catch(PoolFault.TWO_OWNERS, "leasedMapsDoNotTouchEachOther"),
            new Catch(PoolFault.TWO_OWNERS, "mapHasOneOwnerAndComesEmpty"),
            new Catch(PoolFault.TWO_OWNERS, "exceptionsInHalfOfTheLeasesLoseNoMap"),
            new Catch(PoolFault.NOT_CLEARED, "leasedMapIsEmptyWhateverItsLastOwnerDid"),
            new Catch(PoolFault.NOT_CLEARED, "mapHasOneOwnerAndComesEmpty"),
            new Catch(PoolFault.CLEARED_LAZILY, Objects.class, "returnedMapHoldsNoReference"),
            new Catch(PoolFault.BUDGET_EXCEEDED, "budgetIsNeverExceeded"),
            new Catch(PoolFault.BUDGET_EXCEEDED, "budgetOfNothingKeepsNothing"),
            new Catch(PoolFault.BUDGET_RACES, "budgetIsNeverExceededByManyThreads"),
            new Catch(PoolFault.COUNTS_MAPS_NOT_BYTES, "idleMapsAreCountedAsTheirBackendCounts"),
            new Catch(PoolFault.STALE_WORKS, "closedLeaseRefuses"),
            new Catch(PoolFault.ABA, "staleMapRefusesAlsoWhenTheSameMapIsLentAgain"),
            new Catch(PoolFault.PARTS_WORK, "partsOfAStaleMapRefuse"),
            new Catch(PoolFault.PARTS_WORK, "walkEndsWhenTheLeaseIsClosedOnTheWay"),
            new Catch(PoolFault.RETURNS_TWICE, "doubleReturnDoesNothing"),
            new Catch(PoolFault.LEASE_IS_REUSED, "leaseAndMapAreNewObjectsEachTime"),
            new Catch(PoolFault.CLOSE_IS_PASSED_ON, "closeOfTheMapReturnsTheLease"),
            new Catch(PoolFault.NEVER_REUSES, "mapsAreUsedAgain"),
            new Catch(PoolFault.MIXES_GENERATIONS, "generationsAreKeptApart"),
            new Catch(PoolFault.KEEPS_GIANTS, "mapThatGrewFarBeyondTheUsualIsNotKeptLarge"),
            new Catch(PoolFault.TRIMS_ALL, "mapsOfTheUsualSizeKeepTheirRoom"),
            new Catch(PoolFault.LOSES_LEAKS, "everyPlantedLeakIsReportedOnceWithWhereItWasTaken"),
            new Catch(PoolFault.LOSES_LEAKS, "leaksAreCountedWithoutTracking"),
            new Catch(PoolFault.FORGETS_WHERE, "everyPlantedLeakIsReportedOnceWithWhereItWasTaken"),
            new Catch(PoolFault.REPORTS_CLOSED, "everyPlantedLeakIsReportedOnceWithWhereItWasTaken"));

    @TestFactory
    Stream<DynamicTest> eachFaultIsCaughtByItsRule() {
        return CATCHES.stream()
                .map(one -> dynamicTest(one.fault + " by " + one.rule, () -> {
                    planted = PoolFault.NONE;
                    assertThat(Launched.failures(one.contract, one.rule))
                            .as("on the right pool")
                            .isEmpty();
                    planted = one.fault;
                    assertThat(Launched.failures(one.contract, one.rule))
                            .as("on the faulty pool")
                            .isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFaultHasARule() {
        return Stream.of(PoolFault.values())
                .filter(fault -> fault != PoolFault.NONE)
                .map(fault -> dynamicTest(
                        fault.name(),
                        () -> assertThat(CATCHES.stream().map(Catch::fault)).contains(fault)));
    }

    /** The contract on toy maps in the toy pool; selected by the tests above, not found by the build. */
    static class Longs extends PoolContract {
        Longs() {
            super(Shape.LONG_LONG);
        }

        @Override
        protected String backend() {
            return "toy";
        }

        @Override
        protected PoolSubject pool(long limitBytes, boolean tracked) {
            return new ToyPool(planted, limitBytes, tracked);
        }
    }

    static class Objects extends PoolContract {
        Objects() {
            super(Shape.OBJECT_OBJECT);
        }

        @Override
        protected String backend() {
            return "toy";
        }

        @Override
        protected PoolSubject pool(long limitBytes, boolean tracked) {
            return new ToyPool(planted, limitBytes, tracked);
        }
    }
}

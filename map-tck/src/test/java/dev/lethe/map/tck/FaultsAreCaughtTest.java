package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lethe.map.Capability;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.toy.ToyFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

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
            new Catch(ToyFault.LEAVES_MARKS, Frugal.class, "emptiedMapIsAsNew"));

    /** Faults that lists of random commands find; the others are seen only by looking at memory, or after close. */
    private static final Set<ToyFault> FOUND_BY_COMMANDS = EnumSet.of(
            ToyFault.REMOVE_FORGETS_EVERY_SEVENTH,
            ToyFault.WALK_REPEATS,
            ToyFault.WALK_SHOWS_REMOVED,
            ToyFault.CLEAR_LEAVES_ONE,
            ToyFault.CHANGES_UNDETECTED,
            ToyFault.SET_VALUE_REVIVES,
            ToyFault.CURSOR_TRUSTS_THE_KEY,
            ToyFault.ZERO_IS_ABSENT);

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
                .map(fault ->
                        dynamicTest(fault.name(), () -> assertThat(CATCHES).anyMatch(one -> one.fault == fault)));
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

    @TestFactory
    Stream<DynamicTest> allocationIsSeen() {
        // the toy allocates with each entry it adds, as java.util.HashMap does
        Catch allocation = new Catch(ToyFault.NONE, Frugal.class, "clearThenRefillOfTenAllocatesNothing");
        return Stream.of(dynamicTest(
                allocation.rule,
                () -> assertThat(failures(ToyFault.NONE, allocation)).hasSize(1)));
    }

    private static List<Throwable> failures(ToyFault fault, Catch one) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(one.contract))
                .filters((PostDiscoveryFilter)
                        test -> FilterResult.includedIf(!(test.getSource().orElse(null) instanceof MethodSource method)
                                || method.getMethodName().equals(one.rule)))
                .build();
        List<Throwable> failures = new ArrayList<>();
        List<String> run = new ArrayList<>();
        backend = fault.backend();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    run.add(test.getDisplayName());
                }
                result.getThrowable().ifPresent(failures::add);
            }
        });
        assertThat(run).as("rules with the name " + one.rule).hasSize(1);
        return failures;
    }

    /** The contracts on the backend above; selected one by one, not found by the build. */
    static class LongLong extends LongLongMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of();
        }
    }

    static class Objects extends ObjectMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.NULLS);
        }
    }

    static class LongObject extends LongObjectMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.NULLS);
        }
    }

    static class ObjectLong extends ObjectLongMapContract {
        @Override
        protected String backend() {
            return backend;
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.NULLS);
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

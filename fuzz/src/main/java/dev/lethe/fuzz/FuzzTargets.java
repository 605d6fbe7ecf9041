package dev.lethe.fuzz;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.MapSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * All targets, for the tests of a backend: a class of its own extends this one, and has nothing in it.
 *
 * <p>Every backend that ServiceLoader finds is fuzzed, with every shape and capability that it says it has; {@code
 * -Dlethe.fuzz.backend=NAME,NAME} leaves those. An ordinary build runs the stored inputs that come with this class, and those of the subclass,
 * {@code src/test/resources/PACKAGE/CLASSInputs/METHOD/}. With the environment variable {@code JAZZER_FUZZ=1} Jazzer searches, one method a
 * run ({@code -Dtest=CLASS#METHOD}), and puts what it finds into that folder, if there is one. It is guided by the coverage of the
 * classes that {@code -Djazzer.instrument=com.example.**} names.
 *
 * <p>A target that has nothing to run on is reported as skipped, with the reason: see {@link Target#leftOut()}. When there is no backend
 * at all, all of them fail.
 */
public abstract class FuzzTargets {
    /** For subclasses. */
    protected FuzzTargets() {}

    /**
     * Each input that is stored with the targets; scripts on all maps, whichever they choose.
     *
     * @return a container a target, in it a test an input and map
     */
    @TestFactory
    public Stream<DynamicContainer> storedInputs() {
        return Stream.of(Target.values())
                .map(target -> DynamicContainer.dynamicContainer(target.name(), tests(target)));
    }

    private static Stream<DynamicNode> tests(Target target) {
        String leftOut = target.leftOut();
        if (leftOut != null) {
            return Stream.of(dynamicTest("left out", () -> assumeTrue(false, leftOut)));
        }
        Map<String, byte[]> inputs = StoredInputs.of(target);
        Stream<DynamicNode> asChosen = inputs.entrySet().stream()
                .map(input -> dynamicTest(input.getKey(), () -> target.run(input.getValue())));
        return target == Target.COMMANDS ? Stream.concat(asChosen, onAllMaps(inputs)) : asChosen;
    }

    private static Stream<DynamicNode> onAllMaps(Map<String, byte[]> inputs) {
        return Sources.all().stream()
                .flatMap(source -> inputs.entrySet().stream()
                        .map(input -> dynamicTest(
                                source.backend() + " " + source.shape() + " " + input.getKey(),
                                () -> run(source, input.getValue()))));
    }

    private static void run(MapSource source, byte[] input) {
        Sources.runner(source).run(CommandReader.read(input, Sources.HEADER));
    }

    /**
     * {@link Target#COMMANDS}.
     *
     * @param input any bytes
     */
    @FuzzTest(maxDuration = "60s")
    public void commandsGiveTheAnswersOfTheModel(byte[] input) {
        Target.COMMANDS.run(input);
    }

    /**
     * {@link Target#AGREEMENT}.
     *
     * @param input any bytes
     */
    @EnabledIf(
            value = "dev.lethe.fuzz.FuzzTargets#backendsCanAgree",
            disabledReason = "No shape has two backends that are fuzzed, so there is nothing to agree with.")
    @FuzzTest(maxDuration = "60s")
    public void commandsEndAlikeOnAllBackends(byte[] input) {
        Target.AGREEMENT.run(input);
    }

    /**
     * {@link Target#SCARCITY}.
     *
     * @param input any bytes
     */
    @EnabledIf(
            value = "dev.lethe.fuzz.FuzzTargets#allocationsCanFail",
            disabledReason =
                    "No backend that is fuzzed has a BackendDoor by which its allocations can be made to fail.")
    @FuzzTest(maxDuration = "60s")
    public void failedAllocationsChangeNothing(byte[] input) {
        Target.SCARCITY.run(input);
    }

    /**
     * {@link Target#POOL}.
     *
     * @param input any bytes
     */
    @FuzzTest(maxDuration = "60s")
    public void leasesAreExclusiveAndEmpty(byte[] input) {
        Target.POOL.run(input);
    }

    /**
     * {@link Target#NEIGHBOURS}.
     *
     * @param input any bytes
     */
    @FuzzTest(maxDuration = "60s")
    public void mapsDoNotTouchEachOther(byte[] input) {
        Target.NEIGHBOURS.run(input);
    }

    /**
     * {@link Target#SELECTION}.
     *
     * @param input any bytes
     */
    @FuzzTest(maxDuration = "60s")
    public void selectionKeepsWhatItPromises(byte[] input) {
        Target.SELECTION.run(input);
    }

    static boolean backendsCanAgree() {
        return Target.AGREEMENT.leftOut() == null;
    }

    static boolean allocationsCanFail() {
        return Target.SCARCITY.leftOut() == null;
    }
}

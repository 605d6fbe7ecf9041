package dev.lethe.fuzz;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.NeighboursRunner;
import dev.lethe.map.tck.PoolRunner;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is fuzzed. Each takes any bytes, and throws when something is wrong. The first byte chooses the backend and the second the shape
 * where there is a choice; the seeds of maps come from the input, too. {@link FuzzTargets} has a method for each.
 */
public enum Target {
    /** A script on one map and its model. */
    COMMANDS("MapCommands") {
        @Override
        void execute(byte[] input) {
            Sources.runner(Sources.chosen(input)).run(CommandReader.read(input, Sources.HEADER));
        }
    },

    /** A script on one map of each backend: all end with the same entries. */
    AGREEMENT("Agreement") {
        @Override
        void execute(byte[] input) {
            Shape shape = Sources.shape(input);
            CommandScript script = CommandReader.read(input, Sources.HEADER);
            List<MapSource> sources = Sources.alike(shape);
            long first = Sources.runner(sources.get(0)).checksum(script);
            for (MapSource source : sources.subList(1, sources.size())) {
                long other = Sources.runner(source).checksum(script);
                if (other != first) {
                    throw new AssertionError(
                            source + " ended with other entries than " + sources.get(0) + ".\n" + script.describe());
                }
            }
        }

        @Override
        public @Nullable String leftOut() {
            boolean two = Sources.all().stream()
                    .anyMatch(source -> Sources.alike(source.shape()).size() > 1);
            return two ? null : "No shape has two backends that are fuzzed, so there is nothing to agree with.";
        }
    },

    /** A script on a map whose allocations are made to fail. */
    SCARCITY("Scarcity") {
        @Override
        void execute(byte[] input) {
            ScarceMaps.run(input);
        }

        @Override
        public @Nullable String leftOut() {
            return ScarceMaps.doors().isEmpty()
                    ? "No backend that is fuzzed has a BackendDoor by which its allocations can be made to fail."
                    : null;
        }
    },

    /** A program on a pool. */
    POOL("Pool") {
        @Override
        void execute(byte[] input) {
            MapSource source = Sources.chosen(input);
            new PoolRunner(source, Sources.longFloods())
                    .lookingAtEnd(map -> Sources.checkRetained(source.backend(), map))
                    .run(input, Sources.HEADER);
        }
    },

    /** A program on several maps of all backends, among them those off the heap, up to their limit. */
    NEIGHBOURS("Neighbours") {
        @Override
        void execute(byte[] input) {
            new NeighboursRunner(Sources.alike(Sources.neighbouring(input)), Held::now, Sources.longFloods())
                    .lookingAtEnd(Sources::checkRetained)
                    .run(input, Sources.HEADER);
        }
    },

    /** What a builder is told, and which backend that selects. */
    SELECTION("Selection") {
        @Override
        void execute(byte[] input) {
            Selections.run(input);
        }
    };

    private final String inputs;

    Target(String inputs) {
        this.inputs = inputs + "FuzzTestInputs";
    }

    abstract void execute(byte[] input);

    /** The folder of the stored inputs, beside this class. */
    String inputs() {
        return inputs;
    }

    /**
     * Says why this target has nothing to run on with the backends that are found.
     *
     * @return a sentence; null when the target can run
     */
    public @Nullable String leftOut() {
        return null;
    }

    /**
     * Runs an input, and checks that backends with a {@link BackendDoor} hold nothing more than before.
     *
     * @param input any bytes
     * @throws AssertionError when something is wrong
     * @throws IllegalStateException in a search under JUnit of which Jazzer was not told what classes to watch
     */
    public void run(byte[] input) {
        Instrumented.checkSearch();
        long seed = Arrays.hashCode(input);
        Doors.ALL.forEach(door -> door.begin(seed));
        Held before = Held.now();
        execute(input);
        Held.now().checkNothingLeftSince(before);
    }
}

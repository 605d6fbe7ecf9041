package dev.lethe.fuzz;

import dev.lethe.lab.LabInput;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.NeighboursRunner;
import dev.lethe.map.tck.PoolRunner;
import java.util.Arrays;
import java.util.List;

/**
 * What is fuzzed. Each takes any bytes, and throws when something is wrong. The first byte chooses the backend and the second the shape
 * where there is a choice; the seeds of maps come from the input, too.
 *
 * <p>Each has a class whose name ends in FuzzTest, for JUnit; {@link Fuzzer} runs them under Jazzer alone, and {@link Replay} one input
 * without it.
 */
public enum Target {
    /** A script on one map and its model. */
    COMMANDS {
        @Override
        void execute(byte[] input) {
            new CommandRunner(Sources.chosen(input)).run(CommandReader.read(input, Sources.HEADER));
        }
    },

    /** A script on one map of each backend: all end with the same entries. */
    AGREEMENT {
        @Override
        void execute(byte[] input) {
            Shape shape = Sources.shape(input);
            CommandScript script = CommandReader.read(input, Sources.HEADER);
            List<MapSource> sources = Sources.alike(shape);
            long first = new CommandRunner(sources.get(0)).checksum(script);
            for (MapSource source : sources.subList(1, sources.size())) {
                long other = new CommandRunner(source).checksum(script);
                if (other != first) {
                    throw new AssertionError(
                            source + " ended with other entries than " + sources.get(0) + ".\n" + script.describe());
                }
            }
        }
    },

    /** A script on a map whose allocations are made to fail. */
    SCARCITY {
        @Override
        void execute(byte[] input) {
            ScarceMaps.run(input);
        }
    },

    /** A program on a pool. */
    POOL {
        @Override
        void execute(byte[] input) {
            new PoolRunner(Sources.chosen(input)).run(input, Sources.HEADER);
        }
    },

    /** A program on several maps of all backends, among them those off the heap, up to their limit. */
    NEIGHBOURS {
        @Override
        void execute(byte[] input) {
            new NeighboursRunner(Sources.alike(Sources.shape(input)), NativeState::now).run(input, Sources.HEADER);
        }
    },

    /** What a builder is told, and which backend that selects. */
    SELECTION {
        @Override
        void execute(byte[] input) {
            Selections.run(input);
        }
    },

    /** The lab's file of keys. */
    LAB_INPUT {
        @Override
        void execute(byte[] input) {
            LabInput.run(input);
        }
    },

    /** All of these: the first byte chooses one, and the others are its input. */
    ANY {
        @Override
        void execute(byte[] input) {
            Target[] others = values();
            int chosen = input.length == 0 ? 0 : (input[0] & 0xff) % (others.length - 1);
            others[chosen].execute(input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length));
        }
    };

    abstract void execute(byte[] input);

    /**
     * Runs an input, and checks that nothing is left of it in native memory.
     *
     * @param input any bytes
     * @throws AssertionError when something is wrong
     */
    public void run(byte[] input) {
        NativeState before = NativeState.now();
        execute(input);
        NativeState.now().checkNothingLeftSince(before);
    }
}

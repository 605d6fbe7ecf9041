package dev.lethe.fuzz;

import java.util.Locale;

/** The entry of Jazzer where it runs alone, see {@code fuzz/run}: its one argument names the {@link Target}. */
public final class Fuzzer {
    private static Target target = Target.ANY;
    private static long runs;

    private Fuzzer() {}

    /**
     * Called once before the first input.
     *
     * @param arguments the name of the target
     */
    public static void fuzzerInitialize(String[] arguments) {
        target = target(arguments.length == 0 ? "any" : arguments[0]);
        if (target != Target.SELECTION && target != Target.LAB_INPUT) {
            System.err.println("fuzzing " + target + " on " + Sources.all());
        }
    }

    /**
     * Called with each input.
     *
     * @param input any bytes
     */
    public static void fuzzerTestOneInput(byte[] input) {
        runs++;
        target.run(input);
    }

    /** Called at the end. */
    public static void fuzzerTearDown() {
        System.err.println("executed " + target + " " + runs + " times");
    }

    static Target target(String name) {
        return Target.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

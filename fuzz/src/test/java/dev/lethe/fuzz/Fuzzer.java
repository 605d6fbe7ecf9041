package dev.lethe.fuzz;

/** The entry of Jazzer where it runs alone, see {@code fuzz/run}: its one argument names the {@link OurTarget}. */
public final class Fuzzer {
    private static OurTarget target = OurTarget.ANY;
    private static long runs;

    private Fuzzer() {}

    /**
     * Called once before the first input.
     *
     * @param arguments the name of the target
     */
    public static void fuzzerInitialize(String[] arguments) {
        target = OurTarget.of(arguments.length == 0 ? "any" : arguments[0]);
        String leftOut = target.leftOut();
        if (leftOut != null) {
            System.err.println("left out: " + leftOut);
            System.exit(0);
        }
        if (target != OurTarget.SELECTION && target != OurTarget.LAB_INPUT) {
            System.err.println("fuzzing " + target + " on " + Sources.all());
        }
        target.packages().forEach(name -> System.err.println("watches " + name));
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
}

package dev.lethe.map;

/** What is done when the code of a provider throws something: anything may come out of it, checked exceptions included. */
final class Breakage {
    /** Causes may form a circle. */
    private static final int MOST_CAUSES = 20;

    private Breakage() {}

    /** Throws on what is the fault of the JVM's state and not of the provider: no memory, an internal error. */
    static void rethrowIfFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** Says what was thrown and its first cause, as text: an exception of a foreign class keeps that class alive. */
    static String describe(Throwable thrown) {
        try {
            Throwable first = thrown;
            for (int depth = 0; depth < MOST_CAUSES && first.getCause() != null; depth++) {
                first = first.getCause();
            }
            return first == thrown ? thrown.toString() : thrown + ", because of " + first;
        } catch (Throwable worse) {
            rethrowIfFatal(worse);
            return thrown.getClass().getName() + ", which cannot even say what it is";
        }
    }
}

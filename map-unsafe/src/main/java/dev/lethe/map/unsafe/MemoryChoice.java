package dev.lethe.map.unsafe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which way this JVM goes to native memory; chosen once, before any is touched.
 *
 * @param way the way, {@link Way#NONE} when refused
 * @param refusal why there is none, and what would help, in one sentence; empty when there is one
 */
record MemoryChoice(Way way, String refusal) {
    /** The tests have run on the first, on the last and on 21; what is between is taken for as good. */
    private static final int OLDEST_TESTED = 17;

    private static final int NEWEST_TESTED = 25;

    /** Where the tests of this project have run. */
    private static final Set<String> TESTED_PLATFORMS = Set.of("linux/amd64");

    /** From here on the JVM warns of each first use of sun.misc.Unsafe. */
    private static final int UNSAFE_WARNS = 24;

    /** The choice for this JVM; what depends on it is compiled as if there were nothing else. */
    static final MemoryChoice HERE = in(Surroundings.here());

    static MemoryChoice in(Surroundings around) {
        String refusal = untested(around);
        if (refusal.isEmpty()) {
            refusal = misread(around);
        }
        return refusal.isEmpty() ? choose(around) : refuse(refusal);
    }

    private static String untested(Surroundings around) {
        String release = Integer.toString(around.release());
        if ((around.release() < OLDEST_TESTED || around.release() > NEWEST_TESTED)
                && !around.allow().contains(release)) {
            return "Java " + release + " is not among the releases that the off-heap backend takes (" + OLDEST_TESTED
                    + " to " + NEWEST_TESTED + ", tested on 17, 21 and 25); -D" + Surroundings.ALLOW + "=" + release
                    + " uses it all the same";
        }
        if (!TESTED_PLATFORMS.contains(around.platform()) && !around.allow().contains(around.platform())) {
            return "the off-heap backend was tested on " + String.join(", ", TESTED_PLATFORMS) + ", not on "
                    + around.platform() + "; -D" + Surroundings.ALLOW + "=" + around.platform()
                    + " uses it all the same";
        }
        return "";
    }

    private static String misread(Surroundings around) {
        if (around.memory() != null
                && !around.memory().equals("unsafe")
                && !around.memory().equals("foreign")) {
            return "the property " + Surroundings.MEMORY + " is \"" + around.memory()
                    + "\"; it takes unsafe or foreign, or is left out";
        }
        if (around.maxBytes() != null && limit(around.maxBytes()) < 1) {
            return "the property " + Surroundings.MAX_BYTES + " is \"" + around.maxBytes()
                    + "\"; it takes a number of bytes from 1 to " + Long.MAX_VALUE;
        }
        return "";
    }

    private static MemoryChoice choose(Surroundings around) {
        if ("foreign".equals(around.memory())) {
            return around.foreignPart()
                    ? new MemoryChoice(Way.FOREIGN, "")
                    : refuse("-D" + Surroundings.MEMORY
                            + "=foreign needs Java 22 or later and a jar of lethe-map-unsafe with its part"
                            + " for it, and this is Java " + around.release() + " without; leave the property out");
        }
        boolean forced = around.memory() != null;
        if (!forced && around.foreignPart() && around.release() >= UNSAFE_WARNS) {
            return new MemoryChoice(Way.FOREIGN, "");
        }
        String fault = around.unsafeFault().get();
        if (fault.isEmpty()) {
            return new MemoryChoice(Way.UNSAFE, "");
        }
        if (!forced && around.foreignPart()) {
            return new MemoryChoice(Way.FOREIGN, "");
        }
        if (fault.startsWith(Guard.NO_MEMORY)) {
            return refuse(fault); // nor would there be any by another way
        }
        return refuse(
                fault
                        + (around.foreignPart()
                                ? ", or leave out -D" + Surroundings.MEMORY + "=unsafe, and java.lang.foreign is used"
                                : ", or use Java 22 or later and a jar of lethe-map-unsafe with its part for java.lang.foreign"));
    }

    private static MemoryChoice refuse(String refusal) {
        return new MemoryChoice(Way.NONE, refusal);
    }

    /** The limit that the property asks for; 0 when it makes no sense, the largest heap when it is not set. */
    static long limit(@Nullable String maxBytes) {
        if (maxBytes == null) {
            return Runtime.getRuntime().maxMemory();
        }
        try {
            return Math.max(0, Long.parseLong(maxBytes.trim()));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}

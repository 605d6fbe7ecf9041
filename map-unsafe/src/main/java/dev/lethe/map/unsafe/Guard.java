package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Availability;

/**
 * Stands before the first allocation: says whether native memory can be used in this JVM, or why not and what would help. Looks once; the
 * first question touches native memory, so nobody asks who does not want this backend.
 */
final class Guard {
    private Guard() {}

    /** Looked at when somebody asks. */
    private static final class Answer {
        static final Availability AVAILABILITY = look();
    }

    /** What the provider of this backend answers. */
    static Availability availability() {
        return Answer.AVAILABILITY;
    }

    /** Throws where native memory cannot be used. */
    static void demand() {
        if (!availability().isAvailable()) {
            throw new UnsupportedOperationException(availability().reason() + ".");
        }
    }

    private static Availability look() {
        MemoryChoice choice = MemoryChoice.HERE;
        String fault = choice.way() == Way.NONE ? choice.refusal() : SelfTest.fault();
        return fault.isEmpty() ? Availability.available() : Availability.unavailable(fault);
    }
}

package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Availability;
import dev.lethe.map.spi.IdleBudget;

/**
 * Stands before the first allocation: says whether native memory can be used in this JVM, or why not and what would help. Looks once; the
 * first question touches native memory, so nobody asks who does not want this backend.
 */
final class Guard {
    /** Begins each fault that is none of the way to the memory. */
    static final String NO_MEMORY = "the operating system gives no native memory";

    static final String FREE_MEMORY =
            "; free some on this machine, raise -XX:MaxDirectMemorySize where java.lang.foreign is used, or use the backend core";

    private Guard() {}

    /** More than the placeholders of all maps take, in checked mode too. */
    private static final long PLACEHOLDER_BYTES = 4096;

    /** Apart from the answer: before there is one, the self-test makes a table, and the classes of tables ask for this. */
    private static final class Placeholders {
        static final NativeHeap HEAP = new NativeHeap(PLACEHOLDER_BYTES, IdleBudget.ofBytes(0));
    }

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

    /**
     * The memory of what all maps share for the life of the process: apart, so that it keeps no slab of theirs, and obtained before the
     * guard says yes, so that no class fails to be initialised for want of it.
     */
    static NativeHeap placeholders() {
        return Placeholders.HEAP;
    }

    private static Availability look() {
        MemoryChoice choice = MemoryChoice.HERE;
        String fault = choice.way() == Way.NONE ? choice.refusal() : withWayOut(fault());
        return fault.isEmpty() ? Availability.available() : Availability.unavailable(fault);
    }

    /** What is wrong with the memory itself; empty when nothing is. */
    private static String fault() {
        String fault = SelfTest.fault();
        if (fault.isEmpty() && !Placeholders.HEAP.obtainFirst()) {
            fault = NO_MEMORY;
        }
        return fault.isEmpty() ? SelfTest.tableFault() : fault;
    }

    /** Adds what would help. */
    static String withWayOut(String fault) {
        if (fault.isEmpty()) {
            return "";
        }
        return fault + (fault.startsWith(NO_MEMORY) ? FREE_MEMORY : "; use the backend core, and report this JVM");
    }
}

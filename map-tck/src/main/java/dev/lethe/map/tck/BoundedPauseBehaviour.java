package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.lethe.map.Capability;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Claim C7, as far as it shows in what one operation allocates: tables of bounded size, and a copy of a directory. */
abstract class BoundedPauseBehaviour extends Behaviour {
    private static final int ENTRIES = 500_000;
    /** Two tables, each of at most two arrays that stay below half of the smallest region of G1. */
    private static final long TWO_TABLES = 2 << 20;
    /** What a place of a directory may take: a reference, or two, in a directory twice as long as there are tables. */
    private static final long PLACE = 32;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void noSingleOperationAllocatesMoreThanTwoTablesAndADirectory() {
        assumeTrue(
                source().capabilities().contains(Capability.BOUNDED_PAUSE),
                "The backend does not claim to be bounded.");
        Subject map = make();
        for (int i = 0; i < ENTRIES; i++) {
            put(map, i);
        }
        for (int i = 0; i < ENTRIES; i++) {
            Object key = key(i);
            long before = threads.getCurrentThreadAllocatedBytes();
            map.remove(key);
            check(before, map, "remove", i);
        }
        for (int i = 0; i < ENTRIES; i++) {
            put(map, i);
        }
        for (int cycle = 0; cycle < 4; cycle++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            map.clear();
            check(before, map, "clear", cycle);
            for (int i = 0; i < 1000; i++) {
                put(map, i); // the capacity decays
            }
        }
        map.checkInvariants();
    }

    private void put(Subject map, int number) {
        Object key = key(number);
        Object value = value(number);
        long before = threads.getCurrentThreadAllocatedBytes();
        map.put(key, value);
        check(before, map, "put", number);
    }

    private void check(long before, Subject map, String operation, int number) {
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > TWO_TABLES) { // else there is no need to ask for the number of tables
            assertThat(allocated)
                    .as("bytes allocated by the %s of number %s", operation, number)
                    .isLessThanOrEqualTo(TWO_TABLES + PLACE * map.map().stats().tables());
        }
    }
}

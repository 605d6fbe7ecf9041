package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The clocks of the processors, of which the hypervisor may take a share. Both are 0 where the system does not tell.
 *
 * @param all ticks of all kinds
 * @param stolen ticks in which another guest ran
 */
record Processors(long all, long stolen) {
    private static final int STEAL = 7;
    private static final int KINDS = 8; // what follows is contained in the first ones

    static Processors now() {
        try {
            return parse(Files.readString(Path.of("/proc/stat")));
        } catch (IOException e) {
            return new Processors(0, 0);
        }
    }

    /** Reads the first line: {@code cpu user nice system idle iowait irq softirq steal ...}. */
    static Processors parse(String stat) {
        long[] ticks = stat.lines()
                .findFirst()
                .map(line -> Arrays.stream(line.trim().split("\\s+"))
                        .skip(1)
                        .limit(KINDS)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .orElse(new long[0]);
        return new Processors(Arrays.stream(ticks).sum(), ticks.length > STEAL ? ticks[STEAL] : 0);
    }

    /** The share of the time between the two that was stolen. */
    double stolenUntil(Processors later) {
        long passed = later.all - all;
        return passed <= 0 ? 0 : (double) (later.stolen - stolen) / passed;
    }
}

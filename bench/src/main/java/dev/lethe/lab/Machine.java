package dev.lethe.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    private static final Path CPUS_OF_LINUX = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Describes processor, memory and system in a line. */
    static String hardware() {
        int cpus = Runtime.getRuntime().availableProcessors();
        return Words.plural(cpus, "cpu") + processor() + memory() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }

    /** Describes the Java machine in a line. */
    static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + " ("
                + System.getProperty("java.vendor") + "), heap of at most "
                + Figures.bytes((double) Runtime.getRuntime().maxMemory()) + ", collectors: " + Garbage.names();
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? ", " + Figures.bytes((double) system.getTotalMemorySize()) + " of memory"
                : "";
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPUS_OF_LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        } catch (IOException | RuntimeException notThere) {
            return "";
        }
    }
}

package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says on what was measured. */
final class Machine {
    private Machine() {}

    static Map<String, String> describe() {
        return describe(Path.of("/proc"));
    }

    static Map<String, String> describe(Path proc) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(
                "machine",
                field(proc.resolve("cpuinfo"), "model name", System.getProperty("os.arch", "unknown")) + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, "
                        + memory(field(proc.resolve("meminfo"), "MemTotal", "unknown memory")) + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "jdk",
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version") + ", "
                        + System.getProperty("java.vm.name"));
        return facts;
    }

    /** The size of a heap that leaves a third of the free memory to others, in MiB; at most {@code most}. */
    static long heapMegabytes(long most) {
        return heapMegabytes(Path.of("/proc"), most);
    }

    static long heapMegabytes(Path proc, long most) {
        String available = field(proc.resolve("meminfo"), "MemAvailable", "");
        // Where the system does not tell: the quarter of all memory that the JVM takes of itself.
        long free = available.endsWith(" kB")
                ? Long.parseLong(available.replace(" kB", "")) / 1024 * 2 / 3
                : Runtime.getRuntime().maxMemory() >> 20;
        return Math.min(most, free);
    }

    /** Reads the first line {@code name : value}. */
    private static String field(Path file, String name, String otherwise) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static String memory(String text) {
        return text.endsWith(" kB")
                ? String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(text.replace(" kB", "")) / 1048576.0)
                : text;
    }
}

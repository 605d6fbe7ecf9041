package dev.lethe.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** The distinct names in the class files of the running JDK, read through its {@code jrt:/} file system. */
final class JdkNames {
    private static final String FIRST_MODULE = "java.base";

    private JdkNames() {}

    /**
     * Reads names, module by module in alphabetical order but {@code java.base} first, until there are enough.
     *
     * @param limit how many names are enough
     * @param progress is told the share that is done
     * @return the distinct names, the same ones in the same order for the same JDK
     */
    static List<String> read(int limit, DoubleConsumer progress) throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        Set<String> names = new LinkedHashSet<>();
        for (Path module : inOrder(modules)) {
            try (Stream<Path> files = Files.walk(module)) {
                Iterator<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .iterator();
                while (classes.hasNext()) {
                    try (InputStream in = Files.newInputStream(classes.next())) {
                        ConstantPoolNames.read(new ByteArrayInputStream(in.readAllBytes()), names::add);
                    }
                    if (names.size() >= limit) {
                        return new ArrayList<>(names).subList(0, limit);
                    }
                    progress.accept((double) names.size() / limit);
                }
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
        return new ArrayList<>(names);
    }

    private static List<Path> inOrder(Path modules) throws IOException {
        try (Stream<Path> listed = Files.list(modules)) {
            List<Path> all = new ArrayList<>(listed.sorted().toList());
            Path first = modules.resolve(FIRST_MODULE);
            if (all.remove(first)) {
                all.add(0, first);
            }
            return all;
        }
    }
}

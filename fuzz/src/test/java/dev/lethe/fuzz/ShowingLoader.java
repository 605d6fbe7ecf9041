package dev.lethe.fuzz;

import dev.lethe.map.spi.MapProvider;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A class loader that shows the providers listed in one more file, besides those that its parent shows. */
final class ShowingLoader extends ClassLoader {
    private static final String SERVICE = "META-INF/services/" + MapProvider.class.getName();

    private final URL services;

    ShowingLoader(@Nullable ClassLoader parent, @Nullable URL services) {
        super(parent);
        this.services = Objects.requireNonNull(services, "the file with the names of providers");
    }

    /** Runs something while the providers of a file beside this class are shown, too. */
    static void showing(String file, Runnable run) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ShowingLoader(before, ShowingLoader.class.getResource(file)));
        try {
            run.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.equals(SERVICE)) {
            return super.getResources(name);
        }
        List<URL> found = Collections.list(super.getResources(name));
        found.add(services);
        return Collections.enumeration(found);
    }
}

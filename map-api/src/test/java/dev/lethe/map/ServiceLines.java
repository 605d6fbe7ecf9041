package dev.lethe.map;

import dev.lethe.map.spi.MapProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;

/** A class loader that adds nothing to Lethe's own but the lines of one service file. */
final class ServiceLines extends ClassLoader {
    private final byte[] lines;

    ServiceLines(String... lines) {
        super(Lethe.class.getClassLoader());
        this.lines = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static ServiceLines of(Class<?>... providers) {
        return new ServiceLines(Arrays.stream(providers).map(Class::getName).toArray(String[]::new));
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return name.equals("META-INF/services/" + MapProvider.class.getName())
                ? Collections.enumeration(Collections.singleton(url()))
                : Collections.emptyEnumeration();
    }

    private URL url() {
        try {
            return new URL(null, "memory:services", new Handler());
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // there is nothing to connect to
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(lines);
                }
            };
        }
    }
}

package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Retention;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContendersTest {
    private static final List<String> HOLDERS =
            List.of("JdkMaps", "FastutilMaps", "HppcMaps", "EclipseMaps", "AgronaMaps", "KolobokeMaps", "LetheMaps");

    static Stream<String> peers() {
        return Contenders.PEERS.stream();
    }

    /** Else the calls in the loops would have several targets, and be slower for all that come later. */
    @ParameterizedTest
    @MethodSource("peers")
    void choosingOneLoadsNoOther(String peer) throws ReflectiveOperationException {
        Classes classes = new Classes();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes); // Koloboke looks for itself there
        try {
            Method choose = classes.loadClass(Contenders.class.getName())
                    .getDeclaredMethod("longLong", String.class, classes.loadClass(Retention.class.getName()));
            choose.setAccessible(true);
            Object made = ((Supplier<?>) choose.invoke(null, peer, null)).get();
            assertThat(made).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(HOLDERS.stream().filter(holder -> classes.hasLoaded("dev.lethe.bench." + holder + "$LongLong")))
                .hasSize(1);
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> Contenders.longLong("Trove", Retention.SHRINK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Trove")
                .hasMessageContaining("fastutil");
    }

    /** The classes of the tests once more, and a view of which of them were loaded. */
    private static final class Classes extends ClassLoader {
        private static final ClassLoader SOURCE = ContendersTest.class.getClassLoader();

        Classes() {
            super(ClassLoader.getPlatformClassLoader());
        }

        boolean hasLoaded(String name) {
            return findLoadedClass(name) != null;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream stream = SOURCE.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return SOURCE.getResources(name);
        }
    }
}

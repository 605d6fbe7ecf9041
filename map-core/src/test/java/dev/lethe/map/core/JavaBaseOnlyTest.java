package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps and pools in a JVM that has the module java.base alone: without jdk.jfr nothing is told, without JMX nothing is registered. */
class JavaBaseOnlyTest {
    private static final String MAIN = """
            package consumer;

            import dev.lethe.map.Lethe;
            import dev.lethe.map.LongLongMap;
            import dev.lethe.map.ObjectMap;
            import dev.lethe.map.events.MapEvents;
            import dev.lethe.map.events.MapOrigin;
            import dev.lethe.map.monitor.MapMonitor;
            import dev.lethe.map.pool.Generation;
            import dev.lethe.map.pool.MapPool;
            import dev.lethe.map.spi.Shape;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent());
                    LongLongMap map = Lethe.builder().name("numbers").longLongMap();
                    for (long key = 0; key < 100_000; key++) {
                        map.put(key, key);
                    }
                    for (long key = 0; key < 99_000; key++) {
                        map.remove(key);
                    }
                    System.out.println(map.stats().growths() > 0 && map.stats().shrinks() > 0);
                    map.clear();
                    ObjectMap<Key, String> flooded = Lethe.builder().objectMap();
                    for (int i = 0; i < 200; i++) {
                        flooded.put(new Key(i), "");
                    }
                    System.out.println(flooded.stats().fallbackEntries() > 0);
                    try (MapPool pool = MapPool.builder().budgetBytes(1).build()) {
                        pool.lease(Generation.TRANSIENT, Lethe.builder().recipe().longLongMap()).close();
                    }
                    MapEvents.poolLeak(MapOrigin.of("toy", Shape.LONG_LONG), "TRANSIENT", 1, null);
                    System.out.println(MapEvents.growth());
                    MapMonitor.process().track("numbers", map);
                    System.out.println(MapMonitor.process().maps().get(0).getName());
                    try {
                        MapMonitor.process().register();
                    } catch (IllegalStateException noManagement) {
                        System.out.println(noManagement.getMessage().contains("java.management"));
                    }
                }

                record Key(int number) implements Comparable<Key> {
                    @Override public int hashCode() {
                        return 1;
                    }

                    @Override public int compareTo(Key other) {
                        return Integer.compare(number, other.number);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void mapsAndPoolsWorkWithoutIt() throws Exception {
        Path api = Outsider.jarOf(Lethe.class);
        Outsider consumer = new Outsider(folder);
        Path classes = consumer.compile(Map.of("consumer/Main.java", MAIN), "-cp", api.toString());

        assertThat(consumer.java(
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        Outsider.path(api, Outsider.jarOf(CoreProvider.class), classes),
                        "consumer.Main"))
                .containsExactly("false", "true", "true", "null", "numbers", "true");
    }
}

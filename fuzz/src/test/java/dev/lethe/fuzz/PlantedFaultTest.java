package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.MapSource;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The harness bites: random bytes, through the same decoder and runner as those of Jazzer, find a planted fault. */
class PlantedFaultTest {
    private static final int RUNS = 3000;
    private static final int LONGEST = 240;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** Shows the planted provider besides the others. */
    private static final class Showing extends ClassLoader {
        private static final String SERVICE = "META-INF/services/" + MapProvider.class.getName();

        Showing(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.equals(SERVICE)) {
                return super.getResources(name);
            }
            List<URL> found = Collections.list(super.getResources(name));
            found.add(Objects.requireNonNull(PlantedProvider.class.getResource("planted-provider")));
            return Collections.enumeration(found);
        }
    }

    @BeforeEach
    void showThePlantedProvider() {
        Thread.currentThread().setContextClassLoader(new Showing(PlantedProvider.class.getClassLoader()));
    }

    @AfterEach
    void hideThePlantedProvider() {
        PlantedProvider.faulty = false;
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void plantedFaultIsFoundByRandomBytes() {
        PlantedProvider.faulty = true;
        assertThat(runsUntilFound()).as("runs until the planted fault is found").isBetween(1, RUNS);
    }

    @Test
    void plantedFaultIsFoundByTheStoredCorpus() throws IOException {
        PlantedProvider.faulty = true;
        CommandRunner runner = new CommandRunner(new MapSource("planted", Shape.LONG_LONG));
        int found = 0;
        for (byte[] input : StoredCorpus.read().values()) {
            try {
                runner.run(CommandReader.read(input, Targets.HEADER));
            } catch (AssertionError fault) {
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void sameMapWithoutTheFaultPasses() {
        PlantedProvider.faulty = false;
        CommandRunner runner = new CommandRunner(new MapSource("planted", Shape.LONG_LONG));
        Random random = new Random(1);
        for (int run = 0; run < RUNS / 20; run++) {
            runner.run(CommandReader.read(bytes(random), 0));
        }
    }

    @Test
    void plantedProviderIsAmongTheTargetsOnlyHere() {
        assertThat(Targets.all()).contains(new MapSource("planted", Shape.LONG_LONG));
        Thread.currentThread().setContextClassLoader(before);
        assertThat(Targets.all())
                .isNotEmpty()
                .noneMatch(source -> source.backend().equals("planted"));
    }

    private static int runsUntilFound() {
        CommandRunner runner = new CommandRunner(new MapSource("planted", Shape.LONG_LONG));
        Random random = new Random(20_261_121);
        for (int run = 1; run <= RUNS; run++) {
            try {
                runner.run(CommandReader.read(bytes(random), 0));
            } catch (AssertionError found) {
                return run;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return bytes;
    }
}

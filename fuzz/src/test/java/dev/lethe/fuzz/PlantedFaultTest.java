package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.MapSource;
import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The target bites: random bytes and the stored corpus, given to the method that Jazzer calls, find a planted fault. */
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
        Random random = new Random(20_261_121);
        int runs = 1;
        while (runs <= RUNS && !targetFindsTheFault(bytes(random))) {
            runs++;
        }
        assertThat(runs).as("runs until the planted fault is found").isBetween(1, RUNS);
    }

    /** Each stored input, as it is but for the byte that chooses the backend. */
    @Test
    void plantedFaultIsFoundByTheStoredCorpus() throws IOException {
        PlantedProvider.faulty = true;
        long backends =
                Targets.all().stream().map(MapSource::backend).distinct().count();
        int found = 0;
        for (byte[] stored : StoredCorpus.read().values()) {
            byte[] input = Arrays.copyOf(stored, Math.max(stored.length, Targets.HEADER));
            for (byte backend = 0; backend < backends; backend++) {
                input[0] = backend;
                found += targetFindsTheFault(input) ? 1 : 0;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void sameMapWithoutTheFaultPasses() {
        PlantedProvider.faulty = false;
        Random random = new Random(1);
        for (int run = 0; run < RUNS / 20; run++) {
            assertThat(targetFindsTheFault(bytes(random))).isFalse();
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

    /** Runs the very method that Jazzer calls; a fault of another map than the planted one is thrown. */
    private static boolean targetFindsTheFault(byte[] input) {
        try {
            new MapCommandsFuzzTest().commandsGiveTheAnswersOfTheModel(input);
            return false;
        } catch (AssertionError fault) {
            if (!String.valueOf(fault.getMessage()).contains("planted")) {
                throw fault;
            }
            return true;
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return bytes;
    }
}

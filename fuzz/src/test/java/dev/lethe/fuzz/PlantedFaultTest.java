package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.MapSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The target bites: random bytes and the stored corpus, given to the method that Jazzer calls, find a planted fault. */
class PlantedFaultTest {
    private static final int RUNS = 3000;
    private static final int RIGHT_RUNS = 20;
    private static final int LONGEST = 240;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void showThePlantedProvider() {
        Thread.currentThread()
                .setContextClassLoader(new ShowingLoader(
                        PlantedProvider.class.getClassLoader(), PlantedProvider.class.getResource("planted-provider")));
    }

    @AfterEach
    void hideThePlantedProvider() {
        PlantedProvider.faulty = false;
        Thread.currentThread().setContextClassLoader(before);
    }

    /** A stranger's backend is fuzzed by each target that has maps, without a change to any of them. */
    @ParameterizedTest
    @EnumSource(names = {"COMMANDS", "AGREEMENT", "POOL", "NEIGHBOURS", "ANY"})
    void plantedFaultIsFoundByRandomBytes(OurTarget target) {
        PlantedProvider.faulty = true;
        Random random = new Random(20_261_121);
        int runs = 1;
        while (runs <= RUNS && !targetFindsTheFault(target, bytes(random))) {
            runs++;
        }
        assertThat(runs).as("runs until the planted fault is found").isBetween(1, RUNS);
    }

    /** Each stored input, as it is but for the byte that chooses the backend. */
    @Test
    void plantedFaultIsFoundByTheStoredCorpus() throws IOException {
        PlantedProvider.faulty = true;
        long backends =
                Sources.all().stream().map(MapSource::backend).distinct().count();
        int found = 0;
        for (byte[] stored : StoredCorpus.read().values()) {
            byte[] input = Arrays.copyOf(stored, Math.max(stored.length, Sources.HEADER));
            for (byte backend = 0; backend < backends; backend++) {
                input[0] = backend;
                found += targetFindsTheFault(OurTarget.COMMANDS, input) ? 1 : 0;
            }
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void sameMapWithoutTheFaultPasses(OurTarget target) {
        PlantedProvider.faulty = false;
        Random random = new Random(1);
        for (int run = 0; run < RIGHT_RUNS; run++) {
            assertThat(targetFindsTheFault(target, bytes(random))).isFalse();
        }
    }

    @Test
    void plantedProviderIsAmongTheTargetsOnlyHere() {
        assertThat(Sources.all()).contains(new MapSource("planted", Shape.LONG_LONG));
        Thread.currentThread().setContextClassLoader(before);
        assertThat(Sources.all())
                .isNotEmpty()
                .noneMatch(source -> source.backend().equals("planted"));
    }

    /** Runs the very method that Jazzer calls; a fault of another map than the planted one is thrown. */
    private static boolean targetFindsTheFault(OurTarget target, byte[] input) {
        try {
            target.run(input);
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

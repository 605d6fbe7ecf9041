package dev.lethe.map.tck;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Random command lists: fixed seeds, and one that is new in each run. */
abstract class RandomCommandsBehaviour extends Behaviour {
    private static final int SCRIPTS = Effort.of(80);
    private static final String SEED = "lethe.seed";

    @Test
    void randomCommandsGiveTheAnswersOfTheModel() {
        if (Long.getLong(SEED) == null) {
            runAll(MapSource.SEED, SCRIPTS);
        }
    }

    @Test
    void randomCommandsOfANewSeedGiveTheAnswersOfTheModel() {
        Long given = Long.getLong(SEED);
        long seed = given != null ? given : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        System.out.println(source() + ": random commands with -D" + SEED + "=" + seed);
        runAll(seed, Math.max(1, SCRIPTS / 3));
    }

    private void runAll(long seed, int scripts) {
        CommandRunner runner = new CommandRunner(source());
        for (int i = 0; i < scripts; i++) {
            Random random = new Random(seed * 0x9e37_79b9_7f4a_7c15L + i);
            CommandScript script = CommandReader.random(random, 20 + i % 120);
            try {
                runner.run(script);
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "List " + i + " of seed " + seed + "; replay with -D" + SEED + "=" + seed + ".\n"
                                + wrong.getMessage(),
                        wrong);
            }
        }
    }
}

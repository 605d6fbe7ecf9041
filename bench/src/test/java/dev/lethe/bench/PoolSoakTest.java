package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PoolSoakTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... options) {
        return Commands.of(new PoolSoak(new PrintStream(said, true, StandardCharsets.UTF_8)))
                .execute(options);
    }

    @Test
    void aShortSoakFindsWhatWasPlantedAndNothingElse() {
        int status = run("--minutes", "0.03", "--workers", "40", "--leak-every", "100");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("40 " + new SoakThreads().kind() + " threads")
                .contains("0 wrong")
                .doesNotContain("WRONG");
        assertThat(status).isZero();
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThat(run("--minutes", "0")).isEqualTo(2);
        assertThat(run("--workers", "-1")).isEqualTo(2);
    }
}

package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolSoakTest {
    @TempDir
    private Path out;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--out";
        all[1] = out.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return Commands.of(new PoolSoak(new PrintStream(said, true, StandardCharsets.UTF_8)))
                .execute(all);
    }

    @Test
    void aShortSoakFindsWhatWasPlantedAndNothingElse() {
        int status = run("--minutes", "0.03", "--workers", "40", "--leak-every", "100");
        assertThat(out.resolve("pool-soak-" + Runtime.version().feature() + ".md"))
                .content()
                .contains("40 " + new SoakThreads().kind() + " threads")
                .contains("**All was as it must be.**")
                .doesNotContain("WRONG", "no**", " 0 planted");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("All was as it must be.");
        assertThat(status).isZero();
    }

    @Test
    void aSoakOfAnotherBackendHasAPageOfItsOwn() {
        int status = run("--minutes", "0.01", "--workers", "10", "--leak-every", "100", "--backend", "concurrent");
        assertThat(out.resolve("pool-soak-" + Runtime.version().feature() + "-concurrent.md"))
                .content()
                .contains("backend concurrent");
        assertThat(status).isZero();
    }

    @Test
    void oneThingThatIsNotAsItMustBeDecides() {
        SoakVerdict verdict = new SoakVerdict();
        verdict.add("a", "1", true);
        assertThat(verdict.page(Map.of("jdk", "x"), List.of())).contains("| a | 1 | yes |", "**All was");
        verdict.add("b", "2", false);
        verdict.add("c", "3", true);
        assertThat(verdict.isRight()).isFalse();
        assertThat(verdict.page(Map.of("jdk", "x"), List.of("why")))
                .contains("- jdk: x", "| b | 2 | **no** |", "**Something was wrong.**", "- WRONG: why");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThat(run("--minutes", "0")).isEqualTo(2);
        assertThat(run("--workers", "-1")).isEqualTo(2);
    }
}

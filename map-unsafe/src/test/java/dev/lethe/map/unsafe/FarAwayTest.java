package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than 2^31 slots in one stretch, and 80 GB in tables, in memory that is simulated. */
class FarAwayTest {
    private static final Path SIMULATED = Path.of("src/test/simulated/dev/lethe/map/unsafe/Storage.java");

    @TempDir
    Path folder;

    @Test
    void addressesBeyondTwoToThe31SlotsAreKeptApart() throws Exception {
        Path classes = folder.resolve("simulated");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        SIMULATED.toString()))
                .isZero();

        List<String> out = new ForkedJvm(folder)
                .run(
                        ForkedJvm.classPath(classes),
                        List.of("-Dlethe.unsafe.maxBytes=" + (1L << 42), FarAway.class.getName()))
                .out();

        long bytes = 16 * ((1L << 31) + 1000) + 20_000 * 4_000_000L;
        assertThat(out).containsExactly("42", Long.toString((bytes + 63) / 64 * 64), "0");
    }
}

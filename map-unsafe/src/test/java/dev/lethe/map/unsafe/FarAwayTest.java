package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than 2^31 slots, in one stretch and in the tables of a map, in memory that is simulated. */
class FarAwayTest {
    private static final Path SIMULATED = Path.of("src/test/simulated/dev/lethe/map/unsafe/Storage.java");

    @TempDir
    Path folder;

    @Test
    void addressesBeyondTwoToThe31SlotsAreKeptApart() throws Exception {
        List<String> out = run(FarAway.class).out();

        long bytes = 16 * ((1L << 31) + 1000) + 20_000 * 4_000_000L;
        assertThat(out).containsExactly("42", Long.toString((bytes + 63) / 64 * 64), "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"longs", "strings"})
    void mapsOfMoreThanTwoToThe31SlotsFindEntriesInEachTable(String keys) throws Exception {
        List<String> out = run(FarAwayMaps.class, keys).out();

        assertThat(Long.parseLong(out.get(0))).isGreaterThan(1L << 31);
        assertThat(out).hasSize(2).last().isEqualTo("0 0");
    }

    private ForkedJvm.Result run(Class<?> main, String... arguments) throws Exception {
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
        List<String> all =
                new ArrayList<>(List.of("-Xmx900m", "-Dlethe.unsafe.maxBytes=" + (1L << 42), main.getName()));
        all.addAll(List.of(arguments));
        return new ForkedJvm(folder).run(ForkedJvm.classPath(classes), all);
    }
}

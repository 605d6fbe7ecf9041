package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program, as far as it goes without measuring. */
class RunBenchmarksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                   | Say what to measure
                    --gate --all                         | mutually exclusive
                    --cells [                            | not a regular expression
                    --cells nothing.of.the.kind          | No cell has a name
                    --gate --peers Trove                 | The peers are HashMap
                    --gate --rounds 0                    | --rounds takes a number from 1, not 0
                    --gate --millis 0                    | --millis takes a number from 1, not 0
                    --all --sizes 3                      | at least 16, not 3
                    --loads --sizes 3                    | at least 16, not 3
                    --history --loads                    | mutually exclusive
                    --all --sizes many                   | 'many' is not an int
                    render --set some no-such-file.csv   | There is no file no-such-file.csv
                    render some.csv                      | --set
                    """)
    void aMistakeIsOneSentenceAndExitCodeTwo(String line, String reason) {
        StringWriter errors = new StringWriter();
        assertThat(execute(errors, line.isEmpty() ? List.of() : List.of(line.split(" "))))
                .isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1).first().asString().contains(reason);
    }

    @Test
    void aTableIsMadeAgainFromRawFiles() throws IOException {
        Path first = raw("first.csv", "long-long.getHit.1000,lethe:core,1,5.0,0,0,0");
        Path second = raw("second.csv", "long-long.getHit.1000,HPPC,1,10.0,0,0,0");
        List<String> arguments =
                List.of("render", "--set", "both", "--out", folder.toString(), first.toString(), second.toString());
        assertThat(execute(new StringWriter(), arguments)).isZero();
        assertThat(folder.resolve("both.md")).content().contains("| get hit, equal key | 0.50 HPPC |");
    }

    private Path raw(String name, String line) throws IOException {
        return Files.writeString(folder.resolve(name), Measurement.HEADER + "\n" + line + "\n");
    }

    private static int execute(StringWriter errors, List<String> arguments) {
        String[] words = arguments.toArray(String[]::new);
        return RunBenchmarks.commandLine(words)
                .setErr(new PrintWriter(errors, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(words);
    }
}

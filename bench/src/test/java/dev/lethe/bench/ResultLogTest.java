package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultLogTest {
    @TempDir
    private Path folder;

    @Test
    void eachStartAppendsItsNotesUnderOneHeader() throws IOException {
        Path path = folder.resolve("raw/some.csv");
        List<String> read = new ArrayList<>();
        for (String run : List.of("first", "second")) {
            read.clear();
            ResultLog log = ResultLog.open(path, "field", read::add);
            log.note(Map.of("run", run));
            log.add("result of the " + run);
        }
        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "field", "# run: first", "result of the first", "# run: second", "result of the second");
        assertThat(read).containsExactly("result of the first", "result of the second");
        assertThat(ResultLog.open(path, "field", read::add).notes())
                .containsExactly(Map.entry("run", "first"), Map.entry("run", "second"));
    }

    @Test
    void aNewRunNeverWritesIntoAnOldFile() throws IOException {
        assertThat(choose(false)).hasFileName("2026-11-21-gate.csv");
        create("2026-11-21-gate.csv");
        assertThat(choose(false)).hasFileName("2026-11-21-gate-2.csv");
    }

    @Test
    void resumingTakesTheNewestFileOfTheSet() throws IOException {
        assertThat(choose(true)).hasFileName("2026-11-21-gate.csv");
        create("2026-11-19-gate.csv");
        create("2026-11-20-gate.csv");
        create("2026-11-20-gate-2.csv");
        create("2026-11-20-gate-10.csv");
        create("2026-11-21-all.csv");
        assertThat(choose(true)).hasFileName("2026-11-20-gate-10.csv");
    }

    private Path choose(boolean resume) throws IOException {
        return ResultLog.choose(folder, "gate", "2026-11-21", resume);
    }

    private void create(String name) throws IOException {
        Files.createFile(folder.resolve(name));
    }
}

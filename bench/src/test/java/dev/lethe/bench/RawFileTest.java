package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFileTest {
    private static final Measurement RESULT = new Measurement(
            new Cell(MapShape.STRING_OBJECT, Operation.REMOVE_PUT, 30_000, History.CHURNED),
            "HPPC",
            2,
            12.5,
            0.25,
            0.125,
            0.5);

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Path path = folder.resolve("raw/some.csv");
        RawFile written = RawFile.open(path);
        written.note(Map.of("command", "java -cp x: y"));
        written.add(RESULT);
        RawFile read = RawFile.open(path);
        assertThat(read.measurements()).containsExactly(RESULT);
        assertThat(read.notes()).containsExactly(Map.entry("command", "java -cp x: y"));
        assertThat(Files.readAllLines(path)).hasSize(3).startsWith(Measurement.HEADER);
    }

    @Test
    void aBrokenLineIsRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("broken.csv"), "long-long.getHit.1000,HPPC,1\n");
        assertThatThrownBy(() -> RawFile.open(path)).isInstanceOf(IllegalArgumentException.class);
    }
}

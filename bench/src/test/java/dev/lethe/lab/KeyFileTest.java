package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void linesAreKeysWithoutBlankAndRepeatedOnes() throws IOException {
        Path file = file("\uFEFFone\r\n\ntwo\nzwölf \none\n  \nlast");
        assertThat(KeyFile.read(file, 100)).containsExactly("one", "two", "zwölf ", "  ", "last");
    }

    @Test
    void noMoreIsReadThanTheLimit() throws IOException {
        assertThat(KeyFile.read(file("a\nb\nc\0\n"), 2)).containsExactly("a", "b");
    }

    @Test
    void lineOfOneMebibyteIsAKey() throws IOException {
        String longest = "x".repeat(KeyFile.LONGEST_LINE);
        assertThat(KeyFile.read(file("a\n" + longest + "\n"), 9)).containsExactly("a", longest);
    }

    @Test
    void longerLineIsRefused() throws IOException {
        refused(file("a\n" + "x".repeat(KeyFile.LONGEST_LINE + 1)), "longer than 1 MiB (line 2)", "one key a line");
    }

    @Test
    void missingFileIsRefused() {
        refused(folder.resolve("missing"), "does not exist", "give a text file");
    }

    @Test
    void directoryIsRefused() {
        refused(folder, "is a directory", "give a text file");
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        refused(file(""), "has no keys", "put one key on each line");
        refused(file("\n\r\n\n"), "has no keys", "put one key on each line");
    }

    @Test
    void singleKeyIsRefused() throws IOException {
        refused(file("one\none\n"), "only one distinct key", "at least 2");
    }

    @Test
    void nulByteIsRefused() throws IOException {
        refused(file("one\ntw\0o\n"), "NUL byte in line 2", "give a UTF-8 text file");
    }

    @Test
    void malformedUtf8IsRefused() throws IOException {
        Path file = folder.resolve("latin1");
        Files.write(file, "one\nzw\u00f6lf\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(file, "is not UTF-8 (line 2)", "convert it");
    }

    private void refused(Path file, String... parts) {
        assertThatThrownBy(() -> KeyFile.read(file, 1_000))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'" + file + "'")
                .satisfies(refusal ->
                        Arrays.stream(parts).forEach(part -> assertThat(refusal).hasMessageContaining(part)))
                .message()
                .endsWith(".")
                .doesNotContain("\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.txt"), text);
    }
}

package dev.lethe.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of the user's own keys: one a line, UTF-8; empty lines and repeated keys count once or not at all. */
final class KeyFile {
    /** A longer line is taken for a file that is not what it should be. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int FEWEST_KEYS = 2;

    private final Path file;
    private final int limit;
    private final Set<String> keys = new LinkedHashSet<>();
    private long lineNumber;

    private KeyFile(Path file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Reads the first distinct keys of a file.
     *
     * @param limit how many distinct keys are enough; the rest of the file is not read
     * @throws BadInput when the file cannot serve as keys
     */
    static List<String> read(Path file, int limit) {
        if (!Files.exists(file)) {
            throw new BadInput("The input file '" + file + "' does not exist; give a text file with one key a line.");
        }
        if (Files.isDirectory(file)) {
            throw new BadInput("The input '" + file + "' is a directory; give a text file with one key a line.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new KeyFile(file, limit).read(in);
        } catch (IOException broken) {
            throw new BadInput("The input file '" + file + "' could not be read (" + ReportFile.reason(broken)
                    + "); check its permissions or give another file.");
        }
    }

    private List<String> read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read;
        do {
            read = in.read();
            if (read == '\n' || read < 0) {
                endLine(line);
            } else if (read == 0) {
                throw bad("has a NUL byte in line " + (lineNumber + 1) + " and is no text; give a UTF-8 text file");
            } else if (line.size() >= LONGEST_LINE) {
                throw bad("has a line longer than 1 MiB (line " + (lineNumber + 1) + "); give one key a line");
            } else {
                line.write(read);
            }
        } while (read >= 0 && keys.size() < limit);
        if (keys.isEmpty()) {
            throw bad("has no keys; put one key on each line");
        }
        if (keys.size() < FEWEST_KEYS) {
            throw bad("has only one distinct key; put at least " + FEWEST_KEYS + " on lines of their own");
        }
        return new ArrayList<>(keys);
    }

    private void endLine(ByteArrayOutputStream line) {
        lineNumber++;
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        line.reset();
        try {
            String key = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (lineNumber == 1 && key.startsWith("\uFEFF")) {
                key = key.substring(1);
            }
            if (key.endsWith("\r")) {
                key = key.substring(0, key.length() - 1);
            }
            if (!key.isEmpty()) {
                keys.add(key);
            }
        } catch (CharacterCodingException malformed) {
            throw bad("is not UTF-8 (line " + lineNumber + "); convert it to UTF-8");
        }
    }

    private BadInput bad(String whatAndWayOut) {
        return new BadInput("The input file '" + file + "' " + whatAndWayOut + ".");
    }
}

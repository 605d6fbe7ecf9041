package dev.lethe.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lab's parser of key files, on any bytes: it gives the distinct lines, or says in one sentence what is wrong with the file. */
public final class LabInput {
    private static final Path FILE = temporaryFile();

    private LabInput() {}

    /**
     * Runs an input: the first byte says how many keys are asked for, the rest is the file.
     *
     * @param input any bytes
     * @throws AssertionError when the keys are not those of the file, or the refusal says nothing
     */
    public static void run(byte[] input) {
        int limit = 2 + (input.length == 0 ? 0 : (input[0] & 0xff) % 16);
        byte[] content = input.length == 0 ? input : java.util.Arrays.copyOfRange(input, 1, input.length);
        List<String> keys;
        try {
            Files.write(FILE, content);
            keys = KeyFile.read(FILE, limit);
        } catch (BadInput refused) {
            checkSentence(String.valueOf(refused.getMessage()));
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (keys.size() < 2 || keys.size() > limit || new LinkedHashSet<>(keys).size() != keys.size()) {
            throw new AssertionError("From 2 to " + limit + " distinct keys were asked for, but came: " + keys);
        }
        List<String> expected = linesOf(content, limit);
        if (expected != null && !expected.equals(keys)) {
            throw new AssertionError("The lines are " + expected + ", but the keys are " + keys);
        }
    }

    private static void checkSentence(String message) {
        boolean oneSentence =
                message.endsWith(".") && message.contains(String.valueOf(FILE)) && !message.contains("\n");
        if (!oneSentence) {
            throw new AssertionError("A refusal is one sentence that names the file, not: " + message);
        }
    }

    /** The first distinct lines of a text; null where the bytes are no text as a whole, as what is behind the limit is not read. */
    private static @org.jspecify.annotations.Nullable List<String> linesOf(byte[] content, int limit) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            return null;
        }
        Set<String> lines = new LinkedHashSet<>();
        for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1)) {
            String key = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!key.isEmpty() && lines.size() < limit) {
                lines.add(key);
            }
        }
        return List.copyOf(lines);
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("lethe-lab-input", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package dev.lethe.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The file that the report goes to; that it can be written is known before the run starts. */
final class ReportFile {
    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /**
     * Makes sure that a report can be written.
     *
     * @param input the file with the keys, which must not be overwritten
     * @throws BadInput when it cannot
     */
    static ReportFile checked(Path file, @Nullable Path input) {
        if (Files.isDirectory(file)) {
            throw new BadInput("The report path '" + file + "' is a directory; name a file in it with --report.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("The folder of the report '" + file
                    + "' does not exist; create it or name another file with --report.");
        }
        try {
            if (input != null && Files.exists(input) && Files.exists(file) && Files.isSameFile(file, input)) {
                throw new BadInput(
                        "The report '" + file + "' would overwrite the input file; name another file with --report.");
            }
            boolean existed = Files.exists(file);
            Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                    .close();
            if (!existed) {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new BadInput("The report '" + file + "' cannot be written (" + reason(refused)
                    + "); name another file with --report.");
        }
        return new ReportFile(file);
    }

    void write(String html) throws IOException {
        Files.writeString(file, html, StandardCharsets.UTF_8);
    }

    /** Says in a few words why a file could not be used; the message of many exceptions is but the path. */
    static String reason(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (refused instanceof NoSuchFileException) {
            return "there can be no such file";
        }
        String reason = refused instanceof FileSystemException named ? named.getReason() : refused.getMessage();
        return reason == null ? refused.getClass().getSimpleName() : reason;
    }

    @Override
    public String toString() {
        return file.toAbsolutePath().normalize().toString();
    }
}

package dev.lethe.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that pictures for documents go to, one SVG file for each plot that has a name for one. */
final class Pictures {
    private final Path folder;

    private Pictures(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes sure that pictures can be written.
     *
     * @throws BadInput when they cannot
     */
    static Pictures into(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInput("The folder of the pictures '" + folder
                    + "' does not exist; create it or name another one with --pictures.");
        }
        if (!Files.isWritable(folder)) {
            throw new BadInput("The folder of the pictures '" + folder
                    + "' cannot be written to; name another one with --pictures.");
        }
        return new Pictures(folder);
    }

    /**
     * Writes the pictures of a run, over those of an earlier one.
     *
     * @throws BadInput when one cannot be written any more
     */
    void write(List<Section> sections, Terminal terminal) {
        for (Section section : sections) {
            for (Plot plot : section.plots()) {
                if (!plot.picture().isEmpty()) {
                    Path file = folder.resolve(plot.picture() + ".svg");
                    write(file, SvgPlot.of(plot));
                    terminal.line("Picture: " + file.toAbsolutePath().normalize());
                }
            }
        }
    }

    private static void write(Path file, String svg) {
        try {
            Files.writeString(file, svg, StandardCharsets.UTF_8);
        } catch (IOException full) {
            throw new BadInput("The picture '" + file + "' could not be written (" + ReportFile.reason(full)
                    + "); make room or name another folder with --pictures.");
        }
    }
}

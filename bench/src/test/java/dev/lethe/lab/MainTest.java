package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void helpNamesEveryOption() {
        LabRun run = LabRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "--input",
                        "--backends",
                        "--quick",
                        "--off-heap",
                        "--report",
                        "--pictures",
                        "--help",
                        "--version",
                        "Exit code");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        LabRun run = LabRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("lethe lab ").hasLineCount(1);
    }

    @Test
    void unknownOptionIsRefused() {
        refused(LabRun.of("--quik"), "--quik", "--help");
    }

    @Test
    void argumentWithoutOptionIsRefused() {
        refused(LabRun.of("keys.txt"), "keys.txt", "--help");
    }

    @Test
    void optionWithoutItsValueIsRefused() {
        refused(LabRun.of("--input"), "--input", "--help");
    }

    @Test
    void optionGivenTwiceIsRefused() {
        refused(LabRun.of("--report", "a", "--report", "b"), "--report", "--help");
    }

    @Test
    void unknownBackendIsRefusedWithTheKnownOnes() {
        refused(LabRun.of("--backends", "java.util.HashMap,nonsense"), "'nonsense'", "java.util.HashMap");
        refused(LabRun.of("--backends", ","), "--backends");
        refused(LabRun.of("--backends", ""), "''", Backends.CONCURRENT_HASH_MAP);
    }

    @Test
    void inputThatIsMissingOrADirectoryIsRefused() {
        refused(LabRun.of("--report", report(), "--input", "no/such/file"), "'no/such/file'", "give a text file");
        refused(LabRun.of("--report", report(), "--input", folder.toString()), "'" + folder + "'", "directory");
    }

    @Test
    void pathThatCannotBeIsRefused() {
        refused(LabRun.of("--input", "a\0b"), "--input", "there can be no file of that name");
    }

    @Test
    void reportThatCannotBeWrittenIsRefusedBeforeTheRun() {
        refused(LabRun.of("--report", folder.toString()), "'" + folder + "'", "--report");
        Path nowhere = folder.resolve("missing/report.html");
        refused(LabRun.of("--report", nowhere.toString()), "'" + nowhere + "'", "--report");
    }

    @Test
    void reportThatWouldOverwriteTheInputIsRefused() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.txt"), "a\nb\n");
        refused(LabRun.of("--input", keys.toString(), "--report", keys.toString()), "overwrite", "--report");
        assertThat(keys).hasContent("a\nb\n");
    }

    @Test
    void missingInputIsNamedThoughAReportIsThere() throws IOException {
        Files.writeString(folder.resolve("report.html"), "old");
        refused(LabRun.of("--report", report(), "--input", "missing"), "'missing'", "does not exist");
        assertThat(folder.resolve("report.html")).hasContent("old");
    }

    /** The device is always full, and can be opened. */
    @Test
    void reportThatCannotBeWrittenInTheEndIsOneSentenceAndExitCodeTwo() {
        Path full = Path.of("/dev/full");
        assumeThat(full).isWritable();
        LabRun run = LabRun.of("--report", full.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("Pause, longs").doesNotContain("Report: ");
        assertThat(run.err())
                .contains("'" + full + "'", "--report")
                .hasLineCount(1)
                .endsWith(".\n")
                .doesNotContain("Exception");
    }

    @Test
    void picturesThatCannotBeWrittenAreRefusedBeforeTheRun() throws IOException {
        refused(LabRun.of("--report", report(), "--pictures", "no/such/folder"), "'no/such/folder'", "--pictures");
        Path file = Files.createFile(folder.resolve("file"));
        refused(LabRun.of("--report", report(), "--pictures", file.toString()), "'" + file + "'", "--pictures");
        refused(LabRun.of("--off-heap", "--pictures", folder.toString()), "--off-heap", "--pictures");
    }

    @Test
    void picturesOfMemoryAndOfTheLongestPutsAreWritten() throws IOException {
        LabRun run = LabRun.of("--report", report(), "--pictures", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        for (String name : new String[] {"memory-names", "memory-longs", "longest-put-names", "longest-put-longs"}) {
            Path picture = folder.resolve(name + ".svg");
            assertThat(run.out()).contains("Picture: " + picture);
            assertThat(picture)
                    .content()
                    .startsWith("<svg ")
                    .endsWith("</svg>\n")
                    .contains("core", "HashMap");
        }
    }

    @Test
    void refusedRunLeavesNoReport() {
        refused(LabRun.of("--report", report(), "--input", "missing"), "'missing'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void runOnFewKeysShowsAllTablesAndWritesTheReport() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.txt"), "alpha\nbeta\ngamma\ndelta\nepsilon\n");
        LabRun run = LabRun.of("--input", keys.toString(), "--report", report());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("5 distinct lines of " + keys, "HashMap", "ConcurrentHashMap")
                .contains(
                        "── Delete, names", "── Clear, names", "── Memory, names", "── Pause, names", "── Pool, names")
                .contains(
                        "── Delete, longs", "── Clear, longs", "── Memory, longs", "── Pause, longs", "── Pool, longs")
                .contains("checks of results and sizes passed", "Report: " + report())
                .doesNotContain("\r", "\u001b", "\u00a0");
        assertThat(run.out().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(Math.max(Terminal.TABLE_WIDTH, report().length() + 8));
        assertThat(Path.of(report()))
                .content()
                .contains("5 distinct lines of", "its generation learnt", "had all been TRANSACTION", "</html>");
    }

    @Test
    void numbersOffTheHeapAreComparedInJvmsOfTheirOwn() throws IOException {
        LabRun run = LabRun.of("--off-heap", "--report", report());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("30,000 entries", "── Off-heap, longs", "core", "HashMap", "All 6 checks", "off the heap")
                .doesNotContain("ConcurrentHashMap", "── Delete");
        assertThat(Path.of(report())).content().contains("Off-heap, longs", "</html>");
        refused(LabRun.of("--off-heap", "--input", "keys.txt"), "--off-heap", "--input");
        refused(LabRun.of("--off-heap", "--backends", Backends.CONCURRENT_HASH_MAP), "--off-heap", "--backends");
    }

    @Test
    void theMachineHasRoomForWhatOffHeapTakes() {
        assertThat(OffHeapRun.entries(20_000_000, 24L << 30)).isEqualTo(20_000_000);
        assertThat(OffHeapRun.entries(20_000_000, 4L << 30)).isBetween(5_000_000, 12_000_000);
        assertThat(OffHeapRun.entries(20_000_000, 0)).isPositive();
    }

    /** A map off the heap is measured by its own figures, since its objects lead to all native memory. */
    @Test
    void theBackendOffTheHeapJoins() {
        LabRun run = LabRun.of("--backends", "core,unsafe", "--report", report());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(Path.of(report()))
                .content()
                .contains("The figures of unsafe, whose entries are in native memory, are its own (stats()).");
    }

    @Test
    void smallestInputRuns() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.txt"), "a\nb");
        assertThat(LabRun.of("--input", keys.toString(), "--report", report()).exitCode())
                .isZero();
    }

    @Test
    void onlyTheChosenBackendsTakePart() {
        LabRun run = LabRun.of("--backends", Backends.HASH_MAP, "--report", report());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("HashMap").doesNotContain("ConcurrentHashMap");
    }

    @Test
    void progressIsDrawnOnATerminalOnStandardError() {
        LabRun run = LabRun.onTerminal(true, "--quick", "--report", report());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("\r", "delete, names", "pause, longs").doesNotContain("\n");
        assertThat(run.out()).contains("\u001b[").doesNotContain("\r");
        assertThat(LabRun.onTerminal(false, "--report", report()).out()).doesNotContain("\u001b[");
    }

    @Test
    void outputIsAsciiWhereTheTerminalIs() {
        LabRun run = LabRun.in(StandardCharsets.US_ASCII, "--report", report());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("-- Delete, names ---", " us").doesNotContain("?");
    }

    private void refused(LabRun run, String... parts) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(parts).hasLineCount(1).endsWith(".\n").doesNotContain("Exception");
    }

    private String report() {
        return folder.resolve("report.html").toString();
    }
}

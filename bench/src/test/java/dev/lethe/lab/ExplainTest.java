package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final Pattern OTHER = Pattern.compile("try lab explain '([^']+)'");

    @TempDir
    Path folder;

    /** The lab's keys are the first 400 names of the JDK here, see LabRun. */
    private static LabRun explain(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return LabRun.of(all);
    }

    /** Draws, and returns the text with its lines and columns run together. */
    private static String words(String... arguments) {
        return drawn(arguments).out().replaceAll("\\s+", " ");
    }

    private static LabRun drawn(String... arguments) {
        LabRun run = explain(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("\u001b", "\u00a0", "\r", "\t");
        assertThat(run.out().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(Terminal.TABLE_WIDTH);
        return run;
    }

    @Test
    void presentKeyIsDrawnBeforeAndAfterItsRemoval() {
        assertThat(words("java/lang/String"))
                .contains("where the key 'java/lang/String' lies in a map of the backend core")
                .contains(
                        "350 entries of the first 400 distinct names",
                        "the key among them",
                        "no directory",
                        "control byte",
                        "(home)")
                .containsPattern("\\*[0-7][0-9a-f] java/lang/String")
                .containsSubsequence("── BEFORE", "── AFTER", "── WHAT CHANGED", "'java/lang/String' leaves slot")
                .contains("removal left no trace");
    }

    @Test
    void removalThatPullsAnEntryBackSaysWhichAndWhere() {
        Matcher other = OTHER.matcher(words("not a key", "--entries", "175")); // 32 groups, nearly full
        assertThat(other.find()).as("the key to try").isTrue();
        assertThat(words(other.group(1), "--entries", "175"))
                .contains("was passed by", "it is pulled back", "The count of group")
                .containsPattern(" >[0-7][0-9a-f] ")
                .contains("<80 free now", "removal left no trace")
                .doesNotContain("To see an entry pulled back");
    }

    @Test
    void absentKeyIsSaidToBeSoWithItsPath() {
        assertThat(words("not a key"))
                .contains("the key is not among them", "── NOW", "would change nothing", "lookup visits group")
                .contains("absent. The count there is 0")
                .doesNotContain("BEFORE", "AFTER");
    }

    @Test
    void twoRunsDrawTheSame() {
        assertThat(drawn("java/lang/String").out())
                .isEqualTo(drawn("java/lang/String").out());
    }

    @Test
    void keysOfAFileAreUsedAndOddLettersHidden() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "a\u001b[31m\tb\n-x\n" + "long".repeat(100) + "\nc\n");
        assertThat(words("--input", keys.toString(), "--", "-x"))
                .contains("4 entries, all 4 distinct lines of " + keys, "a?[31m?b", "* the key", "longlongl…longlong");
    }

    @Test
    void keyBeyondTheFirstEntriesIsPutInToo() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            lines.append("key ").append(i).append('\n');
        }
        Path keys = Files.writeString(folder.resolve("keys"), lines);
        for (int i = 0; i < 100; i += 9) {
            assertThat(words("key " + i, "--input", keys.toString(), "--entries", "10"))
                    .contains("10 entries of 100 distinct lines", "the key among them");
        }
    }

    @Test
    void mapOfOneEntryIsDrawn() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "a\nb\n");
        assertThat(words("a", "--input", keys.toString(), "--entries", "1"))
                .contains("1 entry of 2", "is free, as if it had never been used");
    }

    @Test
    void drawingIsAsciiWhereTheTerminalIs() {
        LabRun run = LabRun.in(StandardCharsets.US_ASCII, "explain", "java/lang/String");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("-- BEFORE", "~").doesNotContain("?");
    }

    @Test
    void helpNamesTheOptionsAndTheMainHelpTheCommand() {
        assertThat(explain("--help").out()).contains("KEY", "--input", "--backend", "--entries", "Exit code");
        assertThat(LabRun.of("--help").out()).contains("explain");
    }

    @Test
    void badInputIsOneSentence() throws IOException {
        refused(explain(), "KEY", "--help");
        refused(explain("a", "b"), "'b'", "--help");
        refused(explain("a", "--entries", "0"), "--entries", "from 1 to 400");
        refused(explain("a", "--entries", "401"), "--entries", "401");
        refused(explain("a", "--entries", "many"), "--entries", "many");
        refused(explain("a", "--entries", "99999999999"), "--entries");
        refused(explain("a", "--backend", "nonsense"), "'nonsense'", "core");
        refused(explain("a", "--backend", Backends.HASH_MAP), "of Lethe", "core");
        refused(explain("a", "--input", "no/such/file"), "'no/such/file'");
        refused(explain("a", "--input", folder.toString()), "directory");
        refused(LabRun.of("--quick", "explain", "a"), "come after");
    }

    @Test
    void backendThatDoesNotDescribeItsMapsIsRefused() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader stranger = MuteProvider.loader(folder)) {
            thread.setContextClassLoader(stranger);
            refused(explain("a", "--backend", MuteProvider.NAME), "'mute'", "SelfDescribing", "--backend");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static void refused(LabRun run, String... parts) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(parts).hasLineCount(1).endsWith(".\n").doesNotContain("Exception");
    }
}

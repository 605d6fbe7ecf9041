package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that do what is forbidden: each ends with the documented exception, none with a crash. */
class CrimesTest {
    private static final String CHECKED = "-Dlethe.checked=true";
    private static final String CLOSED =
            "IllegalStateException: The native memory of the map was given back when it was closed.";

    @TempDir
    Path folder;

    private static List<String> quiet(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        if (Runtime.version().feature() >= 24 && all.stream().noneMatch(option -> option.startsWith("--sun-misc"))) {
            all.add("--sun-misc-unsafe-memory-access=allow");
        }
        return all;
    }

    /** Runs crimes; in checked mode also by the other way to the memory where there are two, with the same outcome. */
    private List<String> told(List<String> options, String... crimes) throws Exception {
        List<String> out = run(options, crimes);
        boolean choice = ForeignPart.isPresent() && options.stream().noneMatch(option -> option.contains("memory="));
        if (choice && options.contains(CHECKED)) {
            List<String> others = new ArrayList<>(options);
            others.add("-Dlethe.unsafe.memory=" + (MemoryChoice.HERE.way() == Way.FOREIGN ? "unsafe" : "foreign"));
            assertThat(withoutPlaces(run(others, crimes))).isEqualTo(withoutPlaces(out));
        }
        return out;
    }

    private List<String> run(List<String> options, String... crimes) throws Exception {
        List<String> out =
                new ForkedJvm(folder).run(options, Crimes.class, crimes).out();
        assertThat(out).hasSameSizeAs(crimes);
        return out;
    }

    /** Slabs have other sizes by the other way, so more or less fits into the limit, and another request is the one that meets it. */
    private static List<String> withoutPlaces(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll(
                        "slab [0-9a-f]+ of \\d+ bytes|\\d+ bytes of native memory cannot be had: .*", "…"))
                .toList();
    }

    @Test
    void checkedModeCatchesUseOfWhatIsGone() throws Exception {
        assertThat(told(quiet(CHECKED), "use after close", "use after release", "close twice", "allocate after close"))
                .containsExactly(
                        CLOSED,
                        "IllegalStateException: This has no native memory, or has given it back.",
                        "nothing",
                        CLOSED);
    }

    @Test
    void checkedModeCatchesAccessOutOfBounds() throws Exception {
        assertThat(told(quiet(CHECKED), "read behind the end", "write before the start", "copy too much"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "IndexOutOfBoundsException: Checked mode: bytes 996 to 1004 of a block of 1000"),
                        line -> assertThat(line)
                                .startsWith(
                                        "IndexOutOfBoundsException: Checked mode: bytes -1 to 0 of a block of 1000"),
                        line -> assertThat(line)
                                .startsWith(
                                        "IndexOutOfBoundsException: Checked mode: bytes 0 to 101 of a block of 100"));
    }

    @Test
    void checkedModeCatchesOverrunsThatNobodyChecked() throws Exception {
        assertThat(told(quiet(CHECKED), "overrun", "underrun, closed"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "IllegalStateException: Checked mode: somebody wrote outside of a block of 100")
                                .endsWith("at byte 100 from its start."),
                        line -> assertThat(line)
                                .startsWith(
                                        "IllegalStateException: Checked mode: somebody wrote outside of a block of 100")
                                .endsWith("at byte -1 from its start."));
    }

    @Test
    void checkedModeCatchesWritesIntoFreedMemory() throws Exception {
        assertThat(told(quiet(CHECKED), "write after free", "write after free, reused"))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("IllegalStateException: Checked mode: somebody wrote into a freed block of 100")
                        .endsWith("at byte 50 from its start."));
    }

    @Test
    void checkedModeConfinesMemoryToAThread() throws Exception {
        String intruder =
                "IllegalStateException: Checked mode: the native memory of the map is used by intruder, and belongs to main.";
        assertThat(told(quiet(CHECKED), "another thread", "another thread closes", "hand over"))
                .containsExactly(intruder, intruder, "nothing");
    }

    /** Changes of the whole map that touch no entry, or have done much before they touch one, are refused as soon. */
    @Test
    void checkedModeConfinesAWholeMapToAThread() throws Exception {
        String[] crimes = {
            "put, by another thread",
            "clear, by another thread",
            "clearLazily, by another thread",
            "iterate, by another thread",
            "drain, by another thread",
            "trim, by another thread",
            "reserve, by another thread",
            "close, by another thread",
            "trim of an empty map, by another thread",
            "trim of a sparse map, by another thread"
        };
        assertThat(told(quiet(CHECKED), crimes))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("IllegalStateException: Checked mode: the native memory of the map")
                        .endsWith(" is used by intruder, and belongs to main."));
    }

    /** A pool that closes a map is told what was found, and nobody is there to be thrown at. */
    @Test
    void whatAPoolIsToldIsLogged() throws Exception {
        ForkedJvm.Result result = new ForkedJvm(folder).run(quiet(CHECKED), Crimes.class, "overrun, met by a pool");
        assertThat(result.out()).containsExactly("nothing");
        assertThat(result.err()).contains("Checked mode: somebody wrote outside of a block of 100");
    }

    /** What a user can do to a whole map, here one whose tables have two blocks each. */
    @Test
    void mapsRefuseWhatIsForbidden() throws Exception {
        String closed = "IllegalStateException: This map is closed; make a new one.";
        for (String mode : List.of(CHECKED, "-Dlethe.checked=false")) {
            assertThat(told(quiet(mode), "walk over a closed map", "change a closed map", "put a number for a string"))
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo(closed),
                            line -> assertThat(line).isEqualTo(closed),
                            line -> assertThat(line)
                                    .startsWith("ClassCastException: A map of the backend unsafe keeps its keys as")
                                    .contains("no java.lang.Integer"));
            assertThat(told(quiet(mode, "-Dlethe.unsafe.maxBytes=3000000"), "fill a map to the limit"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("OutOfMemoryError: ")
                    .contains("of native memory cannot be had: ");
        }
        assertThat(told(quiet(CHECKED), "use a map in another thread"))
                .containsExactly("IllegalStateException: Checked mode: the native memory of the map of strings is used"
                        + " by intruder, and belongs to main.");
    }

    /** The placeholders that all maps share lie elsewhere, so they keep no slab of the process. */
    @Test
    void afterTheLastCloseTheProcessHoldsNothing() throws Exception {
        assertThat(told(quiet(), "leave nothing behind")).containsExactly("IllegalStateException: 0 bytes");
    }

    @Test
    void checkedModeHandsOutNoZerosByChance() throws Exception {
        assertThat(told(quiet(CHECKED), "read what was never written"))
                .containsExactly("IllegalStateException: c5c5c5c5c5c5c5c5");
    }

    @Test
    void plainModeRefusesWhatItCanSee() throws Exception {
        for (String mode : List.of(CHECKED, "-Dlethe.checked=false")) {
            assertThat(told(quiet(mode), "close twice", "allocate after close", "free twice", "free another's"))
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo("nothing"),
                            line -> assertThat(line).isEqualTo(CLOSED),
                            line -> assertThat(line)
                                    .startsWith("IllegalStateException: A block")
                                    .endsWith("it was freed before."),
                            line -> assertThat(line).startsWith("IllegalStateException: A block"));
        }
    }

    @Test
    void theLimitAndFailuresOfAnyAllocationAreErrorsThatChangeNothing() throws Exception {
        for (String mode : List.of(CHECKED, "-Dlethe.checked=false")) {
            assertThat(told(quiet(mode, "-Dlethe.unsafe.maxBytes=3000000"), "fail each in turn", "reach the limit"))
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo("nothing"),
                            line -> assertThat(line)
                                    .startsWith("OutOfMemoryError: 100000 bytes of native memory cannot be had: ")
                                    .contains("of at most 3000000 are obtained"));
        }
    }

    @Test
    void aForgottenMapIsReportedWithWhereItWasMade() throws Exception {
        for (String mode : List.of(CHECKED, "-Dlethe.checked=false")) {
            ForkedJvm.Result result =
                    new ForkedJvm(folder).run(quiet(mode, "-Dlethe.unsafe.track=true"), Crimes.class, "forget");
            assertThat(result.err())
                    .containsOnlyOnce("the forgotten map was not closed; its "
                            + (mode.equals(CHECKED) ? 1152 : 1024) // with its red zones
                            + " bytes of native memory were freed late")
                    .contains("Crimes.forget(");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() throws Exception {
        assertThat(told(quiet("-Dlethe.unsafe.memory=disk"), "close twice"))
                .containsExactly("UnsupportedOperationException: the property lethe.unsafe.memory is \"disk\"; it takes"
                        + " unsafe or foreign, or is left out.");
    }

    @Test
    void deniedAccessIsRefusedInOneSentence() throws Exception {
        assumeTrue(Runtime.version().feature() >= 23, "the JVM can deny access");
        String told = told(quiet("--sun-misc-unsafe-memory-access=deny", "-Dlethe.unsafe.memory=unsafe"), "close twice")
                .get(0);
        assertThat(told)
                .startsWith("UnsupportedOperationException: this JVM denies access to memory by sun.misc.Unsafe (")
                .contains(
                        "; allow it by --sun-misc-unsafe-memory-access=allow, or ",
                        ForeignPart.isPresent() ? "leave out -Dlethe.unsafe.memory=unsafe" : "Java 22 or later");
    }

    @Test
    void deniedAccessDoesNotMatterToForeignMemory() throws Exception {
        assumeTrue(ForeignPart.isPresent(), "the part for java.lang.foreign is in use");
        ForkedJvm.Result result =
                new ForkedJvm(folder).run(List.of("--sun-misc-unsafe-memory-access=deny"), Crimes.class, "close twice");
        assertThat(result.out()).containsExactly("nothing");
        assertThat(result.err()).as("silent").isEmpty();
    }

    @Test
    void eachWayIsSilentWhereItIsChosen() throws Exception {
        assumeTrue(ForeignPart.isPresent() || Runtime.version().feature() < 24, "the JVM does not warn of Unsafe");
        ForkedJvm.Result result = new ForkedJvm(folder).run(List.of(), Crimes.class, "close twice");
        assertThat(result.out()).containsExactly("nothing");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void bothWaysWorkWhereBothAreThere() throws Exception {
        assumeTrue(ForeignPart.isPresent(), "the part for java.lang.foreign is in use");
        for (String way : List.of("unsafe", "foreign")) {
            for (String mode : List.of(CHECKED, "-Dlethe.checked=false")) {
                assertThat(told(
                                quiet(mode, "-Dlethe.unsafe.memory=" + way),
                                "close twice",
                                "free twice",
                                "fail each in turn"))
                        .satisfiesExactly(
                                line -> assertThat(line).isEqualTo("nothing"),
                                line -> assertThat(line).startsWith("IllegalStateException: A block"),
                                line -> assertThat(line).isEqualTo("nothing"));
            }
        }
    }

    /** Unless native access is enabled, a table has a slice of its slab, which is an object. */
    @Test
    void whatForeignMemoryTakesOnTheHeapIsCounted() throws Exception {
        assumeTrue(ForeignPart.isPresent(), "the part for java.lang.foreign is in use");
        String foreign = "-Dlethe.unsafe.memory=foreign";
        assertThat(bytesOnTheHeap(quiet(foreign)))
                .isEqualTo(bytesOnTheHeap(quiet(foreign, "--enable-native-access=ALL-UNNAMED")) + 40);
    }

    private long bytesOnTheHeap(List<String> options) throws Exception {
        String told = run(options, "tell the bytes on the heap").get(0);
        return Long.parseLong(told.substring(told.indexOf(' ') + 1));
    }

    /** Unsafe and JMX are modules of their own; without them there is a reason, or no bean, but no crash. */
    @Test
    void aRuntimeOfTheBaseModuleAlone() throws Exception {
        String told = told(List.of("--limit-modules=java.base"), "close twice").get(0);
        assertThat(told)
                .isEqualTo(
                        ForeignPart.isPresent()
                                ? "nothing"
                                : "UnsupportedOperationException: sun.misc.Unsafe cannot be used in this JVM"
                                        + " (java.lang.NoClassDefFoundError: sun/misc/Unsafe); add --add-modules"
                                        + " jdk.unsupported, or use Java 22 or later and a jar of lethe-map-unsafe with"
                                        + " its part for java.lang.foreign.");
        String mended = told(List.of("--limit-modules=java.base", "--add-modules=jdk.unsupported"), "close twice")
                .get(0);
        assertThat(mended).isEqualTo("nothing");
    }
}

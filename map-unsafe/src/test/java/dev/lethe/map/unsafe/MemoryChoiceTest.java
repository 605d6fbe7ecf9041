package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way is chosen where, and what is said where there is none. */
class MemoryChoiceTest {
    private static final String DENIED = "this JVM denies access to memory by sun.misc.Unsafe (allocateMemory);"
            + " allow it by --sun-misc-unsafe-memory-access=allow";

    private final AtomicInteger probes = new AtomicInteger();

    private Surroundings around(int release, boolean foreignPart, String unsafeFault, @Nullable String memory) {
        return new Surroundings(
                release,
                "linux/amd64",
                foreignPart,
                () -> {
                    probes.incrementAndGet();
                    return unsafeFault;
                },
                memory,
                List.of(),
                null);
    }

    private static Surroundings on(int release, String platform, @Nullable String maxBytes, String... allow) {
        return new Surroundings(release, platform, true, () -> "", null, List.of(allow), maxBytes);
    }

    @ParameterizedTest
    @CsvSource({
        "17, false, UNSAFE",
        "21, false, UNSAFE",
        "22, true, UNSAFE",
        "23, true, UNSAFE",
        "24, true, FOREIGN",
        "25, true, FOREIGN",
        "25, false, UNSAFE"
    })
    void unsafeWhereItIsSilentAndForeignFrom24On(int release, boolean foreignPart, Way way) {
        assertThat(MemoryChoice.in(around(release, foreignPart, "", null))).isEqualTo(new MemoryChoice(way, ""));
    }

    @Test
    void unsafeIsNotEvenProbedWhereForeignIsChosen() {
        MemoryChoice.in(around(25, true, "", null));
        MemoryChoice.in(around(23, true, "", "foreign"));
        MemoryChoice.in(around(26, true, "", null));

        assertThat(probes).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"23, foreign, FOREIGN", "25, foreign, FOREIGN", "23, unsafe, UNSAFE", "25, unsafe, UNSAFE"})
    void thePropertyForcesAWay(int release, String memory, Way way) {
        assertThat(MemoryChoice.in(around(release, true, "", memory)).way()).isEqualTo(way);
    }

    @Test
    void foreignStandsInWhereUnsafeIsDenied() {
        assertThat(MemoryChoice.in(around(23, true, DENIED, null)).way()).isEqualTo(Way.FOREIGN);
    }

    @Test
    void deniedAndNoForeignMemoryIsRefusedInOneSentence() {
        assertThat(MemoryChoice.in(around(25, false, DENIED, null)))
                .isEqualTo(new MemoryChoice(
                        Way.NONE,
                        DENIED
                                + ", or use Java 22 or later and a jar of"
                                + " lethe-map-unsafe with its part for java.lang.foreign"));
    }

    @Test
    void deniedAndForcedIsRefused() {
        MemoryChoice choice = MemoryChoice.in(around(25, true, DENIED, "unsafe"));
        assertThat(choice.way()).isEqualTo(Way.NONE);
        assertThat(choice.refusal())
                .isEqualTo(DENIED + ", or leave out -Dlethe.unsafe.memory=unsafe, and java.lang.foreign is used");
    }

    /** What is not there is not there by another way, and no option of the JVM helps. */
    @ParameterizedTest
    @CsvSource({"17, false", "25, false"})
    void wantOfMemoryIsRefusedWithoutOtherWays(int release, boolean foreignPart) {
        String full = Guard.NO_MEMORY + " (Unable to allocate 8 bytes)" + Guard.FREE_MEMORY;
        assertThat(MemoryChoice.in(around(release, foreignPart, full, null)))
                .isEqualTo(new MemoryChoice(Way.NONE, full));
        assertThat(Guard.withWayOut(Guard.NO_MEMORY)).isEqualTo(Guard.NO_MEMORY + Guard.FREE_MEMORY);
        assertThat(Guard.withWayOut("it is upside down")).endsWith("; use the backend core, and report this JVM");
        assertThat(Guard.withWayOut("")).isEmpty();
    }

    @Test
    void foreignWithoutItsPartIsRefused() {
        MemoryChoice choice = MemoryChoice.in(around(17, false, "", "foreign"));
        assertThat(choice.way()).isEqualTo(Way.NONE);
        assertThat(choice.refusal()).contains("needs Java 22", "this is Java 17", "leave the property out");
        assertThat(probes).hasValue(0);
    }

    @Test
    void aWordThatNamesNoWayIsRefused() {
        assertThat(MemoryChoice.in(around(17, false, "", "heap")).refusal())
                .isEqualTo("the property lethe.unsafe.memory is \"heap\"; it takes unsafe or foreign, or is left out");
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 16, 26, 30})
    void anUntestedReleaseNeedsTheProperty(int release) {
        MemoryChoice choice = MemoryChoice.in(on(release, "linux/amd64", null));
        assertThat(choice.way()).isEqualTo(Way.NONE);
        assertThat(choice.refusal())
                .contains(
                        "Java " + release + " is not among",
                        "(17 to 25, tested on 17, 21 and 25)",
                        "-Dlethe.unsafe.allow=" + release);

        assertThat(MemoryChoice.in(on(release, "linux/amd64", null, Integer.toString(release)))
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows/amd64", "mac/aarch64", "linux/aarch64", "linux/s390x"})
    void anUntestedPlatformNeedsTheProperty(String platform) {
        assertThat(MemoryChoice.in(on(21, platform, null)).refusal())
                .contains("linux/amd64, not on " + platform, "-Dlethe.unsafe.allow=" + platform);
        assertThat(MemoryChoice.in(on(21, platform, null, "26", platform)).refusal())
                .isEmpty();
        assertThat(MemoryChoice.in(on(26, platform, null, platform)).way()).isEqualTo(Way.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux/amd64",
        "Linux, x86_64, linux/amd64",
        "Windows Server 2022, amd64, windows/amd64",
        "Mac OS X, aarch64, mac/aarch64",
        "z/OS, s390x, z/os/s390x"
    })
    void platformsHaveOneNameEach(String system, String machine, String platform) {
        assertThat(Surroundings.platform(system, machine)).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "1g", "9223372036854775808"})
    void aLimitThatMakesNoSenseIsRefused(String limit) {
        assertThat(MemoryChoice.in(on(21, "linux/amd64", limit)).refusal())
                .isEqualTo("the property lethe.unsafe.maxBytes is \"" + limit
                        + "\"; it takes a number of bytes from 1 to " + Long.MAX_VALUE);
    }

    @Test
    void theLimitIsThatOfTheHeapUnlessSet() {
        assertThat(MemoryChoice.limit(null)).isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(MemoryChoice.limit(" 4096 ")).isEqualTo(4096);
    }

    @Test
    void thisJvmPassesTheGuard() {
        assertThat(Guard.availability().reason()).isEmpty();
        assertThat(Guard.availability().isAvailable()).isTrue();
        Guard.demand();
        boolean foreign = ForeignPart.isPresent() && Runtime.version().feature() >= 24;
        assertThat(MemoryChoice.HERE.way()).isEqualTo(foreign ? Way.FOREIGN : Way.UNSAFE);
    }
}

package dev.lethe.fuzz;

import dev.lethe.lab.LabInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is fuzzed here: the targets for every backend, and the lab's parser, which is only ours.
 *
 * <p>Each has a class whose name ends in FuzzTest, for JUnit; {@link Fuzzer} runs them under Jazzer alone, and {@link Replay} one input
 * without it.
 */
enum OurTarget {
    COMMANDS,
    AGREEMENT,
    SCARCITY,
    POOL,
    NEIGHBOURS,
    SELECTION,

    /** The lab's file of keys. */
    LAB_INPUT,

    /** All of these: the first byte chooses one, and the others are its input. */
    ANY;

    void run(byte[] input) {
        switch (this) {
            case LAB_INPUT -> LabInput.run(input);
            case ANY -> runChosen(input);
            default -> Target.valueOf(name()).run(input);
        }
    }

    static OurTarget of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Says why it has nothing to run on; null when it can run. */
    @Nullable
    String leftOut() {
        return this == LAB_INPUT || this == ANY ? null : Target.valueOf(name()).leftOut();
    }

    /** Returns the packages whose classes a search has to see; of each at least one. */
    Set<String> packages() {
        return switch (this) {
            case LAB_INPUT -> Set.of("dev.lethe.lab");
            case SELECTION -> Set.of("dev.lethe.map.spi");
            default -> Instrumented.maps().stream().map(Class::getPackageName).collect(Collectors.toSet());
        };
    }

    private static void runChosen(byte[] input) {
        OurTarget[] others = values();
        OurTarget chosen = others[input.length == 0 ? 0 : (input[0] & 0xff) % (others.length - 1)];
        if (chosen.leftOut() == null) {
            chosen.run(input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length));
        }
    }
}

package dev.lethe.map.unsafe;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the guard looks at, so that tests can pretend to be elsewhere.
 *
 * @param release the feature release of the JVM
 * @param platform the operating system and the machine, as in {@code linux/amd64}
 * @param foreignPart whether the part of this jar for java.lang.foreign is in use
 * @param unsafeFault touches memory through sun.misc.Unsafe and says what is wrong with it, or nothing; asked only where that way is meant
 * @param memory the property {@link #MEMORY}, or null
 * @param allow the items of the property {@link #ALLOW}
 * @param maxBytes the property {@link #MAX_BYTES}, or null
 */
record Surroundings(
        int release,
        String platform,
        boolean foreignPart,
        Supplier<String> unsafeFault,
        @Nullable String memory,
        List<String> allow,
        @Nullable String maxBytes) {
    /** The property that forces a way to native memory: {@code unsafe} or {@code foreign}. */
    static final String MEMORY = "lethe.unsafe.memory";

    /** The property that lists releases and platforms to be used though nobody tested them, with commas between. */
    static final String ALLOW = "lethe.unsafe.allow";

    /** The property that limits the native memory of the process. */
    static final String MAX_BYTES = "lethe.unsafe.maxBytes";

    /** Those of this JVM. */
    static Surroundings here() {
        String allow = System.getProperty(ALLOW, "").replace(" ", "");
        return new Surroundings(
                Runtime.version().feature(),
                platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
                ForeignPart.isPresent(),
                UnsafeProbe::fault,
                System.getProperty(MEMORY),
                allow.isEmpty() ? List.of() : List.of(allow.split(",", -1)),
                System.getProperty(MAX_BYTES));
    }

    /** One word each, in lower case, as the JVMs of all vendors agree on them. */
    static String platform(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT);
        String arch = machine.toLowerCase(Locale.ROOT);
        return (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "mac" : os.replace(' ', '-'))
                + "/"
                + (arch.equals("x86_64") ? "amd64" : arch);
    }
}

package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;
import dev.lethe.map.tck.MapSource;
import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a search is guided by the coverage of the maps it looks at: one that is not finds little, and says nothing of it. */
final class Instrumented {
    /** The patterns by which Jazzer, under JUnit, takes classes: names with {@code **}, and commas between. */
    static final String PROPERTY = "jazzer.instrument";

    private static boolean checked;

    private Instrumented() {}

    /** Returns the classes of the maps that are fuzzed. */
    static Set<Class<?>> maps() {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (MapSource source : Sources.all()) {
            LetheMap map = source.make(source.builder()).map();
            classes.add(map.getClass());
            map.close();
        }
        return classes;
    }

    /** Fails, once, when this JVM searches under JUnit and Jazzer was not told of the maps; stored inputs need no coverage. */
    static synchronized void checkSearch() {
        boolean searches = !System.getenv().getOrDefault("JAZZER_FUZZ", "").isEmpty();
        if (searches && !checked) {
            requireOneTaken(maps(), System.getProperty(PROPERTY));
            checked = true;
        }
    }

    /**
     * Fails when the patterns take none of the classes: of several backends, one may be there only for the others to agree with. Without
     * patterns Jazzer takes the classes that come from a folder.
     */
    static void requireOneTaken(Set<Class<?>> maps, @Nullable String patterns) {
        for (Class<?> map : maps) {
            if (patterns == null ? isOfAFolder(map) : isTaken(map.getName(), patterns)) {
                return;
            }
        }
        Class<?> first = maps.iterator().next();
        throw new IllegalStateException("The search would not see what it reaches in " + first.getName() + ", as -D"
                + PROPERTY + " is " + patterns + "; run it with -D" + PROPERTY + "=" + first.getPackageName()
                + ".** among the patterns.");
    }

    private static boolean isTaken(String name, String patterns) {
        for (String pattern : List.of(patterns.split(","))) {
            String prefix = pattern.replaceFirst("\\*+$", "");
            boolean deep = pattern.endsWith("**");
            boolean fits = pattern.equals(prefix)
                    ? name.equals(pattern)
                    : name.startsWith(prefix) && (deep || name.indexOf('.', prefix.length()) < 0);
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAFolder(Class<?> map) {
        CodeSource source = map.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location != null && location.getProtocol().equals("file") && new File(location.getPath()).isDirectory();
    }
}

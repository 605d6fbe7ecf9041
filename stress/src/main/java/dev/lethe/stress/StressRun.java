package dev.lethe.stress;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/**
 * Runs the claims on a backend with {@code CONCURRENT}, and judges: {@code java -cp ... dev.lethe.stress.StressRun [option of
 * jcstress]...}, on a class path with the backend, this jar and jcstress.
 *
 * <p>{@code -Dlethe.stress.backend=NAME} names the backend; without it each that ServiceLoader finds has its turn. {@code
 * -Dlethe.stress.claims=REGEX} leaves the claims whose name has the pattern. It ends with 0 when each claim that the backend can keep, by
 * the shapes and capabilities that it says it has, was run in each configuration and kept; which were left out is said, and why. It ends
 * with 1 when one was broken or did not run, and when there was no backend or no claim to run.
 */
public final class StressRun {
    private StressRun() {}

    /**
     * Runs, and ends the JVM.
     *
     * @param args options of jcstress but {@code -t}: {@code -m quick}, {@code -r} and a folder for its report
     * @throws Exception if jcstress cannot run
     */
    public static void main(String[] args) throws Exception {
        List<BackendInfo> backends = Claims.backends();
        if (backends.isEmpty()) {
            System.err.println("stress: no usable backend with CONCURRENT"
                    + (System.getProperty(Claims.BACKEND) == null
                            ? ""
                            : " and the name " + System.getProperty(Claims.BACKEND))
                    + " among " + Lethe.backends() + ".");
            System.exit(1);
        }
        if (backends.size() == 1) {
            System.exit(run(backends.get(0), args) ? 0 : 1);
        }
        int status = 0;
        for (BackendInfo backend : backends) {
            status = Math.max(status, runApart(backend, args));
        }
        System.exit(status);
    }

    private static boolean run(BackendInfo backend, String[] args) throws Exception {
        SortedMap<String, String> tests = Claims.of(backend);
        String chosen = tests.keySet().stream()
                .filter(test -> tests.get(test).isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "^(", ")$"));
        if (!tests.containsValue("")) {
            System.err.println("stress: no claim to run on the backend " + backend.name() + ": " + tests);
            return false;
        }
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-t", chosen, "-jvmArgsPrepend", "-D" + Claims.BACKEND + "=" + backend.name()));
        Options options = new Options(all.toArray(new String[0]));
        if (!options.parse()) {
            return false;
        }
        try {
            new JCStress(options).run();
        } catch (AssertionError failures) {
            System.err.println(failures.getMessage()); // the verdict has them, too
        }
        return Verdict.judge(options.getResultFile(), backend.name(), tests);
    }

    /** Runs on one of several backends, in a JVM of its own: jcstress keeps what it finds out about the JVM. */
    private static int runApart(BackendInfo backend, String[] args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + Claims.BACKEND + "=" + backend.name(),
                "-D" + Claims.ONLY + "=" + System.getProperty(Claims.ONLY, ""),
                StressRun.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0 ? 0 : 1;
    }
}

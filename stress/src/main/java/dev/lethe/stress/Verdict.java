package dev.lethe.stress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Judges a run of jcstress by its result file, since jcstress ends with 0 also when nothing matched or a test could not be scheduled:
 * every class on the class path must have run in each of its configurations, each claim without a forbidden outcome, and each twin must
 * have shown the outcome that its fault makes possible. With {@code -Dlethe.stress.backend=NAME} what that backend lacks the shape or the
 * capability for is left out, and so are twins and what {@code -Dlethe.stress.claims=REGEX} does not name; the verdict says so.
 */
public final class Verdict {
    private Verdict() {}

    /**
     * Judges, and ends the JVM with 1 when something was wrong.
     *
     * @param args the result file
     * @throws Exception if the file cannot be read
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: Verdict RESULTS");
        }
        String backend = System.getProperty(Claims.BACKEND);
        SortedMap<String, String> all = new TreeMap<>();
        TestList.tests().forEach(test -> all.put(test, ""));
        boolean right = backend == null
                ? judge(args[0], null, all)
                : judge(args[0], backend, Claims.of(Claims.backend(backend)));
        if (!right) {
            System.exit(1);
        }
    }

    /**
     * Judges.
     *
     * @param file the result file
     * @param backend the backend that the forked JVMs must have been told; null when they took the first that has CONCURRENT
     * @param tests the tests on the class path, each with the reason why it is left out, or an empty one
     * @return whether all that is not left out was as claimed, and that is something
     */
    static boolean judge(String file, @Nullable String backend, SortedMap<String, String> tests)
            throws IOException, ClassNotFoundException {
        Map<String, Tally> tallies = new TreeMap<>();
        DiskReadCollector reader = new DiskReadCollector(
                file,
                result -> tallies.computeIfAbsent(result.getName(), name -> new Tally())
                        .add(result, backend));
        reader.dump();
        reader.close();
        List<String> wrong = new ArrayList<>();
        int claims = 0;
        int twins = 0;
        int leftOut = 0;
        for (Map.Entry<String, String> test : tests.entrySet()) {
            String name = test.getKey();
            Tally tally = tallies.remove(name);
            if (tally == null && !test.getValue().isEmpty()) {
                System.out.printf("%-60s left out: %s%n", name, test.getValue());
                leftOut++;
                continue;
            }
            boolean twin = Claims.isTwin(name);
            String verdict = tally == null ? "did not run" : tally.verdict(twin);
            System.out.printf(
                    "%-60s %12d samples  %s%n",
                    name, tally == null ? 0 : tally.samples, verdict.isEmpty() ? "as claimed" : verdict);
            if (!verdict.isEmpty()) {
                wrong.add(name + " " + verdict);
            } else if (twin) {
                twins++;
            } else {
                claims++;
            }
        }
        tallies.keySet().forEach(name -> wrong.add(name + " is not listed"));
        if (claims == 0 && wrong.isEmpty()) {
            wrong.add("no claim was run");
        }
        String about = backend == null ? "the first backend with CONCURRENT" : backend;
        if (!wrong.isEmpty()) {
            System.err.println("jcstress, " + about + ": " + String.join("; ", wrong) + ".");
            return false;
        }
        System.out.println(about + ": " + claims + " claims"
                + (twins > 0 ? ", and " + twins + " twins that broke them" : "")
                + (leftOut > 0 ? "; " + leftOut + " left out" : ""));
        return true;
    }

    /** What was seen of one class, over all its configurations. */
    private static final class Tally {
        private long samples;
        private boolean ran = true;
        private boolean passed = true;
        private boolean interesting;
        private boolean elsewhere;

        void add(TestResult result, @Nullable String backend) {
            elsewhere |= backend != null && !result.getConfig().jvmArgs.contains("-D" + Claims.BACKEND + "=" + backend);
            TestGrading grading = result.grading();
            samples += result.getTotalCount();
            ran &= result.status() == Status.NORMAL && result.getTotalCount() != 0;
            passed &= grading.isPassed;
            interesting |= grading.hasInteresting;
        }

        String verdict(boolean twin) {
            if (elsewhere) {
                return "ran on another backend";
            }
            if (!ran) {
                return "did not run in all configurations";
            }
            if (!passed) {
                return "showed a forbidden outcome";
            }
            return twin && !interesting ? "did not show what its fault makes possible" : "";
        }
    }
}

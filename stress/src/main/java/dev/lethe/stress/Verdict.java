package dev.lethe.stress;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Judges a run of jcstress by its result file, since jcstress ends with 0 also when nothing matched or a test could not be scheduled:
 * every class of this module must have run in each of its configurations, each claim without a forbidden outcome, and each twin must
 * have shown the outcome that its fault makes possible.
 */
public final class Verdict {
    private Verdict() {}

    /**
     * Judges.
     *
     * @param args the result file
     * @throws Exception if the file cannot be read
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: Verdict RESULTS");
        }
        Map<String, Tally> tallies = new TreeMap<>();
        DiskReadCollector reader = new DiskReadCollector(
                args[0],
                result -> tallies.computeIfAbsent(result.getName(), name -> new Tally())
                        .add(result));
        reader.dump();
        reader.close();
        Set<String> listed = new TreeSet<>(TestList.tests());
        Set<String> wrong = new TreeSet<>();
        listed.stream().filter(name -> !tallies.containsKey(name)).forEach(name -> wrong.add(name + " did not run"));
        tallies.forEach((name, tally) -> {
            String verdict = !listed.contains(name) ? "is not listed" : tally.verdict(name.endsWith("Broken"));
            System.out.printf(
                    "%-60s %12d samples  %s%n", name, tally.samples, verdict.isEmpty() ? "as claimed" : verdict);
            if (!verdict.isEmpty()) {
                wrong.add(name + " " + verdict);
            }
        });
        if (!wrong.isEmpty()) {
            System.err.println("jcstress: " + String.join("; ", wrong) + ".");
            System.exit(1);
        }
        System.out.println(listed.size() / 2 + " claims, and as many twins that broke them");
    }

    /** What was seen of one class, over all its configurations. */
    private static final class Tally {
        private long samples;
        private boolean ran = true;
        private boolean passed = true;
        private boolean interesting;

        void add(TestResult result) {
            TestGrading grading = result.grading();
            samples += result.getTotalCount();
            ran &= result.status() == Status.NORMAL && result.getTotalCount() != 0;
            passed &= grading.isPassed;
            interesting |= grading.hasInteresting;
        }

        String verdict(boolean twin) {
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

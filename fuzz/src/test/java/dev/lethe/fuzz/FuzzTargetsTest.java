package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lethe.map.tck.MapSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a stranger does with the targets: an empty subclass, and one backend of his own; run as his build would. */
class FuzzTargetsTest {
    private static final String ONLY = "lethe.fuzz.backend";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final String onlyBefore = System.getProperty(ONLY);

    /** The stranger's class. */
    static class Own extends FuzzTargets {}

    @BeforeEach
    void showOnlyThePlantedProvider() {
        Thread.currentThread()
                .setContextClassLoader(new ShowingLoader(
                        PlantedProvider.class.getClassLoader(), PlantedProvider.class.getResource("planted-provider")));
        System.setProperty(ONLY, "planted");
    }

    @AfterEach
    void hideThePlantedProvider() {
        PlantedProvider.faulty = false;
        Thread.currentThread().setContextClassLoader(before);
        if (onlyBefore == null) {
            System.clearProperty(ONLY);
        } else {
            System.setProperty(ONLY, onlyBefore);
        }
    }

    @Test
    void propertyLeavesOneBackend() {
        assertThat(Sources.all()).extracting(MapSource::backend).containsOnly("planted");
    }

    @Test
    void propertyLeavesSeveralBackends() {
        System.setProperty(ONLY, "missing,planted");
        assertThat(Sources.all()).extracting(MapSource::backend).containsOnly("planted");
    }

    @Test
    void rightBackendPassesAndWhatDoesNotApplySaysSo() {
        Run run = run();
        assertThat(run.failed).isEmpty();
        assertThat(run.passed)
                .hasSizeGreaterThan(2 * StoredInputs.of(Target.COMMANDS).size());
        assertThat(run.leftOut)
                .hasSize(4)
                .allMatch(reason -> reason.contains("nothing to agree with") || reason.contains("BackendDoor"));
    }

    @Test
    void faultIsFoundByTheStoredInputs() {
        PlantedProvider.faulty = true;
        Run run = run();
        assertThat(run.failed).isNotEmpty().allMatch(message -> message.contains("planted"));
        assertThat(run.passed).isNotEmpty();
    }

    private static Run run() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Own.class))
                .build();
        Run run = new Run();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** What came of each test. */
    private static final class Run implements TestExecutionListener {
        private final List<String> passed = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            leftOut.add(reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            String message = result.getThrowable().map(Run::messages).orElse("");
            switch (result.getStatus()) {
                case ABORTED -> leftOut.add(message);
                case FAILED -> failed.add(message);
                default -> {
                    if (test.isTest()) {
                        passed.add(test.getDisplayName());
                    }
                }
            }
        }

        private static String messages(Throwable thrown) {
            StringBuilder all = new StringBuilder();
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                all.append(each.getMessage()).append('\n');
            }
            return all.toString();
        }
    }
}

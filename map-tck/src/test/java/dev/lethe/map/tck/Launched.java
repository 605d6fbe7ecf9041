package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one rule of a contract inside a test, to see whether it fails. */
final class Launched {
    private Launched() {}

    /** Returns what the one rule with this name throws. */
    static List<Throwable> failures(Class<?> contract, String rule) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters((PostDiscoveryFilter)
                        test -> FilterResult.includedIf(!(test.getSource().orElse(null) instanceof MethodSource method)
                                || method.getMethodName().equals(rule)))
                .build();
        List<Throwable> failures = new ArrayList<>();
        List<String> run = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    run.add(test.getDisplayName());
                }
                result.getThrowable().ifPresent(failures::add);
            }
        });
        assertThat(run).as("rules with the name " + rule).hasSize(1);
        return failures;
    }
}

package dev.lethe.fuzz;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out the rules of a contract that take seconds each. PIT runs all tests of a class whenever it starts a JVM, and it starts one
 * for each mutant that does not end.
 */
final class QuickRules implements ExecutionCondition {
    private static final Set<String> SLOW = Set.of(
            "walksKeepTheirPromisesWhileTheMapShrinksAndGrows",
            "entriesPresentThroughoutAreSeenOnceWhileTheMapGrows",
            "memoryComesBackAsEntriesLeaveInRandomOrder",
            "memoryComesBackAsEntriesLeaveInTheOrderOfAWalk",
            "memoryOfLargeMapsComesBackAsEntriesLeave",
            "blockThatComesAndGoesAtABoundaryDoesNotThrash",
            "oneKeyThatComesAndGoesAtABoundaryDoesNotThrash",
            "floorIsNotUndercutByRemovals",
            "entriesSurviveTheDecay",
            "functionWhoseChangesResizeTheMapIsDetected",
            "randomCommandsOfANewSeedGiveTheAnswersOfTheModel");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean slow = context.getTestMethod()
                .map(method -> SLOW.contains(method.getName()))
                .orElse(false);
        return slow
                ? ConditionEvaluationResult.disabled("takes too long for mutants")
                : ConditionEvaluationResult.enabled("quick");
    }
}

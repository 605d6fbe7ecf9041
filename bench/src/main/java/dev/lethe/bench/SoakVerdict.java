package dev.lethe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a soak must show, what it showed, and whether that is enough: the page of {@link PoolSoak}. */
final class SoakVerdict {
    /** One thing that must be. */
    private record Finding(String must, String found, boolean right) {}

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

    /** Adds what must be, what was found, and whether that is right. */
    void add(String must, String found, boolean right) {
        findings.add(new Finding(must, found, right));
    }

    /** Adds a line that judges nothing. */
    void tell(Object figure) {
        figures.add(figure.toString());
    }

    boolean isRight() {
        return findings.stream().allMatch(Finding::right);
    }

    /** Returns one sentence. */
    String sentence() {
        return isRight() ? "All was as it must be." : "Something was wrong.";
    }

    String page(Map<String, String> facts, Iterable<String> complaints) {
        List<List<String>> lines = findings.stream()
                .map(finding -> List.of(finding.must, finding.found, finding.right ? "yes" : "**no**"))
                .toList();
        StringBuilder page = new StringBuilder("# One pool under many threads\n\n")
                .append(Markdown.facts(facts.entrySet()))
                .append('\n')
                .append(Markdown.table(2, List.of("must be", "found", "so it was"), lines))
                .append("\n**")
                .append(sentence())
                .append("**\n\n");
        figures.forEach(figure -> page.append("- ").append(figure).append('\n'));
        complaints.forEach(what -> page.append("- WRONG: ").append(what).append('\n'));
        return page.toString();
    }
}

package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Pattern LOADS = Pattern.compile(
            "(?i)<(link|iframe|img|object|embed|base)\\b|\\bsrc\\s*=|@import|url\\(|sourceMappingURL|href=\"(?!#)");

    private final Table table = new Table(
            "t1",
            "A title with <angles>",
            "asked & given",
            List.of("core", "HashMap"),
            new Table.Rows()
                    .heading("a heading")
                    .lowest("mean", Unit.NANOS, List.of(12.0, 34.5))
                    .plain("bytes", Unit.BYTES, List.of(2048.0, Double.NaN))
                    .list(),
            "A sentence about it.");
    private final Plot plot = new Plot(
            "A plot",
            "What it shows, in \"nanoseconds\".",
            "t1",
            Plot.Kind.BAR,
            true,
            Unit.NANOS,
            "time of one call",
            "keys",
            List.of("</script>", "dense"),
            List.of(
                    new Plot.Series("core", List.of(12.0, Double.NaN)),
                    new Plot.Series("HashMap", List.of(34.5, 3.0)),
                    new Plot.Series("new map", List.of(1.0, 2.0), true)));
    private final String html = HtmlReport.of(new Report(
            List.of(new Report.Fact("keys", "lines of a<b>.txt")),
            List.of(new Section("Delete, names", "How it was measured.", List.of(table), List.of(plot))),
            "All checks passed.",
            Report.CAVEAT));

    @Test
    void allFactsRowsAndSentencesAreThere() {
        assertThat(html)
                .contains(
                        "lines of a&lt;b&gt;.txt", "All checks passed.", "How it was measured.", "A sentence about it.")
                .contains("A title with &lt;angles&gt;", "asked &amp; given", "a heading")
                .contains("<td class=\"best\">12.0\u00a0ns</td><td>34.5\u00a0ns</td>")
                .contains("<td>2.00\u00a0KiB</td><td>–</td>")
                .contains(Report.CAVEAT);
    }

    @Test
    void plotHasItsCaptionItsTableAndItsData() {
        assertThat(html)
                .contains("What it shows, in &quot;nanoseconds&quot;.", "<a href=\"#t1\">", "id=\"t1\"", "role=\"img\"")
                .contains("{\"name\":\"core\",\"values\":[12.000,null]}", "\"\\u003c/script>\"")
                .contains("{\"name\":\"new map\",\"values\":[1.000,2.000],\"reference\":true}")
                .contains("\"values\":\"time of one call\"");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(LOADS.matcher(markup()).results().map(match -> match.group()).toList())
                .isEmpty();
        assertThat(html).contains("Chart.js v4").contains("The MIT License").doesNotContain("sourceMappingURL");
    }

    @Test
    void scriptsAreClosedWhereTheyShould() {
        assertThat(html.split("<script", -1)).hasSize(4);
        assertThat(html.split("</script>", -1)).hasSize(4);
        assertThat(html).endsWith("</html>\n");
    }

    /** Returns the file without the library, whose text may well hold a word such as "src=". */
    private String markup() {
        int library = html.indexOf("<script>");
        int end = html.indexOf("</script>", library);
        return html.substring(0, library) + html.substring(end);
    }
}

package dev.lethe.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the report as one HTML file: style, script and the charting library (Chart.js, from its web jar) are inside, and
 * nothing is loaded from anywhere.
 */
final class HtmlReport {
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/";

    private final StringBuilder html = new StringBuilder(1 << 19);
    private final List<Plot> plots = new ArrayList<>();

    private HtmlReport() {}

    /** Returns the text of the file. */
    static String of(Report report) {
        HtmlReport html = new HtmlReport();
        html.head();
        html.facts(report);
        report.sections().forEach(html::section);
        html.foot(report);
        return html.html.toString();
    }

    private void head() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Lethe lab report</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n<main>\n")
                .append("<h1>Lethe lab: what deletion, clearing and reuse cost</h1>\n");
    }

    private void facts(Report report) {
        html.append("<dl>\n");
        for (Report.Fact fact : report.facts()) {
            html.append("<dt>").append(escaped(fact.label())).append("</dt><dd>");
            html.append(escaped(fact.text())).append("</dd>\n");
        }
        html.append("<dt>checks</dt><dd>").append(escaped(report.checks())).append("</dd>\n</dl>\n<p>");
        html.append(escaped(report.caveat())).append(" The best value of a row is bold and marked *.</p>\n<nav><ul>\n");
        for (Section section : report.sections()) {
            html.append("<li><a href=\"#").append(idOf(section)).append("\">");
            html.append(escaped(section.title())).append("</a></li>\n");
        }
        html.append("</ul></nav>\n");
    }

    private void section(Section section) {
        html.append("<section id=\"").append(idOf(section)).append("\">\n<h2>");
        html.append(escaped(section.title())).append("</h2>\n<p class=\"method\">");
        html.append(escaped(section.method())).append("</p>\n");
        for (Table table : section.tables()) {
            html.append("<div class=\"pair\">\n");
            table(table);
            section.plots().stream()
                    .filter(plot -> plot.tableId().equals(table.id()))
                    .forEach(this::figure);
            html.append("</div>\n");
        }
        html.append("</section>\n");
    }

    private void table(Table table) {
        html.append("<div class=\"table\" id=\"").append(table.id()).append("\"><table>\n<caption>");
        html.append(escaped(table.title())).append("</caption>\n<thead><tr><th scope=\"col\">");
        html.append(escaped(table.corner())).append("</th>");
        for (String column : table.columns()) {
            html.append("<th scope=\"col\">").append(escaped(column)).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (Table.Row row : table.rows()) {
            row(table, row);
        }
        html.append("</tbody></table>\n<p class=\"says\">")
                .append(escaped(table.sentence()))
                .append("</p></div>\n");
    }

    private void row(Table table, Table.Row row) {
        if (row.isHeading()) {
            html.append("<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"")
                    .append(table.columns().size() + 1)
                    .append("\">");
            html.append(escaped(row.label())).append("</th></tr>\n");
            return;
        }
        html.append("<tr><th scope=\"row\">").append(escaped(row.label())).append("</th>");
        for (int column = 0; column < table.columns().size(); column++) {
            boolean best = row.isBest(column);
            html.append(best ? "<td class=\"best\">" : "<td>");
            html.append(escaped(row.cell(column))).append("</td>");
        }
        html.append("</tr>\n");
    }

    private void figure(Plot plot) {
        html.append("<figure><div class=\"plot\"><canvas data-plot=\"")
                .append(plots.size())
                .append("\" role=\"img\"");
        html.append(" aria-label=\"")
                .append(escaped(plot.title() + ". " + plot.caption()))
                .append("\">");
        html.append("</canvas></div>\n<figcaption><b>")
                .append(escaped(plot.title()))
                .append(".</b> ");
        html.append(escaped(plot.caption()))
                .append(" Figures: the table <a href=\"#")
                .append(plot.tableId());
        html.append("\">").append("beside it</a>.</figcaption></figure>\n");
        plots.add(plot);
    }

    private void foot(Report report) {
        html.append("<footer><p>").append(escaped(report.checks()));
        html.append("</p>\n<details><summary>Plots by Chart.js; its licence</summary><pre>");
        html.append(escaped(resource(CHART_JS + "LICENSE.md"))).append("</pre></details></footer>\n</main>\n");
        html.append("<script type=\"application/json\" id=\"plots\">")
                .append(json())
                .append("</script>\n<script>\n");
        html.append(library()).append("\n</script>\n<script>\n").append(resource("report.js"));
        html.append("</script>\n</body>\n</html>\n");
    }

    private String json() {
        StringBuilder json = new StringBuilder("[");
        for (Plot plot : plots) {
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"kind\":")
                    .append(quoted(plot.kind().name().toLowerCase(Locale.ROOT)))
                    .append(",\"log\":")
                    .append(plot.logarithmic())
                    .append(",\"unit\":")
                    .append(quoted(plot.unit().name().toLowerCase(Locale.ROOT)))
                    .append(",\"axis\":")
                    .append(quoted(plot.axis()))
                    .append(",\"values\":")
                    .append(quoted(plot.measure()))
                    .append(",\"labels\":[");
            json.append(String.join(
                            ",", plot.labels().stream().map(HtmlReport::quoted).toList()))
                    .append("],\"series\":[");
            json.append(String.join(
                            ",", plot.series().stream().map(HtmlReport::series).toList()))
                    .append("]}");
        }
        return json.append("]").toString();
    }

    private static String series(Plot.Series series) {
        List<String> values = series.values().stream()
                .map(value -> Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value))
                .toList();
        return "{\"name\":" + quoted(series.name()) + ",\"values\":[" + String.join(",", values) + "]"
                + (series.reference() ? ",\"reference\":true}" : "}");
    }

    /** Returns the library without the pointer to its source map, which a browser's tools would try to load. */
    private static String library() {
        return resource(CHART_JS + "dist/chart.umd.min.js")
                .replaceAll("(?m)^//# sourceMappingURL=.*$", "")
                .strip();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing in the lab's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String idOf(Section section) {
        return section.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    /** Makes a string of JSON that may also stand inside a script element. */
    private static String quoted(String text) {
        String plain = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c");
        return "\"" + plain + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

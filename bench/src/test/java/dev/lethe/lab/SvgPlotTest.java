package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgPlotTest {
    private static Plot plot(
            Plot.Kind kind, boolean logarithmic, Unit unit, List<String> labels, List<Plot.Series> series) {
        return new Plot(
                "A <title>",
                "What \"it\" shows.",
                "t1",
                kind,
                logarithmic,
                unit,
                "time",
                "entries & more",
                labels,
                series);
    }

    private static Document parsed(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgPlot.of(plot).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    /** The points of each line, without the short strokes of the legend and the grid. */
    private static List<List<double[]>> lines(Document svg) {
        List<List<double[]>> lines = new ArrayList<>();
        for (Element path : elements(svg, "path")) {
            String data = path.getAttribute("d");
            if (data.contains("h") || data.contains("H")) {
                continue;
            }
            List<double[]> points = new ArrayList<>();
            for (String point : data.substring(1).split("[ML]", -1)) {
                String[] xy = point.strip().split(" ", -1);
                points.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
            }
            lines.add(points);
        }
        return lines;
    }

    @Test
    void allNamesLabelsAndTicksAreThere() throws Exception {
        Document svg = parsed(plot(
                Plot.Kind.LINE,
                false,
                Unit.BYTES,
                List.of("0 %", "50 %", "99 %"),
                List.of(
                        new Plot.Series("core", List.of(6000.0, 3000.0, 100.0)),
                        new Plot.Series("HashMap", List.of(7000.0, 6500.0, 6000.0)),
                        new Plot.Series("new", List.of(6000.0, 2900.0, 90.0), true))));
        assertThat(texts(svg))
                .contains("A <title>", "core", "HashMap", "new", "0 %", "50 %", "99 %", "entries & more", "time", "0")
                .contains("2.00\u00a0KiB", "8.00\u00a0KiB")
                .doesNotContain("10.0\u00a0KiB");
        assertThat(elements(svg, "desc").get(0).getTextContent()).isEqualTo("What \"it\" shows.");
        assertThat(lines(svg)).hasSize(3).allSatisfy(line -> assertThat(line).hasSize(3));
        assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme: dark");
        assertThat(elements(svg, "script")).isEmpty();
    }

    /** Lower values lie lower, on a logarithmic axis equal factors at equal distances, and all inside the picture. */
    @Test
    void valuesLieWhereTheyBelong() throws Exception {
        Document svg = parsed(plot(
                Plot.Kind.LINE,
                true,
                Unit.NANOS,
                List.of("1", "2", "3"),
                List.of(new Plot.Series("core", List.of(100.0, 1_000.0, 10_000.0)))));
        List<double[]> line = lines(svg).get(0);
        assertThat(line.get(0)[1] - line.get(1)[1])
                .isPositive()
                .isCloseTo(line.get(1)[1] - line.get(2)[1], within(0.2));
        assertThat(line).allSatisfy(point -> {
            assertThat(point[0]).isBetween(70.0, 760.0);
            assertThat(point[1]).isBetween(60.0, 360.0);
        });
        assertThat(texts(svg)).contains("time, logarithmic", "100\u00a0ns", "1.00\u00a0µs", "10.0\u00a0µs");
    }

    @Test
    void missingValueLeavesAGap() throws Exception {
        Document svg = parsed(plot(
                Plot.Kind.LINE,
                true,
                Unit.NANOS,
                List.of("1", "2", "3", "4"),
                List.of(
                        new Plot.Series("core", List.of(5.0, Double.NaN, 7.0, 9.0)),
                        new Plot.Series("none", List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN)))));
        assertThat(elements(svg, "path").stream().map(path -> path.getAttribute("d")))
                .anySatisfy(data -> assertThat(data).matches("M\\S+ \\S+ M\\S+ \\S+ L\\S+ \\S+"))
                .noneSatisfy(data -> assertThat(data).contains("NaN"));
    }

    @Test
    void labelsThatWouldTouchAreThinnedOutAndTheLastStays() throws Exception {
        List<String> labels = IntStream.range(0, 60).mapToObj(i -> i + ",000").toList();
        List<Double> values = IntStream.range(0, 60).mapToObj(i -> (double) i).toList();
        assertThat(texts(parsed(
                        plot(Plot.Kind.LINE, false, Unit.COUNT, labels, List.of(new Plot.Series("core", values))))))
                .contains("59,000")
                .doesNotContain("58,000")
                .hasSizeLessThan(30);
    }

    @Test
    void barsAreRefused() {
        assertThatThrownBy(() -> SvgPlot.of(plot(Plot.Kind.BAR, false, Unit.COUNT, List.of("1"), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A <title>");
    }
}

package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Draws one plot of lines as a picture that stands alone, for documents: SVG without scripts, in colours that follow the reader's
 * light or dark mode.
 *
 * <pre>
 *   title
 *   -o- core   -x- HashMap          legend, as many rows as it needs
 *   8 MiB |------------------
 *         |        ...              one grid line a tick
 *       0 +------------------
 *          0 %   10 %   20 %        labels, thinned out where they would touch
 *          what they are
 * </pre>
 */
final class SvgPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 52;
    private static final int FIRST_ROW = 48;
    private static final int ROW = 20;

    /** About the width of a letter of the labels. */
    private static final double LETTER = 6.7;

    private static final int MOST_TICKS = 6;
    private static final String[] DASHES = {"", "7 4", "2 3", "10 3 2 3", "4 2", "12 4"};

    private static final String STYLE = """
            svg { --paper: #ffffff; --ink: #1b1f24; --line: #d0d7de; \
            --s0: #0b62b0; --s1: #c2570a; --s2: #6b7681; --s3: #7a3ea8; --s4: #00806b; --s5: #a3134f; }
            @media (prefers-color-scheme: dark) { svg { --paper: #14181d; --ink: #e6e9ec; --line: #3a434d; \
            --s0: #5eb0f5; --s1: #f39a4d; --s2: #a9b4bf; --s3: #c79af0; --s4: #3fd0b4; --s5: #f57fae; } }
            text { fill: var(--ink); font: 13px system-ui, "Segoe UI", Roboto, sans-serif; }
            .title { font-size: 16px; font-weight: 600; }
            .grid { stroke: var(--line); stroke-width: 1; }
            .series { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
            .reference { fill: none; stroke: var(--ink); stroke-width: 1.2; }
            """;

    private final Plot plot;
    private final StringBuilder svg = new StringBuilder();
    private final List<Double> ticks;
    private final int top;

    private SvgPlot(Plot plot) {
        this.plot = plot;
        ticks = plot.logarithmic() ? powersOfTen() : evenSteps();
        top = FIRST_ROW + (legendRows() + 1) * ROW;
    }

    /** Returns the text of the picture; the plot must be one of lines. */
    static String of(Plot plot) {
        if (plot.kind() != Plot.Kind.LINE) {
            throw new IllegalArgumentException("Only lines are drawn as SVG, and '" + plot.title() + "' has bars.");
        }
        return new SvgPlot(plot).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s</title>", escaped(plot.title()));
        add("<desc>%s</desc>", escaped(plot.caption()));
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        add("<rect width=\"%d\" height=\"%d\" style=\"fill: var(--paper)\"/>", WIDTH, HEIGHT);
        add("<text class=\"title\" x=\"16\" y=\"26\">%s</text>", escaped(plot.title()));
        legend();
        values();
        labels();
        for (int i = plot.series().size() - 1; i >= 0; i--) {
            line(i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        double x = 16;
        int row = 0;
        for (int i = 0; i < plot.series().size(); i++) {
            double width = entryWidth(plot.series().get(i));
            if (x > 16 && x + width > WIDTH - RIGHT) {
                x = 16;
                row++;
            }
            int y = FIRST_ROW + row * ROW;
            add("<path %s d=\"M%.1f %d h28\"/>", stroke(i), x, y);
            add(
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    x + 34, y + 4, escaped(plot.series().get(i).name()));
            x += width;
        }
    }

    private int legendRows() {
        double x = 16;
        int rows = 1;
        for (Plot.Series series : plot.series()) {
            double width = entryWidth(series);
            if (x > 16 && x + width > WIDTH - RIGHT) {
                x = 16;
                rows++;
            }
            x += width;
        }
        return rows;
    }

    private static double entryWidth(Plot.Series series) {
        return 34 + series.name().length() * LETTER + 22;
    }

    private void values() {
        for (double tick : ticks) {
            add("<path class=\"grid\" d=\"M%d %.1f H%d\"/>", LEFT, y(tick), WIDTH - RIGHT);
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8, y(tick) + 4, escaped(tick == 0 ? "0" : plot.unit().format(tick)));
        }
        add(
                "<text x=\"16\" y=\"%d\">%s</text>",
                top - ROW / 2 - 2, escaped(plot.measure() + (plot.logarithmic() ? ", logarithmic" : "")));
    }

    private void labels() {
        int most = plot.labels().stream().mapToInt(String::length).max().orElse(1);
        double room = plot.labels().size() < 2 ? WIDTH : x(1) - x(0);
        int each = Math.max(1, (int) Math.ceil((most + 1) * LETTER / room));
        int last = plot.labels().size() - 1;
        for (int i = last % each; i <= last; i += each) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
                    x(i),
                    HEIGHT - BOTTOM + 20,
                    i == last ? "end" : "middle",
                    escaped(plot.labels().get(i)));
        }
        add(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, escaped(plot.axis()));
    }

    /** Draws a series, in pieces where values are missing. */
    private void line(int index) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        List<Double> values = plot.series().get(index).values();
        for (int i = 0; i < values.size(); i++) {
            if (Double.isNaN(values.get(i))) {
                drawing = false;
                continue;
            }
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", drawing ? "L" : "M", x(i), y(values.get(i))));
            drawing = true;
        }
        add("<path %s d=\"%s\"/>", stroke(index), path.toString().strip());
    }

    private String stroke(int index) {
        if (plot.series().get(index).reference()) {
            return "class=\"reference\"";
        }
        return "class=\"series\" style=\"stroke: var(--s" + index % DASHES.length + ")\" stroke-dasharray=\""
                + DASHES[index % DASHES.length] + "\"";
    }

    private double x(int label) {
        return LEFT
                + (WIDTH - RIGHT - LEFT) * label / Math.max(1.0, plot.labels().size() - 1.0);
    }

    private double y(double value) {
        double low = ticks.get(0);
        double high = ticks.get(ticks.size() - 1);
        double share = plot.logarithmic()
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - top);
    }

    private List<Double> powersOfTen() {
        double low = all().filter(value -> value > 0).min().orElse(1);
        double power = Math.pow(10, Math.floor(Math.log10(low)));
        List<Double> powers = new ArrayList<>(List.of(power));
        double high = all().max().orElse(10);
        do {
            power *= 10;
            powers.add(power);
        } while (power < high);
        return powers;
    }

    /** Steps of powers of two for bytes, of 1, 2 or 5 times a power of ten for all else. */
    private List<Double> evenSteps() {
        double high = Math.max(1, all().max().orElse(1));
        double step = plot.unit() == Unit.BYTES
                ? Math.pow(2, Math.ceil(Math.log(high / MOST_TICKS) / Math.log(2)))
                : roundStep(high / MOST_TICKS);
        List<Double> steps = new ArrayList<>();
        for (double tick = 0; ; tick += step) {
            steps.add(tick);
            if (tick >= high) {
                return steps;
            }
        }
    }

    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
    }

    private DoubleStream all() {
        return plot.series().stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

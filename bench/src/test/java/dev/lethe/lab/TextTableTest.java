package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAlignedAndTheBestValueIsMarked() {
        Table table = new Table(
                "id",
                "Title",
                "way",
                List.of("core", "HashMap"),
                new Table.Rows()
                        .heading("time")
                        .lowest("clear()", Unit.NANOS, List.of(12.0, 3_456.0))
                        .lowest("same", Unit.NANOS, List.of(1.0, 1.0))
                        .lowest("one only", Unit.NANOS, List.of(5.0, Double.NaN))
                        .plain("GCs", Unit.COUNT, List.of(0.0, 12_345.0))
                        .list(),
                "What it says.");
        assertThat(TextTable.lines(table, false).stream().map(line -> line.replace('\u00a0', ' ')))
                .containsExactly(
                        "Title",
                        "way            core    HashMap",
                        "────────────────────────────────",
                        "time",
                        "  clear()   12.0 ns *  3.46 µs",
                        "  same      1.00 ns    1.00 ns",
                        "  one only  5.00 ns          –",
                        "  GCs             0     12,345",
                        "",
                        "What it says.");
    }

    @Test
    void columnsThatDoNotFitFollowBelow() {
        List<String> columns = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> {
            columns.add("a-rather-long-name-" + i);
            values.add(100.0 + i);
        });
        Table table = new Table(
                "id",
                "Title",
                "way",
                columns,
                new Table.Rows().lowest("mean", Unit.NANOS, values).list(),
                "Text.");
        List<String> lines = TextTable.lines(table, false);
        assertThat(lines).allMatch(line -> line.length() <= Terminal.TABLE_WIDTH);
        assertThat(String.join("\n", lines)).contains(columns).containsOnlyOnce(" *");
    }

    @Test
    void paragraphsAreBrokenBetweenWords() {
        List<String> lines = TextTable.paragraph("word ".repeat(50).strip());
        assertThat(lines).hasSize(3).allMatch(line -> line.length() <= Terminal.TABLE_WIDTH);
        assertThat(String.join(" ", lines)).isEqualTo("word ".repeat(50).strip());
    }
}

package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorCostsTest {
    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path out;

    private final List<String> measured = new ArrayList<>();

    @Test
    void everyCellIsMeasuredUnderEveryCollector() throws Exception {
        assertThat(run("--sizes", "30000", "--rounds", "2")).isZero();
        int collectors = Collector.values().length;
        // clear full, put over, remove, remove then put; two maps; two rounds
        assertThat(measured).hasSize(4 * 2 * 2 * collectors);
        assertThat(out.resolve("collectors.md")).content().contains("| remove | 30,000 | lethe:core | 10.0 |");
        measured.clear();
        assertThat(run("--sizes", "30000", "--rounds", "2", "--resume")).isZero();
        assertThat(measured).isEmpty();
    }

    @Test
    void clearsOfNearlyEmptyMapsAreAmongThem() {
        assertThat(run("--sizes", "1000000", "--rounds", "1")).isZero();
        assertThat(measured).contains("string-object.clearNearlyEmpty.1000000 lethe:core");
    }

    @Test
    void aShareIsTheDifferenceToTheBaseline() throws Exception {
        Cell cell = Cell.fresh(MapShape.STRING_OBJECT, Operation.PUT_OVER, 1_000);
        Map<Collector, RawFile> files = new EnumMap<>(Collector.class);
        Map<Collector, Integer> nanos =
                Map.of(Collector.G1, 20, Collector.PARALLEL, 15, Collector.PARALLEL_WIDE, 16, Collector.Z, 32);
        for (Collector collector : Collector.values()) {
            RawFile file = RawFile.open(out.resolve(collector.id() + ".csv"));
            file.note(Map.of());
            file.add(new Measurement(cell, "HashMap", 1, nanos.get(collector), 0, 0, 0));
            files.put(collector, file);
        }
        assertThat(new CollectorTable(files).page())
                .contains("| put over | 1,000 | HashMap | 20.0 | 15.0 | 16.0 | 32.0 | 25.0 % | 50.0 % |");
    }

    @Test
    void flagsNameOneCollectorEach() {
        assertThat(Arrays.stream(Collector.values()).map(Collector::flags))
                .allSatisfy(flags -> assertThat(flags.stream().filter(flag -> flag.matches("-XX:\\+Use\\w+GC")))
                        .hasSize(1));
        assertThat(Collector.Z.baseline()).isEqualTo(Collector.PARALLEL_WIDE);
    }

    private int run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("--out", out.toString()));
        words.addAll(List.of(arguments));
        return Commands.of(new CollectorCosts(this::measure, SILENCE)).execute(words.toArray(String[]::new));
    }

    private Measurement measure(Cell cell, String implementation, int round) {
        measured.add(cell.id() + " " + implementation);
        return new Measurement(cell, implementation, round, 10, 0, 0, 0);
    }
}

package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "0.123, 0.12 ns",
        "7.807, 7.81 ns",
        "12.34, 12.3 ns",
        "999.4, 999 ns",
        "999.6, 1.00 µs",
        "1234, 1.23 µs",
        "999999, 1.00 ms",
        "45600000, 45.6 ms",
        "43300000000, 43.3 s"
    })
    void timesHaveThreeDigitsAndTheUnitThatFits(double nanos, String expected) {
        assertThat(plain(Figures.nanos(nanos))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "216, 216 B",
        "1023, 1023 B",
        "1024, 1.00 KiB",
        "1023900, 0.98 MiB",
        "1048576, 1.00 MiB",
        "1073741824, 1.00 GiB"
    })
    void bytesHaveTheUnitThatFits(double bytes, String expected) {
        assertThat(plain(Figures.bytes(bytes))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.04, 1.0", "9.94, 9.9", "9.96, 10", "35.4, 35", "5234.1, '5,230'"})
    void factorsAreShort(double factor, String expected) {
        assertThat(Figures.factor(factor)).isEqualTo(expected);
    }

    @Test
    void whatDoesNotExistIsADash() {
        assertThat(Unit.NANOS.format(Double.NaN)).isEqualTo("–");
    }

    @Test
    void comparisonsAreMadeFromTheFigures() {
        List<String> columns = List.of("slow", "fast", "near", "none");
        assertThat(plain(Words.compare(columns, List.of(60.0, 20.0, 21.0, Double.NaN), Unit.NANOS)))
                .isEqualTo("fast 20.0 ns, near about the same, slow 3.0 times that");
        assertThat(plain(Words.compare(columns, List.of(60.0, 0.0, 0.0, Double.NaN), Unit.NANOS)))
                .isEqualTo("fast 0 ns, near about the same, slow 60.0 ns");
    }

    @Test
    void figuresCloserThanTheirDeviationsAreMarked() {
        List<String> columns = List.of("a", "b", "c");
        assertThat(plain(Words.compare(columns, List.of(20.0, 30.0, 60.0), List.of(5.0, 6.0, Double.NaN), Unit.NANOS)))
                .isEqualTo("a 20.0 ns, b 1.5 times that (within the deviation), c 3.0 times that");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}

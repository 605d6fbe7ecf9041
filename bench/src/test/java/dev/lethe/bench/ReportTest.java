package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final List<Measurement> SAMPLE = List.of(
            Measurement.parse("string-object.getHit.1000,lethe:core,1,6.0,0.1,0.0,0.01"),
            Measurement.parse("string-object.getHit.1000,HashMap,1,10.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,fastutil,1,8.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,HPPC,1,12.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,lethe:core,2,7.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,HashMap,2,10.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,fastutil,2,9.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,lethe:core,3,9.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,HashMap,3,12.0,0.1,0.0,0.0"),
            Measurement.parse("string-object.getHit.1000,fastutil,3,10.0,0.1,0.0,0.0"),
            Measurement.parse("long-long.removePut.1000000.churned,lethe:core,1,120.0,1,0.0,0.0"),
            Measurement.parse("long-long.removePut.1000000.churned,HPPC,1,100.0,1,0.0,0.0"),
            Measurement.parse("long-long.clearFull.1000000,HPPC,1,1234567.0,1,NaN,0.0"));

    private final Report report =
            new Report("sample", List.of(Map.entry("command", "java -jar"), Map.entry("jdk", "17")), SAMPLE);

    @Test
    void theRatioIsTheMedianOfTheRoundsAgainstTheBestPeer() {
        assertThat(Comparison.of(SAMPLE.get(0).cell(), "lethe:core", SAMPLE)).hasValueSatisfying(comparison -> {
            assertThat(comparison.peer()).isEqualTo("fastutil");
            assertThat(comparison.ratio()).isEqualTo(7.0 / 9.0);
            assertThat(comparison.low()).isEqualTo(6.0 / 8.0);
            assertThat(comparison.high()).isEqualTo(9.0 / 10.0);
            assertThat(comparison.rounds()).isEqualTo(3);
        });
    }

    @Test
    void aPeerOfTheFirstRoundOnlyIsNotTheBest() {
        Measurement lucky = Measurement.parse("string-object.getHit.1000,Agrona,1,1.0,0.1,0.0,0.0");
        List<Measurement> all = new ArrayList<>(SAMPLE);
        all.add(lucky);
        assertThat(Comparison.of(lucky.cell(), "lethe:core", all))
                .hasValueSatisfying(comparison -> assertThat(comparison.peer()).isEqualTo("fastutil"));
    }

    @Test
    void ratiosShowTheirIntervalAndMarkWhatIsBehind() {
        assertThat(report.ratios())
                .contains("## String -> Object, lethe:core / best peer")
                .contains("| operation | 1,000 |")
                .contains("| get hit, equal key | 0.78 (0.75–0.90) fastutil |")
                .contains("| remove, then put, after churn | **1.20** ▲ HPPC |");
    }

    @Test
    void thePageListsWhatIsBehindAndTheSetting() {
        assertThat(report.page())
                .contains("- command: `java -jar`\n- jdk: 17\n")
                .contains("- rounds: 3; time that the hypervisor took: 0.1 % on average, 1.0 % at worst")
                .contains("- `long-long.removePut.1000000.churned` lethe:core: **1.20** ▲ HPPC");
    }

    @Test
    void gateIsMissedWhereTheWholeIntervalLiesAboveIt() {
        List<Measurement> results = List.of(
                Measurement.parse("long-long.removePut.1000,lethe:core,1,69.0,0.1,0.0,0.0"),
                Measurement.parse("long-long.removePut.1000,HPPC,1,100.0,0.1,0.0,0.0"),
                Measurement.parse("long-long.removePut.1000,lethe:core,2,91.0,0.1,0.0,0.0"),
                Measurement.parse("long-long.removePut.1000,HPPC,2,100.0,0.1,0.0,0.0"),
                Measurement.parse("string-object.getMiss.1000,lethe:core,1,76.0,0.1,0.0,0.0"),
                Measurement.parse("string-object.getMiss.1000,HPPC,1,100.0,0.1,0.0,0.0"),
                Measurement.parse("string-object.putOver.1000,lethe:core,1,900.0,0.1,0.0,0.0"),
                Measurement.parse("string-object.putOver.1000,HPPC,1,100.0,0.1,0.0,0.0"));
        assertThat(Gates.failed(results)).containsExactly("string-object.getMiss.1000");
        assertThat(new Report("gate", List.of(), results).page())
                .contains("| `long-long.removePut.1000` | 0.70 | 0.80 (0.69–0.91) | 2 | met |")
                .contains("| `string-object.getMiss.1000` | 0.75 | 0.76 (0.76–0.76) | 1 | **missed** |")
                .contains("`lethe:core` misses 1 of 2.");
        assertThat(report.page()).doesNotContain("## Gates");
    }

    @Test
    void timesAreMediansWithTheirBytes() {
        assertThat(report.page())
                .contains("| <sub>get hit, equal key</sub> | <sub>1,000</sub> | <sub>7.00 (0.0)</sub> |"
                        + " <sub>10.0 (0.0)</sub> | <sub>9.00 (0.0)</sub> | <sub>12.0 (0.0)*</sub> |")
                .contains("| <sub>clear a full map</sub> | <sub>1,000,000</sub> |  |  |  | <sub>1,234,567</sub> |");
    }

    @Test
    void whereNothingIsBehindThePageSaysSo() {
        assertThat(new Report("sample", List.of(), SAMPLE.subList(0, 4)).page()).contains("## Above 1.0\n\nNone.\n");
    }
}

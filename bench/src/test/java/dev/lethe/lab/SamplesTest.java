package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Timer NO_TIMER = new Timer(0, 1);

    @Test
    void meanAndDeviationAreThoseOfTheRounds() {
        Samples samples = new Samples(NO_TIMER);
        samples.batch(1_000, 100);
        samples.batch(3_000, 100);
        samples.endRound();
        samples.batch(2_400, 100);
        samples.endRound();
        samples.endRound();
        assertThat(samples.mean()).isEqualTo(22);
        assertThat(samples.deviation()).isCloseTo(Math.sqrt(8), within(1e-9));
    }

    @Test
    void percentilesAreThoseOfSingleOperationsLessTheTimer() {
        Samples samples = new Samples(new Timer(20, 5));
        for (int nanos = 1; nanos <= 100; nanos++) {
            samples.single(nanos);
        }
        assertThat(samples.percentile(10)).isEqualTo(5);
        assertThat(samples.percentile(50)).isEqualTo(30);
        assertThat(samples.percentile(99)).isEqualTo(79);
        assertThat(samples.max()).isEqualTo(80);
    }

    @Test
    void withoutSamplesThereAreNoFigures() {
        Samples samples = new Samples(NO_TIMER);
        assertThat(samples.mean()).isNaN();
        assertThat(samples.deviation()).isNaN();
        assertThat(samples.percentile(50)).isNaN();
        assertThat(samples.max()).isNaN();
    }

    @Test
    void timerOfThisMachineIsFineEnough() {
        Timer timer = Timer.ofThisMachine();
        assertThat(timer.overheadNanos()).isBetween(0L, 100_000L);
        assertThat(timer.resolutionNanos()).isBetween(1L, 100_000L);
        assertThat(timer.net(0)).isEqualTo(timer.resolutionNanos());
    }

    @Test
    void medianIsTheMiddleAndLeavesOutWhatIsNone() {
        Median median = new Median();
        assertThat(median.get()).isNaN();
        median.add(9);
        median.add(Double.NaN);
        median.add(1);
        assertThat(median.get()).isEqualTo(5);
        median.add(2);
        assertThat(median.get()).isEqualTo(2);
        assertThat(median.max()).isEqualTo(9);
    }

    @Test
    void longestOperationIsFoundLessTheTimer() {
        Longest longest = new Longest(new Timer(20, 5));
        assertThat(longest.withoutCollection()).isNaN();
        longest.took(120);
        longest.took(50);
        assertThat(longest.any()).isEqualTo(100);
        assertThat(longest.withoutCollection()).isEqualTo(100);
    }
}

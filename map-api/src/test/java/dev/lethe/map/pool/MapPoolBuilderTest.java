package dev.lethe.map.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lethe.map.spi.IdleBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a pool may be told, and the sentences about what it may not. */
class MapPoolBuilderTest {
    private static MapPoolBuilder settings() {
        return MapPool.builder().within(IdleBudget.ofBytes(1000));
    }

    @Test
    void budgetIsThatOfTheSharedOneUnlessTold() {
        assertThat(settings().build().budget().limitBytes()).isEqualTo(1000);
        assertThat(settings().budgetBytes(300).build().budget().limitBytes()).isEqualTo(300);
        MapPool pool = settings()
                .budgetBytes(300)
                .budgetBytes(Generation.TRANSACTION, 200)
                .build();
        assertThat(pool.stats(Generation.TRANSACTION).limitBytes()).isEqualTo(200);
        assertThat(pool.stats(Generation.TRANSIENT).limitBytes()).isEqualTo(300);
        assertThat(MapPool.builder().build().budget().limitBytes())
                .isEqualTo(IdleBudget.process().limitBytes());
    }

    @Test
    void wrongBudgetsAreRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().budgetBytes(-1))
                .withMessage("budgetBytes takes a number of bytes from 0 to 9223372036854775807, not -1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().budgetBytes(1001).build())
                .withMessage(
                        "budgetBytes takes at most 1000 bytes, the limit of the budget that the pool shares, not 1001; raise"
                                + " that one by the property lethe.idle.maxBytes, or name another by within(..).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings()
                        .budgetBytes(10)
                        .budgetBytes(Generation.LONG_LIVED, 11)
                        .build())
                .withMessage(
                        "budgetBytes takes at most 10 bytes for LONG_LIVED, the budget of the whole pool, not 11.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().budgetBytes(Generation.auto("x"), 1))
                .withMessage(
                        "budgetBytes takes one of [TRANSIENT, TRANSACTION, LONG_LIVED], not auto(x); its maps come under"
                                + " the budgets of those.");
    }

    @Test
    void wrongRoundsAreRefused() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(365L * 300)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings().roundLength(wrong))
                    .withMessageContaining("roundLength takes a time from one nanosecond to 292 years, not " + wrong);
        }
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> settings().within(null))
                .withMessage("budget");
        assertThatNullPointerException()
                .isThrownBy(() -> settings().onLeak(null))
                .withMessage("action");
        assertThatNullPointerException()
                .isThrownBy(() -> settings().clock(null))
                .withMessage("nanos");
        assertThatNullPointerException()
                .isThrownBy(() -> settings().roundLength(null))
                .withMessage("length");
        assertThatNullPointerException()
                .isThrownBy(() -> settings().build().lease(null, null))
                .withMessage("generation");
        assertThatNullPointerException()
                .isThrownBy(() -> settings().build().lease(Generation.TRANSIENT, null))
                .withMessage("recipe");
        assertThatNullPointerException().isThrownBy(() -> Generation.auto(null)).withMessage("tag");
    }

    @Test
    void generationsAreComparedByValue() {
        assertThat(Generation.auto("a"))
                .isEqualTo(Generation.auto("a"))
                .hasSameHashCodeAs(Generation.auto("a"))
                .isNotEqualTo(Generation.auto("b"))
                .hasToString("auto(a)");
        assertThat(Generation.auto("TRANSIENT")).isNotEqualTo(Generation.TRANSIENT);
        assertThat(Generation.auto("a").tag()).contains("a");
        assertThat(Generation.LONG_LIVED.tag()).isEmpty();
        assertThat(Generation.fixed())
                .containsExactly(Generation.TRANSIENT, Generation.TRANSACTION, Generation.LONG_LIVED);
    }

    /** The budgets of a generation are a chain: what does not fit into one of them is reserved in none. */
    @Test
    void reservationsAreMadeInAllBudgetsOrInNone() {
        IdleBudget own = IdleBudget.ofBytes(100);
        IdleBudget pool = IdleBudget.ofBytes(80);
        IdleBudget shared = IdleBudget.ofBytes(60);
        PoolBudget budget = new PoolBudget(own, pool, shared);
        assertThat(budget.tryReserve(50)).isTrue();
        assertThat(budget.tryReserve(20)).isFalse();
        assertThat(own.usedBytes()).isEqualTo(50);
        assertThat(pool.usedBytes()).isEqualTo(50);
        assertThat(shared.usedBytes()).isEqualTo(50);
        budget.release(50, true);
        assertThat(own.usedBytes() + pool.usedBytes() + shared.usedBytes()).isZero();
        assertThat(shared.reusedCount()).isOne();
    }

    @Test
    void neighbouringThreadsHaveStripesOfTheirOwn() {
        for (int stripes = 4; stripes <= 128; stripes *= 2) {
            for (long thread = 1; thread < 10_000; thread++) {
                assertThat(Line.stripeOf(thread, stripes))
                        .isBetween(0, stripes - 1)
                        .isNotEqualTo(Line.stripeOf(thread + 1, stripes));
            }
        }
        assertThat(Line.stripeOf(17, 1)).isZero();
    }
}

package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lethe.map.Property;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The budget of idle memory, one thread at a time. */
class IdleBudgetTest {
    private static final long DEFAULT = Runtime.getRuntime().maxMemory() / 64;

    @Test
    void keepsToItsLimit() {
        IdleBudget budget = IdleBudget.ofBytes(100);

        assertThat(budget.tryReserve(60)).isTrue();
        assertThat(budget.tryReserve(41)).isFalse();
        assertThat(budget.tryReserve(40)).isTrue();
        assertThat(budget.tryReserve(1)).isFalse();
        assertThat(budget.usedBytes()).isEqualTo(100);
        assertThat(budget.limitBytes()).isEqualTo(100);
        assertThat(budget).hasToString("IdleBudget[100 of 100 bytes]");
    }

    @Test
    void countsWhatWasKeptReusedAndRefused() {
        IdleBudget budget = IdleBudget.ofBytes(10);

        budget.tryReserve(4);
        budget.tryReserve(4);
        budget.tryReserve(4);
        budget.releaseReused(4);
        budget.releaseDropped(4);

        assertThat(budget.keptCount()).isEqualTo(2);
        assertThat(budget.refusedCount()).isEqualTo(1);
        assertThat(budget.reusedCount()).isEqualTo(1);
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void aLimitOfZeroKeepsNothing() {
        IdleBudget budget = IdleBudget.ofBytes(0);

        assertThat(budget.tryReserve(1)).isFalse();
        assertThat(budget.tryReserve(Long.MAX_VALUE)).isFalse();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        IdleBudget budget = IdleBudget.ofBytes(Long.MAX_VALUE);

        assertThat(budget.tryReserve(Long.MAX_VALUE)).isTrue();
        assertThat(budget.tryReserve(1)).isFalse();
        assertThat(budget.tryReserve(Long.MAX_VALUE)).isFalse();
        assertThat(budget.usedBytes()).isEqualTo(Long.MAX_VALUE);
        budget.releaseDropped(Long.MAX_VALUE);
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void releasingTooMuchIsDetectedAndChangesNothing() {
        IdleBudget budget = IdleBudget.ofBytes(100);
        budget.tryReserve(10);

        assertThatIllegalStateException()
                .isThrownBy(() -> budget.releaseReused(11))
                .withMessage("Released 11 bytes of which only 10 were reserved.");
        assertThatIllegalStateException()
                .isThrownBy(() -> budget.releaseDropped(Long.MAX_VALUE))
                .withMessageContaining("only 10 were reserved");

        assertThat(budget.usedBytes()).isEqualTo(10);
        assertThat(budget.reusedCount()).isZero();
        assertThat(budget.tryReserve(90)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void negativeNumbersAreRefused(long bytes) {
        IdleBudget budget = IdleBudget.ofBytes(100);
        String told = "not " + bytes + ".";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdleBudget.ofBytes(bytes))
                .withMessageEndingWith(told);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.tryReserve(bytes))
                .withMessageEndingWith(told);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.releaseReused(bytes))
                .withMessageEndingWith(told);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget.releaseDropped(bytes))
                .withMessageEndingWith(told);
        assertThat(budget.usedBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 4096", "0x10, 16", "9223372036854775807, 9223372036854775807"})
    void thePropertySetsTheLimitOfTheProcess(String value, long limit) {
        assertThat(processLimit(value)).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "many", "1g", "1.5", "9223372036854775808", "0x"})
    void aNonsensicalPropertyIsAsNone(String value) {
        assertThat(processLimit(value)).isEqualTo(DEFAULT);
    }

    @Test
    void theProcessHasOneBudget() {
        assertThat(IdleBudget.process()).isSameAs(IdleBudget.process());
        assertThat(IdleBudget.process().limitBytes()).isEqualTo(IdleBudget.processLimit());
    }

    private static long processLimit(String value) {
        return Property.with("lethe.idle.maxBytes", value, IdleBudget::processLimit);
    }

    private static long told(AtomicLong asked, long bytes) {
        asked.incrementAndGet();
        return bytes;
    }

    @Test
    void keepersAreAskedAndHeldWeakly() throws InterruptedException {
        IdleBudget budget = IdleBudget.ofBytes(100);
        AtomicLong asked = new AtomicLong();
        List<IdleBudget.Keeper> held = new ArrayList<>();
        held.add(() -> told(asked, 30));
        held.add(() -> told(asked, 12));
        try {
            held.forEach(budget::addKeeper);
            assertThat(budget.dropKept()).isEqualTo(42);
            assertThat(asked.get()).isEqualTo(2);
            WeakReference<IdleBudget.Keeper> forgotten = new WeakReference<>(held.remove(1));
            for (int i = 0; i < 100 && forgotten.get() != null; i++) {
                System.gc();
                Thread.sleep(10);
            }
            assertThat(budget.dropKept()).isEqualTo(30);
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}

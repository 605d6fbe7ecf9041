package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.audit.CountingAudit;
import dev.lethe.map.audit.Mutation;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claim C17, as far as it is about memory: a hook is asked when no allocation can fail any more, and never in vain. */
class AuditedAllocationTest {
    static Stream<CoreFixture> fixtures() {
        return Stream.of(Shape.values()).map(CoreFixture::new);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void hookIsNotAskedAboutPutsForWhichThereIsNoMemory(CoreFixture fixture) {
        assertThat(failuresWhileFilling(fixture, fixture.limit() * 3, fixture::key))
                .isGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void hookIsNotAskedAboutPutsForWhichTheStashHasNoRoom(CoreFixture fixture) {
        assertThat(failuresWhileFilling(fixture, 1_000, number -> fixture.key(number % 3 << 4, number)))
                .isGreaterThan(8);
    }

    private static int failuresWhileFilling(CoreFixture fixture, int entries, IntFunction<Object> keys) {
        ScarceHeap heap = new ScarceHeap();
        CountingAudit audit = new CountingAudit();
        Subject map = fixture.make(0, heap, audit);
        Map<Object, Object> model = new HashMap<>();
        int failures = 0;
        for (int i = 0; i < entries; i++) {
            Object key = keys.apply(i);
            Object value = fixture.value(i);
            for (int allocations = 0; ; allocations++) {
                heap.endsAfter(allocations);
                try {
                    map.put(key, value);
                    break;
                } catch (OutOfMemoryError planned) {
                    failures++;
                    assertThat(audit.count(Mutation.PUT)).isEqualTo(i);
                }
            }
            heap.hasRoom();
            model.put(key, value);
            assertThat(audit.count(Mutation.PUT)).isEqualTo(i + 1);
        }
        HistoryChecks.isAs(map, model);
        return failures;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void hookIsNotAskedAboutADrainForWhichThereIsNoMemory(CoreFixture fixture) {
        ScarceHeap heap = new ScarceHeap();
        CountingAudit audit = new CountingAudit();
        Subject map = fixture.make(0, heap, audit);
        int entries = fixture.limit() * 3;
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        heap.endsAfter(0);
        assertThatThrownBy(() -> map.drainTo((key, value) -> {})).isInstanceOf(OutOfMemoryError.class);
        assertThat(audit.count(Mutation.DRAIN)).isZero();
        heap.hasRoom();
        assertThat(map.drainTo((key, value) -> {})).isEqualTo(entries);
        assertThat(audit.count(Mutation.DRAIN)).isEqualTo(1);
    }
}

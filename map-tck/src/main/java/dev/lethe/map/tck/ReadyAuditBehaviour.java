package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.map.MapStats;
import dev.lethe.map.audit.FreezingAudit;
import dev.lethe.map.audit.LimitingAudit;
import dev.lethe.map.audit.Mutation;
import dev.lethe.map.audit.MutationSample;
import dev.lethe.map.audit.SamplingAudit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claim C17, with the hooks that come with Lethe: they freeze, limit and sample a map as they say. Counting is in {@link AuditBehaviour}. */
abstract class ReadyAuditBehaviour extends AuditedBehaviour {
    @Test
    void frozenMapStaysAsItIsWhateverWouldChangeIt() {
        assumeAudit();
        for (int size : new int[] {4, 28, 600}) {
            changes().forEach((what, change) -> {
                FreezingAudit freezer = new FreezingAudit();
                Subject map = audited(freezer, size);
                Map<Object, Object> before = map.copy();
                freezer.freeze();
                Throwable thrown = catchThrowable(() -> change.accept(map));
                assertThat(map.copy())
                        .as("%s when frozen, %s entries", what, size)
                        .isEqualTo(before);
                map.checkInvariants();
                freezer.thaw();
                change.accept(map);
                if (thrown == null) {
                    assertThat(map.copy()).as("%s, not refused", what).isEqualTo(before);
                } else {
                    assertThat(thrown)
                            .as(what)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("frozen");
                    assertThat(map.copy()).as("%s when thawed", what).isNotEqualTo(before);
                }
            });
        }
    }

    @Test
    void frozenMapIsReadAndGivesRoomBack() {
        assumeAudit();
        FreezingAudit freezer = new FreezingAudit();
        Subject map = audited(freezer, 300);
        Map<Object, Object> before = map.copy();
        freezer.freeze();
        map.reserve(5000);
        map.map().trim();
        assertThat(map.containsKey(key(7))).isTrue();
        assertThat(map.remove(key(9999))).as("nothing to refuse").isEqualTo(answer(null, false));
        assertThat(map.copy()).isEqualTo(before);
    }

    @Test
    void limitedMapTakesAsManyEntriesAsItMayAndNoMore() {
        assumeAudit();
        for (int limit : new int[] {0, 1, 7, 8, 600}) {
            Subject map = audited(LimitingAudit.entries(limit), 0);
            for (int i = 0; i < limit; i++) {
                map.put(key(i), value(i));
            }
            Map<Object, Object> full = map.copy();
            assertThatIllegalStateException()
                    .isThrownBy(() -> map.put(key(9999), value(1)))
                    .withMessageContaining(limit + " entries");
            assertThatIllegalStateException().isThrownBy(() -> map.putIfAbsent(key(9999), value(1)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> map.merge(key(9999), value(1), source().none(), (old, given) -> given));
            assertThat(map.copy()).isEqualTo(full).hasSize(limit);
            map.checkInvariants();
            if (limit == 0) {
                continue;
            }
            map.put(key(0), value(-1)); // what it has may be written over
            map.remove(key(0));
            map.put(key(9999), value(1));
            assertThat(map.mappingCount()).isEqualTo(limit);
            map.clear();
            map.put(key(1), value(1));
            assertThat(map.mappingCount()).isEqualTo(1);
        }
    }

    /** The room for a put is made before the hook is asked, so the limit is met by the step of growth that went above it. */
    @Test
    void mapThatIsLimitedInBytesTakesNothingOnceItRetainsMore() {
        assumeAudit();
        long limit = retained(audited(LimitingAudit.bytes(Long.MAX_VALUE), 500));
        Subject map = audited(LimitingAudit.bytes(limit), 0);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 500_000; i++) {
                        map.put(key(i), value(i));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("bytes", "of " + limit);
        assertThat(map.mappingCount()).isGreaterThanOrEqualTo(500).isLessThan(500_000);
        assertThat(retained(map)).isGreaterThan(limit);
        map.checkInvariants();
        map.put(key(0), value(-1));
        map.drainTo((key, value) -> {});
        map.map().trim();
        assertThatCode(() -> map.put(key(0), value(0))).doesNotThrowAnyException();
    }

    private static long retained(Subject map) {
        MapStats stats = map.map().stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Test
    void sampleHasKeyAndValuesOfEachMutation() {
        assumeAudit();
        List<MutationSample> samples = new ArrayList<>();
        Subject map = audited(new SamplingAudit(1, samples::add), 0);
        map.put(key(1), value(10));
        map.put(key(1), value(11));
        map.remove(key(1));
        map.put(key(2), value(20));
        map.clear();
        map.put(key(3), value(30));
        map.drainTo((key, value) -> {});
        assertThat(samples)
                .containsExactly(
                        new MutationSample(Mutation.PUT, key(1), null, value(10)),
                        new MutationSample(Mutation.REPLACE, key(1), value(10), value(11)),
                        new MutationSample(Mutation.REMOVE, key(1), value(11), null),
                        new MutationSample(Mutation.PUT, key(2), null, value(20)),
                        new MutationSample(Mutation.CLEAR, null, null, null),
                        new MutationSample(Mutation.PUT, key(3), null, value(30)),
                        new MutationSample(Mutation.DRAIN, null, null, null));
    }

    @Test
    void sampleIsEachNthMutationAndMayBeRefusedByItsConsumer() {
        assumeAudit();
        Map<Object, Object> seen = new HashMap<>();
        boolean[] refuses = new boolean[1];
        Subject map = audited(
                new SamplingAudit(10, sample -> {
                    if (refuses[0]) {
                        throw new Veto.Refused();
                    }
                    seen.put(sample.key(), sample.value());
                }),
                300);
        Map<Object, Object> expected = new HashMap<>();
        for (int i = 0; i < 300; i += 10) {
            expected.put(key(i), value(i));
        }
        assertThat(seen).isEqualTo(expected);
        Map<Object, Object> before = map.copy();
        refuses[0] = true;
        assertThatThrownBy(() -> map.remove(key(5))).isInstanceOf(Veto.Refused.class);
        assertThat(map.copy()).isEqualTo(before);
        map.remove(key(5)); // one of the nine that nobody is shown
        assertThat(map.mappingCount()).isEqualTo(299);
    }
}

package dev.lethe.map.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ready hooks, asked by hand; the contract has maps ask them. */
class ReadyAuditsTest {
    private static LongLongMap map(long entries, long heapBytes, long nativeBytes) {
        MapStats stats = MapStats.builder()
                .entries(entries)
                .retainedHeapBytes(heapBytes)
                .retainedNativeBytes(nativeBytes)
                .build();
        return (LongLongMap) Proxy.newProxyInstance(
                ReadyAuditsTest.class.getClassLoader(),
                new Class<?>[] {LongLongMap.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "mappingCount" -> entries;
                    case "stats" -> stats;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private final LongLongMap empty = map(0, 0, 0);

    @Test
    void counts() {
        CountingAudit audit = new CountingAudit();
        audit.beforePut(empty, 1, 2);
        audit.beforePut(empty, 2, 2);
        audit.beforeReplace(empty, 2, 2, 3);
        audit.beforeRemove(empty, 2, 3);
        audit.beforeClear(empty);
        audit.beforeDrain(empty);
        assertThat(audit.count(Mutation.PUT)).isEqualTo(2);
        assertThat(audit).hasToString("CountingAudit{PUT=2, REPLACE=1, REMOVE=1, CLEAR=1, DRAIN=1}");
        assertThatNullPointerException().isThrownBy(() -> audit.count(null));
    }

    @Test
    void samplesTheFirstAndEveryNthAfterIt() {
        List<MutationSample> samples = new ArrayList<>();
        SamplingAudit audit = new SamplingAudit(3, samples::add);
        audit.beforePut(empty, 1, 10);
        audit.beforePut(empty, 2, 20);
        audit.beforePut(empty, 3, 30);
        audit.beforeReplace(empty, 1, 10, 11);
        audit.beforeRemove(empty, 2, 20);
        audit.beforeRemove(empty, 3, 30);
        audit.beforeClear(empty);
        assertThat(samples)
                .containsExactly(
                        new MutationSample(Mutation.PUT, 1L, null, 10L),
                        new MutationSample(Mutation.REPLACE, 1L, 10L, 11L),
                        new MutationSample(Mutation.CLEAR, null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SamplingAudit(0, samples::add))
                .withMessageContaining("0");
        assertThatNullPointerException()
                .isThrownBy(() -> new SamplingAudit(1, null))
                .withMessage("consumer");
    }

    @Test
    void freezesAndThaws() {
        FreezingAudit audit = new FreezingAudit();
        audit.beforePut(empty, 1, 2);
        audit.freeze();
        assertThat(audit.isFrozen()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> audit.beforePut(empty, 1, 2))
                .withMessageContainingAll("frozen", "PUT", "thaw()");
        assertThatIllegalStateException().isThrownBy(() -> audit.beforeClear(empty));
        assertThatIllegalStateException().isThrownBy(() -> audit.beforeDrain(empty));
        assertThatIllegalStateException().isThrownBy(() -> audit.beforeRemove(empty, 1, 2));
        assertThatIllegalStateException().isThrownBy(() -> audit.beforeReplace(empty, 1, 2, 3));
        audit.thaw();
        audit.beforePut(empty, 1, 2);
        assertThat(audit.isFrozen()).isFalse();
    }

    @Test
    void limitsEntries() {
        LimitingAudit audit = LimitingAudit.entries(2);
        audit.beforePut(map(1, 0, 0), 1, 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> audit.beforePut(map(2, 0, 0), 1, 2))
                .withMessageContainingAll("2 entries", "of 2");
        audit.beforeReplace(map(2, 0, 0), 1, 2, 3);
        audit.beforeRemove(map(2, 0, 0), 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LimitingAudit.entries(-1))
                .withMessageContaining("-1");
    }

    @Test
    void limitsBytesOnAndOffTheHeap() {
        LimitingAudit audit = LimitingAudit.bytes(100);
        audit.beforePut(map(1, 60, 40), 1, 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> audit.beforePut(map(1, 60, 41), 1, 2))
                .withMessageContainingAll("101 bytes", "of 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LimitingAudit.bytes(-7))
                .withMessageContaining("-7");
    }
}

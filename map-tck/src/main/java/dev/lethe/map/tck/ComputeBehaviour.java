package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The compute family: when the function is called and what it is given. */
abstract class ComputeBehaviour extends Behaviour {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void computeIfAbsentCallsOnceForAnAbsentKeyOnly() {
        Subject map = filled(10);
        assertThat(map.computeIfAbsent(key(3), source().none(), key -> called(value(1))))
                .isEqualTo(value(3));
        assertThat(calls.getAndSet(0)).isZero();
        Object made = map.computeIfAbsent(key(30), source().none(), key -> {
            assertThat(key).isEqualTo(key(30));
            return called(value(1));
        });
        assertThat(made).isEqualTo(value(1));
        assertThat(calls.getAndSet(0)).isEqualTo(1);
        assertThat(map.getOrDefault(key(30), nowhere())).isEqualTo(value(1));
    }

    @Test
    void computeIfPresentCallsOnceForAPresentKeyOnly() {
        Subject map = filled(10);
        Object none = source().none();
        assertThat(map.computeIfPresent(key(30), none, (key, old) -> called(value(1))))
                .isEqualTo(none);
        assertThat(calls.getAndSet(0)).isZero();
        Object made = map.computeIfPresent(key(3), none, (key, old) -> {
            assertThat(key).isEqualTo(key(3));
            assertThat(old).isEqualTo(value(3));
            return called(value(1));
        });
        assertThat(made).isEqualTo(value(1));
        assertThat(calls.getAndSet(0)).isEqualTo(1);
        assertThat(map.containsKey(key(30))).isFalse();
    }

    @Test
    void computeCallsOnceWithWhatIsThere() {
        Subject map = filled(10);
        Object none = source().none();
        assertThat(map.compute(key(3), none, (key, old) -> {
                    assertThat(old).isEqualTo(value(3));
                    return called(value(1));
                }))
                .isEqualTo(value(1));
        assertThat(map.compute(key(30), none, (key, old) -> {
                    assertThat(old).isEqualTo(none);
                    return called(value(2));
                }))
                .isEqualTo(value(2));
        assertThat(calls.getAndSet(0)).isEqualTo(2);
        assertThat(map.mappingCount()).isEqualTo(11);
    }

    @Test
    void mergeCallsOnceForAPresentKeyOnly() {
        Subject map = filled(10);
        Object none = source().none();
        assertThat(map.merge(key(30), value(2), none, (old, given) -> called(value(1))))
                .isEqualTo(value(2));
        assertThat(calls.getAndSet(0)).isZero();
        assertThat(map.merge(key(3), value(2), none, (old, given) -> {
                    assertThat(old).isEqualTo(value(3));
                    assertThat(given).isEqualTo(value(2));
                    return called(value(1));
                }))
                .isEqualTo(value(1));
        assertThat(calls.getAndSet(0)).isEqualTo(1);
    }

    @Test
    void replaceAllAndForEachCallOnceForEachEntry() {
        Subject map = filled(500);
        map.replaceAll((key, old) -> called(old));
        assertThat(calls.getAndSet(0)).isEqualTo(500);
        map.forEach((key, value) -> called(value(1)));
        assertThat(calls.getAndSet(0)).isEqualTo(500);
        map.removeIf((key, value) -> called(value(1)).equals(value(2)));
        assertThat(calls.getAndSet(0)).isEqualTo(500);
        assertThat(map.mappingCount()).isEqualTo(500);
    }

    @Test
    void putAllCopiesFromEachKindOfSource() {
        Subject from = filled(300);
        Subject boxed = make();
        boxed.putAll(from.copy());
        assertThat(boxed.copy()).isEqualTo(from.copy());
        Subject same = make();
        same.putAllOf(from);
        assertThat(same.copy()).isEqualTo(from.copy());
        same.putAllOf(same);
        assertThat(same.copy()).isEqualTo(from.copy());
        Subject viewed = make();
        viewed.putAll(from.asMap());
        assertThat(viewed.copy()).isEqualTo(from.copy());
        viewed.checkInvariants();
    }

    private Object called(Object result) {
        calls.incrementAndGet();
        return result;
    }
}

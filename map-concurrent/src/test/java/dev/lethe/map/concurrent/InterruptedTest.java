package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import dev.lethe.map.spi.Shape;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a call that an error ended, or that another call came into: each on the backend, and on a twin that has the fault. */
@Timeout(60)
class InterruptedTest {
    /** Makes a map of a twin, with a hook or without. */
    private interface Twin {
        LongLongMap plain(MapSpec<LongLongMap> spec);

        LongLongMap audited(MapSpec<LongLongMap> spec);
    }

    private static Twin twin(
            Function<MapSpec<LongLongMap>, LongLongMap> plain, Function<MapSpec<LongLongMap>, LongLongMap> audited) {
        return new Twin() {
            @Override
            public LongLongMap plain(MapSpec<LongLongMap> spec) {
                return plain.apply(spec);
            }

            @Override
            public LongLongMap audited(MapSpec<LongLongMap> spec) {
                return audited.apply(spec);
            }
        };
    }

    private static final Twin RIGHT = twin(
            dev.lethe.map.concurrent.stepped.interrupted.ConcurrentLongLongMap::new,
            dev.lethe.map.concurrent.stepped.interrupted.AuditedLongLongMap::new);

    private static final Twin FAULTY = twin(
            dev.lethe.map.concurrent.stepped.interruptible.ConcurrentLongLongMap::new,
            dev.lethe.map.concurrent.stepped.interruptible.AuditedLongLongMap::new);

    private static void holdsAndWouldBeMissed(Consumer<Twin> claim) {
        claim.accept(RIGHT);
        assertThatThrownBy(() -> claim.accept(FAULTY)).isInstanceOf(AssertionError.class);
    }

    private static MapSpec.Builder<LongLongMap> spec() {
        return MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class).seed(Crowd.SEED);
    }

    /** Fourteen of the keys find room; the others are spilled. */
    private static LongLongMap crowded(Twin twin) {
        LongLongMap map = twin.plain(spec().build());
        for (long key : Crowd.KEYS) {
            map.put(key, ~key);
        }
        assertThat(map.stats().fallbackEntries()).isGreaterThan(4);
        return map;
    }

    private static void failsAt(String place, Runnable call) {
        Interruption.at(
                place,
                Interruption.NO_STACK,
                () -> assertThatThrownBy(call::run).isInstanceOf(StackOverflowError.class));
    }

    @Test
    void removalAtTheEndOfTheStackIsCounted() {
        holdsAndWouldBeMissed(twin -> {
            LongLongMap map = crowded(twin);
            failsAt("counts", () -> map.remove(Crowd.KEYS[0]));
            Set<Long> left = new HashSet<>();
            map.forEach((key, value) -> left.add(key));
            assertThat(left).hasSize(Crowd.KEYS.length - 1);
            assertThat(map.mappingCount()).isEqualTo(left.size());
        });
    }

    @Test
    void removalFromASpillAtTheEndOfTheStackChangesNothing() {
        long last = Crowd.KEYS[Crowd.KEYS.length - 1];
        holdsAndWouldBeMissed(twin -> {
            LongLongMap map = crowded(twin);
            failsAt("mark", () -> map.remove(last));
            assertThat(map.containsKey(last)).isTrue();
            assertThat(map.mappingCount()).isEqualTo(Crowd.KEYS.length);
            ((SelfChecking) map).checkInvariants();
        });
    }

    /** C17: when the hook is asked, the drain cannot fail any more. */
    @Test
    void drainAllocatesBeforeItAsksTheHook() {
        holdsAndWouldBeMissed(twin -> {
            AtomicInteger asked = new AtomicInteger();
            LongLongMap map = twin.audited(spec().audit(new LongLongAudit() {
                        @Override
                        public void beforeDrain(LongLongMap asking) {
                            asked.incrementAndGet();
                        }
                    })
                    .build());
            map.put(1, 1);
            Runnable noMemory = () -> {
                throw new OutOfMemoryError("planted");
            };
            Interruption.at(
                    "record",
                    noMemory,
                    () -> assertThatThrownBy(() -> map.drainTo((key, value) -> {}))
                            .isInstanceOf(OutOfMemoryError.class));
            assertThat(asked).hasValue(0);
            assertThat(map.drainTo((key, value) -> {})).isEqualTo(1);
            assertThat(asked).hasValue(1);
        });
    }

    /** Else each change that the thread makes later would be refused, as if the hook made it. */
    @Test
    void errorBesideAHookDoesNotShutTheThreadOut() {
        holdsAndWouldBeMissed(twin -> {
            LongLongMap map = twin.audited(spec().audit(new LongLongAudit() {}).build());
            failsAt("hook", () -> map.put(1, 1));
            try {
                map.put(1, 2);
            } catch (RuntimeException refused) {
                throw new AssertionError(refused);
            }
            assertThat(map.getOrDefault(1, 0)).isEqualTo(2);
        });
    }

    /** Else it would copy again and again while others change the flood, and then take the lock. */
    @Test
    void walkCopiesAFloodOnceThoughItChangesMeanwhile() {
        long last = Crowd.KEYS[Crowd.KEYS.length - 1];
        holdsAndWouldBeMissed(twin -> {
            LongLongMap map = crowded(twin);
            long spilled = map.stats().fallbackEntries();
            AtomicInteger copied = new AtomicInteger();
            Set<Long> seen = new HashSet<>();
            Interruption.at(
                    "walk",
                    () -> {
                        if (copied.incrementAndGet() <= 3) {
                            map.remove(last);
                            map.put(last, 1);
                        }
                    },
                    () -> map.forEach((key, value) -> assertThat(seen.add(key)).isTrue()));
            assertThat(seen).hasSize(Crowd.KEYS.length);
            assertThat(copied.get()).isLessThanOrEqualTo((int) spilled);
        });
    }
}

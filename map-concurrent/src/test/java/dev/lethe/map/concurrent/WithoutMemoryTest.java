package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.audit.CountingAudit;
import dev.lethe.map.audit.Mutation;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import dev.lethe.map.spi.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Claim C10 where there is no memory: a drain loses nothing, a change that is refused changed nothing, and locks are let go of. And C17: no
 * hook is asked about a change for which there is none.
 */
class WithoutMemoryTest {
    private static final int ENTRIES = 400; // in tables of 22 at most

    private static LongLongMap make(Function<MapSpec<LongLongMap>, LongLongMap> twin) {
        return make(twin, null);
    }

    private static LongLongMap make(Function<MapSpec<LongLongMap>, LongLongMap> twin, @Nullable MapAudit hook) {
        return twin.apply(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .seed(Crowd.SEED)
                .audit(hook)
                .build());
    }

    private static Map<Long, Long> drained(LongLongMap map, int pieces) {
        Map<Long, Long> handedOut = new HashMap<>();
        Memory.runOutAfter(pieces);
        try {
            map.drainTo((key, value) -> assertThat(handedOut.put(key, value)).isNull());
        } finally {
            Memory.isThereAgain();
        }
        return handedOut;
    }

    private static void fill(LongLongMap map) {
        for (long key = 0; key < ENTRIES; key++) {
            map.put(key, ~key);
        }
    }

    @Test
    void drainHandsOutAllThoughMemoryEndsInTheMiddle() {
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new);
        fill(map);
        int tables = (int) map.stats().tables();
        assertThat(tables).isGreaterThan(10);
        for (int pieces = 0; pieces <= tables; pieces++) {
            Map<Long, Long> handedOut = drained(map, pieces);
            assertThat(handedOut).hasSize(ENTRIES).containsEntry(7L, ~7L);
            assertThat(map.mappingCount()).isZero();
            assertThat(map.containsKey(7)).isFalse();
            ((SelfChecking) map).checkInvariants();
            fill(map);
            assertThat(map.mappingCount()).isEqualTo(ENTRIES);
            ((SelfChecking) map).checkInvariants();
        }
    }

    @Test
    void drainThatGivesUpWouldBeFound() {
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.draingivesup.ConcurrentLongLongMap::new);
        fill(map);
        assertThatThrownBy(() -> drained(map, 3)).isInstanceOf(OutOfMemoryError.class);
        Map<Long, Long> rest = drained(map, Integer.MAX_VALUE);
        assertThat(rest).hasSizeLessThan(ENTRIES);
    }

    /** The table is split for the new entry, which then finds no room: what the function cleared does not come back. */
    @Test
    void clearInAFunctionStaysThoughItsEntryFindsNoRoom() {
        long[] crowd = Crowd.ofOneTable(40);
        int refused = 0;
        for (int entries = 14; entries < 38; entries++) {
            for (int pieces = 0; pieces < 40; pieces++) {
                LongLongMap map = make(dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new);
                for (int i = 0; i < entries; i++) {
                    map.put(crowd[i], i);
                }
                int left = pieces;
                boolean added = false;
                try {
                    map.compute(crowd[entries], -1, (key, old) -> {
                        map.clear();
                        Memory.runOutAfter(left);
                        return 1;
                    });
                    added = true;
                } catch (OutOfMemoryError noRoom) {
                    refused++;
                } finally {
                    Memory.isThereAgain();
                }
                assertThat(map.containsKey(crowd[0])).isFalse();
                ((SelfChecking) map).checkInvariants();
                Map<Long, Long> found = new HashMap<>();
                map.forEach(found::put);
                assertThat(found).hasSize((int) map.mappingCount());
                assertThat(found.keySet()).isSubsetOf(crowd[entries]);
                assertThat(added || found.isEmpty()).isTrue();
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    /** The table is split for those who wait, not for the entry: that has room. */
    @Test
    void putDoesWithoutASplitForWhichThereIsNoMemory() {
        int splits = 0;
        for (int pieces = 0; pieces < 5; pieces++) {
            LongLongMap map = make(dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new);
            for (long key = 0; key < 13; key++) {
                map.put(key, key);
            }
            long tables = map.stats().tables();
            Memory.pretendContention(true);
            Memory.runOutAfter(pieces);
            try {
                map.put(13, 13);
            } finally {
                Memory.isThereAgain();
                Memory.pretendContention(false);
            }
            assertThat(map.getOrDefault(13, -1)).isEqualTo(13);
            assertThat(map.mappingCount()).isEqualTo(14);
            splits += map.stats().tables() > tables ? 1 : 0;
            ((SelfChecking) map).checkInvariants();
        }
        assertThat(splits).as("with memory for it").isBetween(1, 3);
    }

    /** Removals free memory, so they do not fail for want of it: the entry of the spill comes to the group with a later one. */
    @Test
    void removalThatFindsNoMemoryForASmallerTreeIsMadeUpFor() {
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new);
        for (long key : Crowd.KEYS) {
            map.put(key, ~key);
        }
        long spilled = map.stats().fallbackEntries();
        assertThat(spilled).isGreaterThan(4);
        for (int poor = 0; poor < 2; poor++) {
            Memory.runOutAfter(0);
            try {
                assertThat(map.remove(Crowd.KEYS[poor])).isTrue();
            } finally {
                Memory.isThereAgain();
            }
            assertThat(map.stats().fallbackEntries()).isEqualTo(spilled);
            ((SelfChecking) map).checkInvariants();
        }
        map.remove(Crowd.KEYS[2]);
        assertThat(map.stats().fallbackEntries()).isEqualTo(spilled - 3);
        ((SelfChecking) map).checkInvariants();
        for (int i = 3; i < Crowd.KEYS.length; i++) {
            assertThat(map.getOrDefault(Crowd.KEYS[i], 1)).isEqualTo(~Crowd.KEYS[i]);
        }
    }

    @Test
    void changeThatIsRefusedChangedNothing() {
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new);
        Map<Long, Long> model = new HashMap<>();
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int step = 0; step < 60_000; step++) {
            boolean grows = step / 4000 % 2 == 0;
            long key = random.nextBoolean() ? random.nextInt(600) : Crowd.KEYS[random.nextInt(Crowd.KEYS.length)];
            Memory.runOutAfter(random.nextInt(2));
            try {
                if (random.nextInt(10) < (grows ? 8 : 2)) {
                    map.put(key, step);
                    model.put(key, (long) step);
                } else if (random.nextInt(2000) == 0) {
                    map.clear();
                    model.clear();
                } else {
                    map.remove(key);
                    model.remove(key);
                }
            } catch (OutOfMemoryError noRoom) {
                refused++;
            } finally {
                Memory.isThereAgain();
            }
            assertThat(map.mappingCount()).isEqualTo(model.size());
            if (step % 50 == 0) {
                ((SelfChecking) map).checkInvariants();
            }
        }
        assertThat(refused).isGreaterThan(100);
        Map<Long, Long> found = new HashMap<>();
        map.forEach(found::put);
        assertThat(found).isEqualTo(model);
    }

    @Test
    void hookIsNotAskedAboutChangesForWhichThereIsNoMemory() {
        CountingAudit audit = new CountingAudit();
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.norecord.AuditedLongLongMap::new, audit);
        assertThat(askedInVain(map, audit)).isZero();
        assertThat(audit.count(Mutation.DRAIN)).isEqualTo(1);
        ((SelfChecking) map).checkInvariants();
    }

    @Test
    void hookThatIsAskedFirstWouldBeFound() {
        CountingAudit audit = new CountingAudit();
        LongLongMap map = make(dev.lethe.map.concurrent.stepped.askedfirst.AuditedLongLongMap::new, audit);
        assertThat(askedInVain(map, audit)).isGreaterThan(20);
        assertThat(audit.count(Mutation.DRAIN)).isEqualTo(2);
    }

    /** How often the hook was asked about puts and a drain that found no memory then; each is done at last. */
    private static long askedInVain(LongLongMap map, CountingAudit audit) {
        long asked = 0;
        int refused = 0;
        for (long key : LongStream.concat(LongStream.range(0, ENTRIES), LongStream.of(Crowd.KEYS))
                .toArray()) {
            boolean isThere = map.containsKey(key);
            for (int pieces = 0; !isThere; pieces++) {
                long before = audit.count(Mutation.PUT);
                Memory.runOutAfter(pieces);
                try {
                    map.put(key, key);
                    isThere = true;
                } catch (OutOfMemoryError noRoom) {
                    refused++;
                    asked += audit.count(Mutation.PUT) - before;
                } finally {
                    Memory.isThereAgain();
                }
            }
        }
        assertThat(refused).isGreaterThan(20);
        assertThatThrownBy(() -> drained(map, 0)).isInstanceOf(OutOfMemoryError.class);
        asked += audit.count(Mutation.DRAIN);
        assertThat(drained(map, Integer.MAX_VALUE)).containsKeys(0L, Crowd.KEYS[0]);
        return asked;
    }
}

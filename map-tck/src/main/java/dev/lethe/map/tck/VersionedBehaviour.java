package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.pool.Versioned;
import dev.lethe.map.spi.IdleBudget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claim C14: a version is read by many, never changes, and goes back when the last who reads it has left. */
@Timeout(120)
abstract class VersionedBehaviour extends Behaviour {
    private static final int READERS = 6;
    private static final int VERSIONS = 400;
    private static final int ENTRIES = 30;
    private static final int QUICK_READERS = 2;
    private static final int QUICK_VERSIONS = 20_000;

    private final MapPool pool = MapPool.builder()
            .within(IdleBudget.ofBytes(PoolSubject.SHARED_BYTES))
            .build();

    private PoolStats stats() {
        return pool.stats(Generation.LONG_LIVED);
    }

    private void publish(Versioned<? extends LetheMap> versions, int number) {
        publishOne(versions, number);
    }

    private <M extends LetheMap> void publishOne(Versioned<M> versions, int number) {
        Lease<M> draft = versions.draft();
        Subject map = Subject.of(draft.map());
        for (int i = 0; i < ENTRIES; i++) {
            map.put(key(i), value(number));
        }
        versions.publish(draft);
        assertThat(draft.isOpen()).as("a draft once it is published").isFalse();
        assertThatThrownBy(() -> map.put(key(1), value(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> versions.publish(draft)).isInstanceOf(IllegalStateException.class);
    }

    private Versioned<? extends LetheMap> versions() {
        return pool.versioned(source().recipe(source().builder()));
    }

    @Test
    void readersKeepTheVersionTheyHold() {
        Versioned<? extends LetheMap> versions = versions();
        assertThatThrownBy(versions::read).isInstanceOf(IllegalStateException.class);
        publish(versions, 1);
        Lease<?> first = versions.read();
        Lease<?> second = versions.read();
        publish(versions, 2);
        Lease<?> third = versions.read();
        assertThat(Subject.of(first.map()).getOrDefault(key(3), nowhere())).isEqualTo(value(1));
        assertThat(Subject.of(third.map()).getOrDefault(key(3), nowhere())).isEqualTo(value(2));
        assertThat(stats().idleMaps())
                .as("nothing is back while somebody reads it")
                .isZero();
        first.close();
        first.close();
        assertThat(stats().idleMaps()).isZero();
        assertThatThrownBy(first::map).isInstanceOf(IllegalStateException.class);
        assertThat(Subject.of(second.map()).mappingCount()).isEqualTo(ENTRIES);
        second.map().close();
        assertThat(stats().idleMaps()).as("the last has left").isOne();
        versions.close();
        assertThat(stats().idleMaps()).isOne();
        third.close();
        assertThat(stats().idleMaps()).isEqualTo(2);
        assertThatThrownBy(versions::read).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publish(versions, 3)).isInstanceOf(IllegalStateException.class);
        assertThat(stats().lentMaps()).as("a map that came too late goes back").isZero();
    }

    @Test
    void leaseOfAnotherPoolIsRefusedAndStaysOpen() {
        Versioned<? extends LetheMap> versions = versions();
        publish(versions, 1);
        try (MapPool other = MapPool.builder()
                .within(IdleBudget.ofBytes(PoolSubject.SHARED_BYTES))
                .build()) {
            refuse(versions, other.versioned(source().recipe(source().builder())));
            assertThat(other.stats(Generation.LONG_LIVED).idleMaps())
                    .as("it went back to its own pool")
                    .isOne();
        }
        try (Lease<?> reading = versions.read()) {
            assertThat(Subject.of(reading.map()).getOrDefault(key(3), nowhere()))
                    .isEqualTo(value(1));
        }
    }

    @SuppressWarnings("unchecked") // both make maps of one recipe
    private <M extends LetheMap> void refuse(Versioned<M> versions, Versioned<? extends LetheMap> foreign) {
        try (Lease<M> draft = ((Versioned<M>) foreign).draft()) {
            assertThatThrownBy(() -> versions.publish(draft))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another pool");
            assertThat(draft.isOpen()).isTrue();
            assertThat(Subject.of(draft.map()).mappingCount()).isZero();
        }
    }

    @Test
    void publishedMapRefusesChanges() {
        Versioned<? extends LetheMap> versions = versions();
        publish(versions, 1);
        try (Lease<?> reading = versions.read()) {
            Subject map = Subject.of(reading.map());
            Map<String, Runnable> changes = new LinkedHashMap<>();
            changes.put("put", () -> map.put(key(1), value(2)));
            changes.put("remove", () -> map.remove(key(1)));
            changes.put("remove of an absent key", () -> map.remove(key(ENTRIES)));
            changes.put("merge", () -> map.merge(key(1), value(2), source().none(), (a, b) -> b));
            changes.put("removeIf", () -> map.removeIf((k, v) -> true));
            changes.put("replaceAll", () -> map.replaceAll((k, v) -> v));
            changes.put("drainTo", () -> map.drainTo((k, v) -> {}));
            changes.put("clear", map::clear);
            changes.put("clearLazily", () -> map.map().clearLazily());
            changes.put("trim", () -> map.map().trim());
            changes.put("reserve", () -> map.reserve(100));
            changes.put("asMap().put", () -> map.asMap().put(key(1), value(2)));
            changes.put("keySet().clear", () -> map.asMap().keySet().clear());
            var cursor = map.cursor();
            cursor.advance();
            changes.put("cursor.remove", cursor::remove);
            changes.put("cursor.setValue", () -> cursor.setValue(value(2)));
            var entries = map.asMap().entrySet().iterator();
            var entry = entries.next();
            changes.put("iterator.remove", entries::remove);
            changes.put("entry.setValue", () -> entry.setValue(value(2)));
            changes.forEach((name, change) -> assertThatThrownBy(change::run)
                    .as(name)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("reading"));
            assertThat(map.copy()).hasSize(ENTRIES).containsValue(value(1)).doesNotContainValue(value(2));
        }
    }

    @Test
    void readersNeverSeeAVersionThatWentBack() throws Exception {
        Versioned<? extends LetheMap> versions = versions();
        publish(versions, 0);
        AtomicBoolean done = new AtomicBoolean();
        String wrong = Race.of(READERS + 1, thread -> {
            if (thread == 0) {
                try {
                    for (int number = 1; number <= VERSIONS; number++) {
                        publish(versions, number);
                    }
                } finally {
                    done.set(true);
                }
                return "";
            }
            while (!done.get()) {
                try (Lease<?> reading = versions.read()) {
                    String found = inspect(Subject.of(reading.map()));
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        });
        assertThat(wrong).isEmpty();
        versions.close();
        assertThat(stats().lentMaps()).isZero();
        assertThat(stats().misses()).as("maps made").isLessThanOrEqualTo(READERS + 10);
        assertThat(stats().hits() + stats().misses()).as("drafts").isEqualTo(VERSIONS + 1);
    }

    /** A reader may have found a version just before it is replaced; it must not get in once the last of the others has left. */
    @Test
    void readersThatComeAsAVersionGoesGetTheNextOne() throws Exception {
        assertThat(comeAndGo(versions())).isEmpty();
        assertThat(stats().lentMaps()).isZero();
        assertThat(stats().hits() + stats().misses()).as("drafts").isEqualTo(QUICK_VERSIONS);
        assertThat(stats().idleMaps()).as("maps that are back, each once").isLessThanOrEqualTo(stats().misses());
    }

    private <M extends LetheMap> String comeAndGo(Versioned<M> versions) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        publishQuickly(versions, 0);
        String wrong = Race.of(QUICK_READERS + 1, thread -> {
            if (thread == 0) {
                try {
                    for (int number = 1; number < QUICK_VERSIONS; number++) {
                        publishQuickly(versions, number);
                    }
                } finally {
                    done.set(true);
                }
                return "";
            }
            while (!done.get()) {
                try (Lease<M> reading = versions.read()) {
                    long entries = reading.map().mappingCount();
                    if (entries != 1) {
                        return "a version had " + entries + " entries";
                    }
                }
            }
            return "";
        });
        versions.close();
        return wrong;
    }

    private <M extends LetheMap> void publishQuickly(Versioned<M> versions, int number) {
        Lease<M> draft = versions.draft();
        Subject.of(draft.map()).put(key(0), value(number));
        versions.publish(draft);
    }

    /** Looks at a version slowly: all its entries have one value. */
    private String inspect(Subject map) {
        Object first = map.getOrDefault(key(0), nowhere());
        for (int i = 0; i < ENTRIES; i++) {
            Object found = map.getOrDefault(key(i), nowhere());
            if (!Objects.equals(first, found)) {
                return "a version had both " + first + " and " + found;
            }
            if (i % 10 == 0) {
                Race.letOthersRun();
            }
        }
        return map.mappingCount() == ENTRIES ? "" : "a version had " + map.mappingCount() + " entries";
    }
}

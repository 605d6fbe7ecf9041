package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import org.junit.jupiter.api.Test;

/** Claim C14, one thread: a lease is exclusive, its map comes empty and goes stale for ever. */
abstract class LeaseBehaviour extends PoolBehaviour {
    private static final int MANY = 40;

    @Test
    void leasedMapsDoNotTouchEachOther() {
        List<Lease<?>> leases = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < MANY; i++) {
                Lease<?> lease = lease();
                Subject.of(lease.map()).put(key(0), value(i));
                leases.add(lease);
            }
            for (int i = 0; i < MANY; i++) {
                Subject map = Subject.of(leases.get(i).map());
                assertThat(map.mappingCount()).isOne();
                assertThat(map.getOrDefault(key(0), nowhere())).isEqualTo(value(i));
            }
            leases.forEach(Lease::close);
            leases.clear();
        }
    }

    @Test
    void leasedMapIsEmptyWhateverItsLastOwnerDid() {
        List<String> deeds = List.of("put", "lazily", "drain", "walk", "grow");
        for (int i = 0; i < 4 * deeds.size(); i++) {
            try (Lease<?> lease = lease()) {
                Subject map = Subject.of(lease.map());
                String before = deeds.get((i + deeds.size() - 1) % deeds.size());
                assertThat(map.mappingCount()).as("entries after " + before).isZero();
                assertThat(map.containsKey(key(3))).as("a key after " + before).isFalse();
                assertThat(map.cursor().advance()).as("a walk after " + before).isFalse();
                assertThat(map.map().stats().referenceDebt())
                        .as("debt after " + before)
                        .isZero();
                map.checkInvariants();
                fill(lease, i % 2 == 0 ? 20 : 3000);
                switch (deeds.get(i % deeds.size())) {
                    case "lazily" -> map.map().clearLazily();
                    case "drain" -> map.drainTo((key, value) -> map.put(key, value));
                    case "walk" -> map.cursor().advance();
                    case "grow" -> map.reserve(5000);
                    default -> map.put(key(3), value(4));
                }
            }
        }
    }

    @Test
    void mapsAreUsedAgain() {
        for (int i = 0; i < MANY; i++) {
            try (Lease<?> lease = lease()) {
                fill(lease, 100);
                assertThat(pool().idleMaps()).isZero();
            }
            assertThat(pool().idleMaps())
                    .as("maps after " + (i + 1) + " leases")
                    .isOne();
        }
    }

    @Test
    void leaseAndMapAreNewObjectsEachTime() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < MANY; i++) {
            Lease<?> lease = lease();
            assertThat(seen.add(lease)).as("a new lease").isTrue();
            assertThat(seen.add(lease.map())).as("a new map object").isTrue();
            assertThat((Object) lease.map()).isSameAs(lease.map());
            lease.close();
        }
    }

    @Test
    void closedLeaseRefuses() {
        Lease<?> lease = lease();
        Subject map = Subject.of(lease.map());
        fill(lease, 20);
        assertThat(lease.isOpen()).isTrue();
        lease.close();
        assertThat(lease.isOpen()).isFalse();
        assertThatThrownBy(lease::map).isInstanceOf(IllegalStateException.class);
        assertRefused(callsOn(map));
        assertThat(map.map().toString()).as("a stale map, logged").startsWith("(");
    }

    /** The fault called ABA: the map is lent again, so whatever says only "it is lent" says yes to the wrong one. */
    @Test
    void staleMapRefusesAlsoWhenTheSameMapIsLentAgain() {
        Lease<?> stale = lease();
        Subject kept = Subject.of(stale.map());
        fill(stale, 20);
        Map<String, Runnable> calls = callsOn(kept);
        Map<String, Runnable> parts = callsOnParts(kept);
        stale.close();
        for (int i = 0; i < 3; i++) {
            try (Lease<?> again = lease()) {
                assertThat(pool().idleMaps()).as("the only map is lent again").isZero();
                fill(again, 20);
                assertThatThrownBy(stale::map).isInstanceOf(IllegalStateException.class);
                assertRefused(calls);
                assertRefused(parts);
                stale.close();
                assertThat(Subject.of(again.map()).mappingCount())
                        .as("what its owner put")
                        .isEqualTo(20);
            }
        }
    }

    @Test
    void partsOfAStaleMapRefuse() {
        Lease<?> lease = lease();
        fill(lease, 20);
        Map<String, Runnable> parts = callsOnParts(Subject.of(lease.map()));
        lease.close();
        assertRefused(parts);
    }

    @Test
    void doubleReturnDoesNothing() {
        Lease<?> lease = lease();
        lease.close();
        lease.close();
        assertThat(pool().idleMaps()).isOne();
        Lease<?> one = lease();
        lease.close();
        Lease<?> other = lease();
        fill(one, 5);
        assertThat(Subject.of(other.map()).mappingCount()).isZero();
        assertThat(Subject.of(one.map()).mappingCount()).isEqualTo(5);
        one.close();
        other.close();
        assertThat(pool().idleMaps()).isEqualTo(2);
    }

    @Test
    void closeOfTheMapReturnsTheLease() {
        Lease<?> lease = lease();
        Subject map = Subject.of(lease.map());
        map.map().close();
        assertThat(lease.isOpen()).isFalse();
        assertThat(pool().idleMaps()).isOne();
        lease.close();
        map.map().close();
        assertThat(pool().idleMaps()).isOne();
        assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class);
        try (Lease<?> again = lease()) {
            assertThatCode(() -> fill(again, 5)).doesNotThrowAnyException();
        }
    }

    @Test
    void walkEndsWhenTheLeaseIsClosedOnTheWay() {
        for (String way : List.of("forEach", "keys", "view")) {
            Lease<?> lease = lease();
            Subject map = Subject.of(lease.map());
            fill(lease, 20);
            Runnable close = () -> {
                lease.close();
                Lease<?> next = lease(); // the same map, with entries of another owner
                fill(next, 30);
            };
            assertThatThrownBy(() -> {
                        switch (way) {
                            case "forEach" -> map.forEach((key, value) -> close.run());
                            case "keys" -> map.keys().forEach(key -> close.run());
                            default -> map.asMap().keySet().forEach(key -> close.run());
                        }
                    })
                    .as(way)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void generationsAreKeptApart() {
        for (Generation generation : Generation.fixed()) {
            Lease<?> lease = pool().lease(generation, recipe());
            assertThat(lease.generation()).isEqualTo(generation);
            lease.close();
        }
        assertThat(pool().idleMaps()).isEqualTo(3);
    }

    @Test
    void returnedMapHoldsNoReference() {
        Graves graves = new Graves();
        boolean objectKeys = source().shape().objectKeys();
        boolean objectValues = source().shape().objectValues();
        if (!objectKeys && !objectValues) {
            return; // the shape has no references to hold
        }
        Lease<?> lease = lease();
        Subject map = Subject.of(lease.map());
        for (int i = 0; i < 600; i++) {
            Object made = source().stringKeys() ? "watched " + i : new ScriptedKey(i, i % 200);
            Object key = objectKeys ? graves.watch(made) : (Object) (long) i;
            map.put(key, objectValues ? graves.watch(new int[] {i}) : (Object) (long) i);
            if (i == 300) {
                map.map().clearLazily();
            }
        }
        lease.close();
        assertThat(graves.survivors()).as("reachable of " + graves.watched()).isZero();
        assertThat(pool().idleMaps()).isOne();
        Reference.reachabilityFence(lease);
        Reference.reachabilityFence(map);
    }

    private static void assertRefused(Map<String, Runnable> calls) {
        calls.forEach((name, call) -> assertThatThrownBy(call::run).as(name).isInstanceOf(IllegalStateException.class));
    }

    private Map<String, Runnable> callsOn(Subject map) {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("mappingCount", map::mappingCount);
        calls.put("size", () -> map.map().size());
        calls.put("isEmpty", () -> map.map().isEmpty());
        calls.put("containsKey", () -> map.containsKey(key(1)));
        calls.put("getOrDefault", () -> map.getOrDefault(key(1), value(1)));
        calls.put("put", () -> map.put(key(1), value(1)));
        calls.put("remove", () -> map.remove(key(1)));
        calls.put("compute", () -> map.compute(key(6), source().none(), (k, v) -> value(1)));
        calls.put("forEach", () -> map.forEach((k, v) -> {}));
        calls.put("removeIf", () -> map.removeIf((k, v) -> true));
        calls.put("drainTo", () -> map.drainTo((k, v) -> {}));
        calls.put("cursor", map::cursor);
        calls.put("keys", () -> map.keys().count());
        calls.put("asMap", () -> map.asMap().get(key(1)));
        calls.put("stats", () -> map.map().stats());
        calls.put("trim", () -> map.map().trim());
        calls.put("clear", map::clear);
        calls.put("hashCode", () -> map.map().hashCode());
        return calls;
    }

    /** Calls on what was got from the map while it was leased. */
    private Map<String, Runnable> callsOnParts(Subject map) {
        ObjectCursor<Object, Object> cursor = map.cursor();
        cursor.advance();
        Map<Object, Object> view = map.asMap();
        Iterator<Object> keys = view.keySet().iterator();
        keys.next();
        Iterator<Object> ahead = view.keySet().iterator();
        ahead.hasNext();
        Map.Entry<Object, Object> entry = view.entrySet().iterator().next();
        Spliterator<Object> split = map.keys().spliterator();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("cursor.advance", cursor::advance);
        calls.put("cursor.key", cursor::key);
        calls.put("cursor.value", cursor::value);
        calls.put("cursor.setValue", () -> cursor.setValue(value(1)));
        calls.put("cursor.remove", cursor::remove);
        calls.put("cursor.rewind", cursor::rewind);
        calls.put("view.put", () -> view.put(key(1), value(1)));
        calls.put("view.size", view::size);
        calls.put("keySet().remove", () -> view.keySet().remove(key(1)));
        calls.put("values().iterator", () -> view.values().iterator());
        calls.put("iterator.remove", keys::remove);
        calls.put("iterator.next", keys::next);
        calls.put("iterator.next after hasNext", ahead::next);
        calls.put("entry.getValue", entry::getValue);
        calls.put("entry.setValue", () -> entry.setValue(value(1)));
        calls.put("stream", () -> split.tryAdvance(key -> {}));
        return calls;
    }
}

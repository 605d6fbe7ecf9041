package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that is published and read while its successors come; each reader sees the version it began with. */
final class PublishedMap<M extends LetheMap> {
    private static final int MOST_READERS = 4;

    /** A lease for reading, and the entries that it is to show. */
    private record Reader(Lease<?> lease, Subject map, Map<Object, Object> version) {}

    private final Versioned<M> versioned;
    private final List<Reader> readers = new ArrayList<>();
    private @Nullable Map<Object, Object> current;
    private @Nullable Object someKey;
    private @Nullable Object someValue;

    private PublishedMap(Versioned<M> versioned) {
        this.versioned = versioned;
    }

    static <M extends LetheMap> PublishedMap<M> of(MapPool pool, MapRecipe<M> recipe) {
        return new PublishedMap<>(pool.versioned(recipe));
    }

    @SuppressWarnings("unchecked") // all leases of a run are of maps of one shape
    void publish(HeldLease next, MapSource source, KeyStyle style) {
        next.duel().checkAll();
        current = new HashMap<>(next.duel().model().entries());
        KeyRange keys = KeyRange.of(source, style);
        someKey = keys.key(1);
        someValue = next.duel().value(1);
        versioned.publish((Lease<M>) next.lease());
    }

    void read() {
        if (current == null) {
            Outcome refused = Outcome.of(versioned::read);
            if (!(refused.thrown() instanceof IllegalStateException)) {
                throw new AssertionError("What was never published was read: " + refused, refused.thrown());
            }
        } else if (readers.size() < MOST_READERS) {
            Lease<M> lease = versioned.read();
            readers.add(new Reader(lease, Subject.of(lease.map()), current));
        }
    }

    void endRead(int choice) {
        if (!readers.isEmpty()) {
            end(readers.remove(choice % readers.size()));
        }
    }

    private void end(Reader reader) {
        Refusals refusals = Refusals.of(reader.map());
        reader.lease().close();
        refusals.check(someKey, someValue);
        reader.lease().close();
    }

    /** How many maps are lent for it: the current one, and older ones that are still read. */
    int maps() {
        Set<Map<Object, Object>> versions = Collections.newSetFromMap(new IdentityHashMap<>());
        if (current != null) {
            versions.add(current);
        }
        for (Reader reader : readers) {
            versions.add(reader.version());
        }
        return versions.size();
    }

    /** Checks that each reader sees its version, and cannot change it. */
    void check() {
        for (Reader reader : readers) {
            Map<Object, Object> seen = reader.map().copy();
            if (!seen.equals(reader.version())) {
                throw new AssertionError(
                        "A reader of a published map sees others: " + Duel.difference(seen, reader.version()));
            }
            Outcome change = Outcome.of(() -> reader.map().put(someKey, someValue));
            if (!(change.thrown() instanceof IllegalStateException)) {
                throw new AssertionError("A published map was changed by a reader: " + change, change.thrown());
            }
        }
    }

    void close() {
        versioned.close();
        current = null;
        readers.forEach(this::end);
        readers.clear();
    }
}

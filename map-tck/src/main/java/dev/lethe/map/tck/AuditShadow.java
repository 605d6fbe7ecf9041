package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.audit.AnyAudit;
import dev.lethe.map.audit.Mutation;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a map from what its audit hook sees, and objects to what cannot be: a put of a present key, an old value that is not the
 * one that was put, a map that has changed before it asked.
 */
final class AuditShadow extends AnyAudit {
    /** By identity where a map keeps keys that are objects: equal ones are one object, and those of scripts change their hash. */
    private final Map<@Nullable Object, @Nullable Object> entries;

    private @Nullable LetheMap owner;
    private long seen;

    AuditShadow(MapSource source) {
        this.entries = source.shape().objectKeys() && !source.makesKeys() ? new IdentityHashMap<>() : new HashMap<>();
    }

    /** How many mutations were seen. */
    long seen() {
        return seen;
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        seen++;
        if (owner == null) {
            owner = map;
        }
        if (owner != map) {
            throw new AssertionError("The hook was shown another map than before.");
        }
        if (map.mappingCount() != entries.size()) {
            throw new AssertionError("At " + mutation + " the map has " + map.mappingCount()
                    + " entries, where the hook saw " + entries.size() + " come and stay.");
        }
        return true;
    }

    @Override
    protected void show(
            Mutation mutation, LetheMap map, @Nullable Object key, @Nullable Object old, @Nullable Object value) {
        switch (mutation) {
            case PUT -> {
                expect(mutation, !entries.containsKey(key));
                entries.put(key, value);
            }
            case REPLACE -> {
                expect(mutation, entries.containsKey(key) && isSame(entries.put(key, value), old));
            }
            case REMOVE -> {
                expect(mutation, entries.containsKey(key) && isSame(entries.remove(key), old));
            }
            default -> entries.clear();
        }
    }

    private static void expect(Mutation mutation, boolean possible) {
        if (!possible) {
            throw new AssertionError("The hook was shown a " + mutation + " that does not fit what it saw before.");
        }
    }

    /** Compares the copy with the map. */
    void check(Subject map) {
        if (map.mappingCount() != entries.size()) {
            throw new AssertionError("The map has " + map.mappingCount() + " entries, where the hook saw "
                    + entries.size() + " come and stay.");
        }
        map.forEach((key, value) -> {
            if (!entries.containsKey(key) || !isSame(entries.get(key), value)) {
                throw new AssertionError("The map has an entry that the hook did not see come.");
            }
        });
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other || (one instanceof Long && one.equals(other));
    }
}

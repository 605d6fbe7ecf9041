package dev.lethe.map.audit;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectAudit;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectAudit;
import dev.lethe.map.ObjectLongAudit;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import org.jspecify.annotations.Nullable;

/**
 * A hook for maps of every shape that tells mutations apart by their kind, and sees keys and values, boxed, only where it asks for
 * them. {@link dev.lethe.map.MapAudit} has the rules.
 */
public abstract class AnyAudit
        implements LongLongAudit, LongObjectAudit<Object>, ObjectLongAudit<Object>, ObjectAudit<Object, Object> {
    /** For subclasses. */
    protected AnyAudit() {}

    /**
     * Sees a mutation before it takes effect; throwing is a veto.
     *
     * @param mutation what is about to happen
     * @param map the map, as it was before
     * @return true to be shown key and values by {@link #show}
     */
    protected abstract boolean before(Mutation mutation, LetheMap map);

    /**
     * Sees key and values of a mutation for which {@link #before} returned true; throwing is a veto. Does nothing unless overridden.
     *
     * @param mutation what is about to happen
     * @param map the map, as it was before
     * @param key the key; null for a clear and a drain
     * @param old the value before; null where there is none
     * @param value the value after; null where there is none
     */
    protected void show(
            Mutation mutation, LetheMap map, @Nullable Object key, @Nullable Object old, @Nullable Object value) {}

    private void all(Mutation mutation, LetheMap map) {
        if (before(mutation, map)) {
            show(mutation, map, null, null, null);
        }
    }

    @Override
    public final void beforePut(LongLongMap map, long key, long value) {
        if (before(Mutation.PUT, map)) {
            show(Mutation.PUT, map, key, null, value);
        }
    }

    @Override
    public final void beforeReplace(LongLongMap map, long key, long old, long value) {
        if (before(Mutation.REPLACE, map)) {
            show(Mutation.REPLACE, map, key, old, value);
        }
    }

    @Override
    public final void beforeRemove(LongLongMap map, long key, long old) {
        if (before(Mutation.REMOVE, map)) {
            show(Mutation.REMOVE, map, key, old, null);
        }
    }

    @Override
    public final void beforeClear(LongLongMap map) {
        all(Mutation.CLEAR, map);
    }

    @Override
    public final void beforeDrain(LongLongMap map) {
        all(Mutation.DRAIN, map);
    }

    @Override
    public final void beforePut(LongObjectMap<?> map, long key, @Nullable Object value) {
        if (before(Mutation.PUT, map)) {
            show(Mutation.PUT, map, key, null, value);
        }
    }

    @Override
    public final void beforeReplace(LongObjectMap<?> map, long key, @Nullable Object old, @Nullable Object value) {
        if (before(Mutation.REPLACE, map)) {
            show(Mutation.REPLACE, map, key, old, value);
        }
    }

    @Override
    public final void beforeRemove(LongObjectMap<?> map, long key, @Nullable Object old) {
        if (before(Mutation.REMOVE, map)) {
            show(Mutation.REMOVE, map, key, old, null);
        }
    }

    @Override
    public final void beforeClear(LongObjectMap<?> map) {
        all(Mutation.CLEAR, map);
    }

    @Override
    public final void beforeDrain(LongObjectMap<?> map) {
        all(Mutation.DRAIN, map);
    }

    @Override
    public final void beforePut(ObjectLongMap<?> map, @Nullable Object key, long value) {
        if (before(Mutation.PUT, map)) {
            show(Mutation.PUT, map, key, null, value);
        }
    }

    @Override
    public final void beforeReplace(ObjectLongMap<?> map, @Nullable Object key, long old, long value) {
        if (before(Mutation.REPLACE, map)) {
            show(Mutation.REPLACE, map, key, old, value);
        }
    }

    @Override
    public final void beforeRemove(ObjectLongMap<?> map, @Nullable Object key, long old) {
        if (before(Mutation.REMOVE, map)) {
            show(Mutation.REMOVE, map, key, old, null);
        }
    }

    @Override
    public final void beforeClear(ObjectLongMap<?> map) {
        all(Mutation.CLEAR, map);
    }

    @Override
    public final void beforeDrain(ObjectLongMap<?> map) {
        all(Mutation.DRAIN, map);
    }

    @Override
    public final void beforePut(ObjectMap<?, ?> map, @Nullable Object key, @Nullable Object value) {
        if (before(Mutation.PUT, map)) {
            show(Mutation.PUT, map, key, null, value);
        }
    }

    @Override
    public final void beforeReplace(
            ObjectMap<?, ?> map, @Nullable Object key, @Nullable Object old, @Nullable Object value) {
        if (before(Mutation.REPLACE, map)) {
            show(Mutation.REPLACE, map, key, old, value);
        }
    }

    @Override
    public final void beforeRemove(ObjectMap<?, ?> map, @Nullable Object key, @Nullable Object old) {
        if (before(Mutation.REMOVE, map)) {
            show(Mutation.REMOVE, map, key, old, null);
        }
    }

    @Override
    public final void beforeClear(ObjectMap<?, ?> map) {
        all(Mutation.CLEAR, map);
    }

    @Override
    public final void beforeDrain(ObjectMap<?, ?> map) {
        all(Mutation.DRAIN, map);
    }
}

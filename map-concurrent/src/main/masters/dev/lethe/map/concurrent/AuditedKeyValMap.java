package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** A map with an audit hook: asks it at the few places through which all changes of entries go. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
class AuditedKeyValMap<K, V> extends ConcurrentKeyValMap<K, V> {
    /*
     * Goal: maps without a hook pay nothing. Their classes know no hook; where no map with one was ever made, the JVM sees that
     * nothing overrides these methods, and else the type of the map, known where its methods were inlined, decides.
     *
     * Invariants:
     *   A1  When the hook is asked, all that the mutation allocates is there.
     *   A2  For an entry the hook is asked under the lock of its table, and the mutation takes place before the lock is let go of: for
     *       one key, decision and mutation are one step, and the hook is told them in the order in which they take place.
     *   A3  For a clear or a drain no lock is held: mutations of other threads may come between the question and the moment at which
     *       the map is empty. (To keep them out, every mutation would have to take a lock that all threads share.)
     *   A4  A thread that is being asked cannot change this map: the change is refused before it does anything. Where it would need
     *       the lock that the thread holds, it is refused as a recursive update.
     */

    private final KeyValHook hook;

    /** Whether the hook runs in a thread. What is fetched first is then set and unset without a call, which could find no stack. */
    @SuppressWarnings("ThreadLocalUsage") // the hook of one map may change another
    private final ThreadLocal<boolean[]> asking = ThreadLocal.withInitial(() -> new boolean[1]);

    AuditedKeyValMap(MapSpec<?> spec) {
        super(spec);
        this.hook = (KeyValHook) Objects.requireNonNull(spec.audit());
    }

    @Override
    void beforePut(KeyValTable table, KeyStored key, ValStored value) {
        boolean[] mine = begin();
        try {
            mine[0] = true;
            table.header.enterUserCode();
            hook.beforePut(this, (KeyShown) key, (ValShown) value);
        } finally {
            mine[0] = false;
            table.header.leaveUserCode();
        }
    }

    @Override
    void beforeReplace(KeyValTable table, int slot, ValStored value) {
        boolean[] mine = begin();
        try {
            mine[0] = true;
            table.header.enterUserCode();
            hook.beforeReplace(this, (KeyShown) table.key(slot), (ValShown) table.value(slot), (ValShown) value);
        } finally {
            mine[0] = false;
            table.header.leaveUserCode();
        }
    }

    @Override
    void beforeRemove(KeyValTable table, int slot) {
        boolean[] mine = begin();
        try {
            mine[0] = true;
            table.header.enterUserCode();
            hook.beforeRemove(this, (KeyShown) table.key(slot), (ValShown) table.value(slot));
        } finally {
            mine[0] = false;
            table.header.leaveUserCode();
        }
    }

    @Override
    void beforeClear() {
        checkOpen();
        boolean[] mine = begin();
        if (isInFunction()) { // else the hook would be told of the clear before it is told of what the function returns
            // (A2)
            throw new IllegalStateException("Recursive update: clear was called by a function that this map runs;"
                    + " where an audit hook looks on, such a function may only return its result.");
        }
        try {
            mine[0] = true;
            hook.beforeClear(this);
        } finally {
            mine[0] = false;
        }
    }

    @Override
    void beforeDrain() {
        boolean[] mine = begin();
        try {
            mine[0] = true;
            hook.beforeDrain(this);
        } finally {
            mine[0] = false;
        }
    }

    private boolean[] begin() {
        boolean[] mine = asking.get();
        if (mine[0]) {
            throw new ConcurrentModificationException(
                    "The audit hook changed the map that asked it; it may look at the map and throw.");
        }
        return mine;
    }

    @Override
    int references() {
        return super.references() + 2;
    }
}

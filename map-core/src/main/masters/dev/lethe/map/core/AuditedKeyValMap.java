package dev.lethe.map.core;

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
final class AuditedKeyValMap<K, V> extends CoreKeyValMap<K, V> {
    /*
     * Goal: maps without a hook pay nothing. Their classes know no hook; where no map with one was ever made, the JVM sees that
     * nothing overrides these methods, and else the type of the map, known where its methods were inlined, decides.
     *
     * Invariants:
     *   A1  When the hook is asked, all that the mutation allocates is there, and no entry has changed since the lookup (I7).
     *   A2  When the hook returns, the mutation takes place; the version tells whether the hook changed the map itself.
     */

    private final KeyValHook hook;

    AuditedKeyValMap(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
        this.hook = (KeyValHook) Objects.requireNonNull(spec.audit());
    }

    @Override
    void add(KeyValTable found, long hash, KeyStored key, ValStored value) {
        boolean asFound = !found.isFull() && found.epoch == epoch;
        KeyValTable table = asFound ? found : makeRoom(hash);
        table.prepare(hash, key);
        int before = version;
        hook.beforePut(this, (KeyShown) key, (ValShown) value);
        checkHook(before);
        insert(table, hash, key, value);
        if (asFound && ledger.due) { // else the room was the bounded step of this put
            lookAfter();
        }
    }

    @Override
    void overwrite(KeyValTable table, int slot, ValStored value) {
        int before = version;
        hook.beforeReplace(this, (KeyShown) table.key(slot), (ValShown) table.value(slot), (ValShown) value);
        checkHook(before);
        super.overwrite(table, slot, value);
    }

    @Override
    void removeAt(KeyValTable table, int slot, long hash) {
        int before = version;
        hook.beforeRemove(this, (KeyShown) table.key(slot), (ValShown) table.value(slot));
        checkHook(before);
        super.removeAt(table, slot, hash);
    }

    @Override
    void beforeClear() {
        ownLedger();
        int before = version;
        hook.beforeClear(this);
        checkHook(before);
    }

    @Override
    void beforeDrain() {
        int before = version;
        hook.beforeDrain(this);
        checkHook(before);
    }

    private void checkHook(int before) {
        if (version != before) {
            throw new ConcurrentModificationException(
                    "The audit hook changed the map that asked it; it may look at the map and throw.");
        }
    }

    @Override
    int references() {
        return super.references() + 1;
    }
}

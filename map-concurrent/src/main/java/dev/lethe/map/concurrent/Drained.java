package dev.lethe.map.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The record of one drain: which epoch it ended, and the tables of that epoch that were detached for it. */
final class Drained {
    private static final VarHandle TABLES;

    static {
        try {
            TABLES = MethodHandles.lookup().findVarHandle(Drained.class, "tables", Table.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Written under the lock of the raisers before the record is published, and not after. */
    long ended;

    /** The next older drain that still runs; written under the lock of the raisers. */
    volatile @Nullable Drained next;

    /** The newest of the detached tables, linked by Table.nextDrained. */
    @SuppressWarnings("unused") // through TABLES
    private volatile @Nullable Table tables;

    /** Called under the lock of the table, once for each. */
    void add(Table table) {
        Table newest;
        do {
            newest = tables;
            table.nextDrained = newest;
        } while (!TABLES.compareAndSet(this, newest, table));
    }

    @Nullable
    Table tables() {
        return tables;
    }
}

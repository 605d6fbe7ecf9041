package dev.lethe.map.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What the writers of one table share: all fields are guarded by the lock, but for what is said of each. */
class TableState extends Mutex {
    /*
     * What each write touches comes first, behind the state of the lock: 32 bytes from there on, so that most objects have them in one
     * line. The JVM keeps the order of fields of one size.
     */

    private static final long serialVersionUID = 1;
    private static final VarHandle LIVE;

    static {
        try {
            LIVE = MethodHandles.lookup().findVarHandle(TableState.class, "live", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The live entries of the table, of the epoch that the table has. Read by everybody, through liveAcquire(). */
    private int live;

    /** Where the key is that the present holder asked for; see {@code KeyValDirectory.lock}. */
    int slot;

    /** The epoch that the present holder works with: read once, after the lock was taken (I2). */
    long epoch;

    /** The changes since the present epoch of the table began. */
    int changes;

    /** How often somebody had to wait since the table was made, or since it was last asked whether it may merge. */
    int waits;

    /** Whether the table was split because threads waited, and what it counted as changes when it was last seen contended. */
    boolean keptApart;

    int apartSince;

    /** The live entries at the ends of the last two epochs. */
    int peak;

    int peakBefore;

    /** Who runs user code under this lock. A thread only ever compares it with itself, so what races cannot mislead it. */
    transient @Nullable Thread owner;

    /** What the owner waits for, while he waits. */
    transient volatile @Nullable Header wanted;

    final int live() {
        return live;
    }

    final int liveAcquire() {
        return (int) LIVE.getAcquire(this);
    }

    final void setLive(int entries) {
        LIVE.setRelease(this, entries);
    }

    /*
     * After a clear the room of a table is kept as long as it is being used again: the larger of its sizes at the ends of the last
     * two epochs, for as many changes; then it fades within as many. All of it is counted table by table, so that threads on
     * different tables share nothing.
     */

    /** Takes down how full the table was when an epoch of the map ended, some epochs ago. */
    final void endCycle(long epochsAgo) {
        peakBefore = epochsAgo == 1 ? peak : epochsAgo == 2 ? live : 0;
        peak = epochsAgo == 1 ? live : 0;
        apartSince = Math.max(apartSince - changes, -Geometry.CALM); // the changes before the clear count, too
        changes = 0;
    }

    /** Begins, or begins again, the time for which a table stays apart from its buddy. */
    final void keepApart() {
        keptApart = true;
        apartSince = changes;
    }

    /**
     * Whether the table should not merge with its buddy, though it is thin: it was split because threads waited, and either that
     * was not long ago, or some have waited since; fewer are enough to keep it apart than to split it.
     */
    final boolean staysApart() {
        if (!keptApart || changes - apartSince < Geometry.CALM) {
            return keptApart;
        }
        keptApart = waits >= Geometry.FEW_WAITS;
        waits = 0;
        apartSince = changes;
        return keptApart;
    }

    /** For how many entries the room is kept, beside those that are there. */
    final int credit() {
        int most = Math.max(peak, peakBefore);
        return changes <= most ? most : Math.max(0, 2 * most - changes);
    }
}

package dev.lethe.map.unsafe;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * Who holds blocks: one for each map. What it holds is freed by {@link #close}, or once it is unreachable; the latter is a mistake of the
 * user, and reported.
 *
 * <p>Used by the thread that uses the map; only close and the figures are for any thread.
 */
final class Owner {
    /** The property by which each map notes where it was made, for the report about one that was not closed. */
    static final String TRACK_PROPERTY = "lethe.unsafe.track";

    /** Apart, so that its thread starts with the first owner. */
    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }

    private final Holdings holdings;
    private final Cleaner.@Nullable Cleanable cleanable;

    /** In checked mode, whether any thread may use the memory: that of the placeholders, and that of maps which are merely read. */
    private boolean shared;

    /** The longest row of chances that are left out after a refusal. */
    private static final int MOST_LEFT_OUT = 1023;

    /** In checked mode, the thread that uses the memory; null before the first access, and after a hand-over. */
    private volatile @Nullable Thread thread;

    /** Whether the map asks for what it can do without, how many chances it leaves out after a refusal, and how many it still does. */
    private boolean spares;

    private int leavesOut;
    private int leftOut;

    /**
     * Makes an owner that holds nothing yet.
     *
     * @param name the map, for messages
     */
    Owner(NativeHeap heap, String name) {
        this(heap, name, null, true);
    }

    /** Makes an owner for a map, which its user may have named. */
    static Owner ofMap(NativeHeap heap, @Nullable String map) {
        return new Owner(heap, "the map " + (map == null ? "without a name" : map), map, true);
    }

    private Owner(NativeHeap heap, String name, @Nullable String map, boolean counted) {
        Throwable made = Boolean.getBoolean(TRACK_PROPERTY) ? new Throwable("made here") : null;
        this.holdings = new Holdings(heap, name, map, made);
        this.shared = !counted;
        this.cleanable = counted ? Cleaning.CLEANER.register(this, holdings) : null;
        if (counted) {
            heap.opened(); // last, so that nobody is counted who is never counted out
        }
    }

    /** Makes an owner for the life of the process, of memory that any thread may read. */
    static Owner ofProcess() {
        return uncounted(Guard.placeholders(), "the placeholders of all maps");
    }

    /** Makes an owner that is never closed and that no cleaner looks after. */
    static Owner uncounted(NativeHeap heap, String name) {
        return new Owner(heap, name, null, false);
    }

    /** Frees all that this holds; a second call does nothing. */
    void close() {
        if (cleanable != null && !holdings.closed) {
            if (NativeMemory.CHECKED) {
                checkThread();
            }
            holdings.closed = true; // before the memory goes: who asks in between is refused
            cleanable.clean();
        }
    }

    boolean isClosed() {
        return holdings.closed;
    }

    /** The bytes of all blocks held. */
    long bytes() {
        return holdings.heap.bytesOf(holdings);
    }

    NativeHeap heap() {
        return holdings.heap;
    }

    /** In checked mode: lets another thread use the memory from now on, or any number read it. All must be ordered by other means. */
    void handOver(boolean toReaders) {
        shared = toReaders;
        thread = null;
    }

    /** Should this become unreachable before it is closed, somebody else reports that, or it is no mistake. */
    void reportNothing() {
        holdings.reported = false;
    }

    Block take(long bytes) {
        checkOpen();
        if (NativeMemory.CHECKED) {
            checkThread();
        }
        if (!spares) {
            return holdings.heap.allocate(holdings, bytes, true);
        }
        leavesOut = Math.min(MOST_LEFT_OUT, 2 * leavesOut + 1); // unless this succeeds
        leftOut = leavesOut;
        Block block = holdings.heap.allocate(holdings, bytes, false);
        leavesOut = 0;
        leftOut = 0;
        return block;
    }

    /**
     * Told before a map asks for memory that it can do without, and after. Such a request does not wait, and one that is refused has
     * more and more of the next left out, since each costs a scan of a table.
     *
     * @return whether it should ask now
     */
    boolean spares(boolean begins) {
        if (begins && leftOut > 0) {
            leftOut--;
            return false;
        }
        spares = begins;
        return true;
    }

    @Nullable
    Block takeFuller(Block old) {
        checkOpen();
        if (NativeMemory.CHECKED) {
            checkThread();
        }
        return holdings.heap.allocateFuller(holdings, old);
    }

    void give(Block block) {
        if (NativeMemory.CHECKED) {
            checkThread();
        }
        holdings.heap.free(holdings, block);
    }

    boolean holds(Block block) {
        return block.holder == holdings;
    }

    void checkOpen() {
        holdings.checkOpen();
    }

    /** Throws unless the memory is used by one thread only. Of two that come first at the same moment it may miss one. */
    void checkThread() {
        Thread me = Thread.currentThread();
        Thread first = thread;
        if (first == null) {
            thread = shared ? null : me;
        } else if (first != me) {
            throw new IllegalStateException("Checked mode: the native memory of " + holdings + " is used by "
                    + me.getName() + ", and belongs to " + first.getName() + ".");
        }
    }
}

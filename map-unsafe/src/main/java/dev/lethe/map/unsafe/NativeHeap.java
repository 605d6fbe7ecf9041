package dev.lethe.map.unsafe;

import dev.lethe.map.spi.IdleBudget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where blocks come from: the slabs of the process, shared by all maps, within a limit. For any thread.
 *
 * <p>One lock guards all of it: a map comes here once for each table, not for each entry. Where slabs are zeroed, the next is prepared by
 * another thread, so that no put waits for 32 MiB of zeros. Another thread also gives slabs back that single operations leave empty: to
 * unmap 32 MiB takes milliseconds, and with java.lang.foreign it stops all threads. Who closes or trims waits for it.
 */
final class NativeHeap {
    /** How often an allocation that the limit refuses waits for others to free something. */
    private static final int TRIES = 8;

    /** As long as the JVM lets direct buffers wait for the collector. */
    private static final long WAIT_NANOS = 500_000_000;

    /** The heap of the process; made, after the guard was asked, when the first map is. */
    private static final class Shared {
        static final NativeHeap HEAP = start();

        private static NativeHeap start() {
            NativeHeap heap = new NativeHeap(
                    MemoryChoice.limit(System.getProperty(Surroundings.MAX_BYTES)), IdleBudget.process());
            Background.run(() -> HeapBean.register(heap)); // JMX takes its time to start
            return heap;
        }
    }

    private final SlabStore store;
    private final Leaks leaks = new Leaks();
    private final Quarantine quarantine = new Quarantine();
    private long blocks;
    private long owners;
    private long frees;
    private long failIn;

    /** What the checked mode found, until somebody can be told. */
    private String fault = "";

    NativeHeap(long limit, IdleBudget budget) {
        this.store = new SlabStore(limit, budget);
    }

    /** Returns the heap of the process, or throws what the guard has to say. */
    static NativeHeap process() {
        Guard.demand(); // here, since what a class initialiser throws is wrapped
        return Shared.HEAP;
    }

    /** For tests: the nth allocation from now on fails, and those after it do not; 0 for none. */
    synchronized void failAllocation(long nth) {
        failIn = nth;
    }

    synchronized void opened() {
        owners++;
    }

    Leaks leaks() {
        return leaks;
    }

    synchronized long bytesOf(Holdings holdings) {
        return holdings.bytes;
    }

    synchronized HeapFigures figures() {
        return new HeapFigures(
                store.limit(),
                store.obtained(),
                store.used(),
                store.idleBytes(),
                store.count(),
                blocks,
                owners,
                leaks.count());
    }

    /** Takes a block for an owner, or throws an {@link OutOfMemoryError} that says what is taken already; nothing has changed then. */
    Block allocate(Holdings holdings, long bytes) {
        long lines = (Math.max(1, bytes) - 1) / Storage.LINE + 1 + RedZones.LINES;
        if (bytes < 0 || lines > Integer.MAX_VALUE) {
            throw exhausted(bytes, "");
        }
        long seen = frees(); // before the try, so that nothing freed meanwhile is missed
        Block block = tryAllocate(holdings, bytes, (int) lines);
        for (int tries = TRIES; block == null && tries > 0 && awaitFrees(seen); tries--) {
            seen = frees();
            block = tryAllocate(holdings, bytes, (int) lines);
        }
        if (block == null) {
            throw exhausted(bytes, "");
        }
        if (Storage.ZEROES) {
            prepareNext();
        }
        return block;
    }

    private synchronized @Nullable Block tryAllocate(Holdings holdings, long bytes, int lines) {
        if (failIn > 0 && --failIn == 0) {
            throw new OutOfMemoryError("A test made the allocation of " + bytes + " bytes of native memory fail.");
        }
        Block block = store.take(lines);
        if (block == null) {
            try {
                if (store.obtain(lines) || makeRoom() && store.obtain(lines)) {
                    block = store.take(lines);
                }
            } catch (OutOfMemoryError refused) {
                throw exhausted(bytes, " The operating system or the JVM says: " + refused.getMessage());
            }
        }
        return block == null ? null : hand(block, holdings, bytes);
    }

    /** Takes a block like one that is held, from a slab that is fuller than its own; null when it had better stay. */
    synchronized @Nullable Block allocateFuller(Holdings holdings, Block old) {
        Block block = store.takeFuller(old.lines, old.slab);
        return block == null ? null : hand(block, holdings, old.bytes());
    }

    private Block hand(Block block, Holdings holdings, long bytes) {
        block.unused = (byte) ((long) (block.lines - RedZones.LINES) * Storage.LINE - bytes);
        holdings.add(block);
        blocks++;
        if (NativeMemory.CHECKED) {
            RedZones.paint(block);
        }
        return block;
    }

    /** Frees a block; the owner holds it. */
    void free(Holdings holdings, Block block) {
        Slab empty;
        synchronized (this) {
            if (block.holder != holdings || block.state != Block.HELD) {
                throw new IllegalStateException(
                        "A " + block + " is not held by " + holdings + ": it was freed before.");
            }
            empty = release(holdings, block);
        }
        if (empty != null) {
            Background.run(() -> giveBack(empty));
        }
        throwFault();
    }

    /** Frees all blocks of an owner, and counts it out. */
    void freeAll(Holdings holdings) {
        List<Slab> empty = new ArrayList<>();
        synchronized (this) {
            owners--;
            frees++;
            for (Block block = holdings.head; block != null; block = holdings.head) {
                Slab slab = release(holdings, block);
                if (slab != null) {
                    empty.add(slab);
                }
            }
            notifyAll();
        }
        empty.forEach(this::giveBack);
        throwFault();
    }

    /** Gives back what is kept for later, and waits for what is on its way out. */
    void trim() {
        synchronized (this) {
            leaveQuarantine(true);
        }
        for (Slab idle = dropIdle(); idle != null; idle = dropIdle()) {
            giveBack(idle);
        }
        long seen = frees();
        while (isAnythingAway() && awaitFreesSince(seen)) {
            seen = frees();
        }
        throwFault();
    }

    private synchronized @Nullable Slab dropIdle() {
        return store.dropIdle();
    }

    private synchronized long frees() {
        return frees;
    }

    private synchronized boolean isAnythingAway() {
        return store.away() > 0;
    }

    /** Returns a slab that the block left empty, and that must go. */
    private @Nullable Slab release(Holdings holdings, Block block) {
        holdings.remove(block);
        blocks--;
        if (!NativeMemory.CHECKED) {
            return store.give(block);
        }
        note(RedZones.fault(block));
        quarantine.add(block);
        leaveQuarantine(false);
        return null;
    }

    private void leaveQuarantine(boolean all) {
        for (Block block = quarantine.leaving(all); block != null; block = quarantine.leaving(all)) {
            note(RedZones.poisonFault(block));
            Slab empty = store.give(block);
            if (empty != null) {
                giveBack(empty); // with the lock held: the checked mode may take its time
            }
        }
    }

    /** Gives back what nobody needs, and says whether that was anything. */
    private boolean makeRoom() {
        long before = store.obtained();
        leaveQuarantine(true);
        for (Slab idle = store.dropIdle(); idle != null; idle = store.dropIdle()) {
            giveBack(idle);
        }
        return store.obtained() < before;
    }

    private void giveBack(Slab slab) {
        slab.giveBack();
        synchronized (this) {
            store.left(slab);
            frees++;
            notifyAll();
        }
    }

    private void prepareNext() {
        long size;
        synchronized (this) {
            size = store.promise();
        }
        if (size != 0) {
            Background.run(() -> prepare(size));
        }
    }

    private void prepare(long size) {
        Slab made = null;
        Slab tooMuch = null;
        try {
            made = new Slab((int) (size / Storage.LINE));
        } catch (OutOfMemoryError refused) {
            made = null; // the put that needs it will try again, and say so
        } finally {
            synchronized (this) {
                tooMuch = store.arrive(size, made);
                frees++; // whatever came of it, it is no longer away
                notifyAll();
            }
        }
        if (tooMuch != null) {
            giveBack(tooMuch);
        }
    }

    /** Waits a moment for slabs on their way out, and for maps that nobody closed and the collector finds; says whether any came. */
    private boolean awaitFrees(long seen) {
        synchronized (this) {
            if (frees == seen && store.away() == 0 && owners <= 1) {
                return false; // nobody else is there to free something
            }
        }
        if (frees() == seen && !isAnythingAway()) {
            System.gc();
        }
        return awaitFreesSince(seen);
    }

    private synchronized boolean awaitFreesSince(long seen) {
        long end = System.nanoTime() + WAIT_NANOS;
        for (long left = WAIT_NANOS; frees == seen && left > 0; left = end - System.nanoTime()) {
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return frees != seen;
    }

    private OutOfMemoryError exhausted(long bytes, String why) {
        HeapFigures now = figures();
        return new OutOfMemoryError(bytes + " bytes of native memory cannot be had: " + now.blocks() + " blocks take "
                + now.usedBytes() + " bytes, and " + now.obtainedBytes() + " of at most " + now.limitBytes()
                + " are obtained from the operating system; close or trim() maps, or raise -D" + Surroundings.MAX_BYTES
                + (Storage.ZEROES ? " and -XX:MaxDirectMemorySize." : ".") + why);
    }

    private void note(String found) {
        if (fault.isEmpty()) {
            fault = found;
        }
    }

    /** Tells what the checked mode found, once all is in order again. */
    private void throwFault() {
        if (NativeMemory.CHECKED) {
            String found;
            synchronized (this) {
                found = fault;
                fault = "";
            }
            if (!found.isEmpty()) {
                throw new IllegalStateException(found);
            }
        }
    }

    /** Throws unless the invariants hold. */
    synchronized void checkInvariants() {
        store.checkInvariants();
    }
}

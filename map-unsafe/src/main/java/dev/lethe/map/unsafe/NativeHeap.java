package dev.lethe.map.unsafe;

import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.NativeStep;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.spi.NativeUse;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where blocks come from: the slabs of the process, shared by all maps, within a limit. For any thread.
 *
 * <p>One lock guards the figures and lists: a map comes here once for each table, not for each entry. The operating system is asked
 * without the lock. Where slabs are zeroed, another thread prepares the next one, so that few puts wait for 32 MiB of zeros. Another thread
 * also gives slabs back that single operations leave empty, where one can be started: to unmap 32 MiB takes milliseconds, and with
 * java.lang.foreign it stops all threads. Who closes or trims, and who waits at the limit, does it himself.
 *
 * <p>To free allocates nothing on the heap, and in plain mode throws nothing: an empty slab is put into a list, and the list is worked off by
 * whoever can. What the checked mode finds is thrown by the next call that allocates, closes or trims.
 */
final class NativeHeap implements NativeUse {
    /** How long an allocation that is refused waits for others to free something: as long as the JVM has direct buffers wait. */
    private static final long WAIT_NANOS = 500_000_000;

    /** The heap of the process; made, after the guard was asked, when the first map is. */
    private static final class Shared {
        static final NativeHeap HEAP = start();

        private static NativeHeap start() {
            NativeHeap heap = new NativeHeap(
                    MemoryChoice.limit(System.getProperty(Surroundings.MAX_BYTES)), IdleBudget.process());
            NativeUse.register(heap);
            Background.run(() -> HeapBean.register(heap)); // JMX takes its time to start
            return heap;
        }
    }

    private final SlabStore store;
    private final IdleBudget budget;
    private final Executor background;
    private final Runnable collector;
    private final Leaks leaks = new Leaks();
    private final Quarantine quarantine = new Quarantine();

    /** Slabs without blocks on their way out, and the task that works them off; made here, so that nobody who frees has to. */
    private final SlabList leaving = new SlabList();

    private final Runnable working = this::workOff;
    private long blocks;
    private long owners;
    private long frees;
    private long failIn;

    /** Why the operating system or the JVM gave no slab when it was last asked; empty when it gave one. */
    private volatile String refusal = "";

    /** What the checked mode found, until somebody can be told. */
    private String fault = "";

    NativeHeap(long limit, IdleBudget budget) {
        this(limit, budget, Background::run, System::gc);
    }

    /**
     * The same, with what tests exchange.
     *
     * @param background runs what nobody waits for; may throw an {@link OutOfMemoryError}
     * @param collector finds maps that nobody closed
     */
    NativeHeap(long limit, IdleBudget budget, Executor background, Runnable collector) {
        this.store = new SlabStore(limit, budget);
        this.budget = budget;
        this.background = background;
        this.collector = collector;
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

    /** For tests: whether the failure that was asked for is still to come. */
    synchronized boolean failsLater() {
        return failIn > 0;
    }

    /** Obtains a slab before the first block is asked for; says whether the operating system gave one. */
    boolean obtainFirst() {
        return obtain(1, false, null);
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

    @Override
    public String backend() {
        return "unsafe";
    }

    @Override
    public synchronized long obtainedBytes() {
        return store.obtained();
    }

    @Override
    public synchronized long usedBytes() {
        return store.used();
    }

    @Override
    public long limitBytes() {
        return store.limit();
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

    /**
     * Takes a block for an owner, or throws an {@link OutOfMemoryError} that says what is taken already; nothing has changed then.
     *
     * @param waits whether it may wait for others to free something, and have the collector look for maps that nobody closed; one that
     *     may not, of a removal that can do without, gives no slab back and zeroes a small one at most
     */
    Block allocate(Holdings holdings, long bytes, boolean waits) {
        throwFault(); // before anything is taken
        long lines = (Math.max(1, bytes) - 1) / Storage.LINE + 1 + RedZones.LINES;
        if (bytes < 0 || lines > Integer.MAX_VALUE) {
            throw exhausted(bytes);
        }
        failIfAsked(bytes);
        Block block = take(holdings, bytes, (int) lines, waits);
        if (block == null) {
            block = takeWhatOthersFree(holdings, bytes, (int) lines, waits);
        }
        if (Storage.ZEROES) {
            prepareNext();
        }
        return block;
    }

    private synchronized void failIfAsked(long bytes) {
        if (failIn > 0 && --failIn == 0) {
            throw new OutOfMemoryError("A test made the allocation of " + bytes + " bytes of native memory fail.");
        }
    }

    /** Takes a block from a slab that is here, or from a new one; null where there can be none. */
    private @Nullable Block take(Holdings holdings, long bytes, int lines, boolean waits) {
        Block block = takeHere(holdings, bytes, lines);
        while (block == null && obtain(lines, !waits, holdings.map)) {
            block = takeHere(holdings, bytes, lines); // null if others were faster
        }
        return block;
    }

    private synchronized @Nullable Block takeHere(Holdings holdings, long bytes, int lines) {
        holdings.checkOpen(); // with the lock held: what is handed out now is freed by a close to come
        Block block = store.take(lines);
        return block == null ? null : hand(block, holdings, bytes);
    }

    /** Obtains a slab with room for a block of a map; false where the limit, the operating system or the JVM refuses. */
    private boolean obtain(int lines, boolean spare, @Nullable String map) {
        long planned;
        synchronized (this) {
            planned = store.plan(lines, spare);
        }
        if (planned == 0) {
            return false;
        }
        Slab slab = null;
        NativeStep step;
        try {
            step = MapEvents.nativeAllocation(); // an object while somebody records, for which there may be no room
            slab = obtain(planned, lines);
        } finally {
            settle(planned, slab);
        }
        if (slab != null) {
            tell(step, map, slab.bytes(), true);
        }
        return slab != null;
    }

    /** Ends what a recording is told of, if anybody records. */
    private void tell(@Nullable NativeStep step, @Nullable String map, long bytes, boolean granted) {
        if (step != null) {
            step.to("unsafe", map, bytes, obtainedBytes(), store.limit(), granted);
        }
    }

    private synchronized void settle(long planned, @Nullable Slab slab) {
        store.settle(planned, slab);
        if (slab != null) {
            tellThoseWhoWait(); // there may be room for more than one block
        }
    }

    private void tellThoseWhoWait() {
        frees++;
        notifyAll();
    }

    private @Nullable Slab obtain(long planned, int lines) {
        try {
            Slab slab = new Slab((int) (planned / Storage.LINE));
            refusal = "";
            return slab;
        } catch (OutOfMemoryError refused) {
            try {
                return planned == (long) lines * Storage.LINE ? refuse(refused) : new Slab(lines);
            } catch (OutOfMemoryError again) {
                return refuse(again);
            }
        }
    }

    private @Nullable Slab refuse(OutOfMemoryError refused) {
        refusal = " The operating system or the JVM says: " + refused.getMessage();
        return null;
    }

    private Block takeWhatOthersFree(Holdings holdings, long bytes, int lines, boolean waits) {
        NativeStep step = MapEvents.nativeLimit();
        boolean granted = false;
        try {
            if (!waits) {
                workOffLater(); // for the next who asks
                throw exhausted(bytes);
            }
            Block block = awaitWhatOthersFree(holdings, bytes, lines);
            granted = true;
            return block;
        } finally {
            tell(step, holdings.map, bytes, granted);
        }
    }

    private Block awaitWhatOthersFree(Holdings holdings, long bytes, int lines) {
        long end = System.nanoTime() + WAIT_NANOS;
        boolean collected = false;
        boolean asked = false;
        while (true) {
            long seen = frees(); // before the try, so that nothing freed meanwhile is missed
            boolean made = makeRoom();
            Block block = take(holdings, bytes, lines, true);
            if (block != null) {
                return block;
            }
            if (made) {
                continue;
            }
            if (!asked) { // the maps that pools keep are nobody's; no lock is held here
                asked = true;
                if (budget.dropKept() > 0) {
                    continue;
                }
            }
            if (!mayComeTrue(seen)) {
                throw exhausted(bytes);
            }
            if (!collected && frees() == seen && !isAnythingAway()) {
                collector.run();
                collected = true;
            }
            if (!await(() -> frees != seen, end)) {
                throw exhausted(bytes);
            }
        }
    }

    /** Whether something was freed, or there is somebody who may do so. */
    private synchronized boolean mayComeTrue(long seen) {
        return frees != seen || store.away() > 0 || owners > 1;
    }

    /** Takes a block like one that is held, from a slab that is fuller than its own; null when it had better stay. */
    synchronized @Nullable Block allocateFuller(Holdings holdings, Block old) {
        holdings.checkOpen();
        Block block = store.takeFuller(old.lines, old.slab);
        return block == null ? null : hand(block, holdings, old.bytes());
    }

    private Block hand(Block block, Holdings holdings, long bytes) {
        block.unused = (byte) ((long) (block.lines - RedZones.LINES) * Storage.LINE - bytes);
        if (NativeMemory.CHECKED) {
            paint(block);
        }
        holdings.add(block);
        blocks++;
        return block;
    }

    private void paint(Block block) {
        try {
            RedZones.paint(block);
        } catch (OutOfMemoryError noHeap) { // java.lang.foreign makes an object for each stretch
            leave(store.give(block));
            throw noHeap;
        }
    }

    /** Frees a block; the owner holds it, or held it when all that it had was freed. */
    void free(Holdings holdings, Block block) {
        synchronized (this) {
            if (holdings.freed) {
                return;
            }
            if (block.holder != holdings || block.state != Block.HELD) {
                throw new IllegalStateException(
                        "A " + block + " is not held by " + holdings + ": it was freed before.");
            }
            release(holdings, block);
            tellThoseWhoWait();
        }
        workOffLater();
    }

    /** Has another thread give back the slabs that are on their way out, so that no removal waits for that. */
    private void workOffLater() {
        synchronized (this) {
            if (leaving.size() == 0) {
                return;
            }
        }
        try {
            background.execute(working);
        } catch (OutOfMemoryError noRoom) {
            workOff();
        }
    }

    /** Frees all blocks of an owner, and counts it out. */
    void freeAll(Holdings holdings) {
        synchronized (this) {
            owners--;
            while (holdings.head != null) {
                release(holdings, holdings.head);
            }
            holdings.freed = true;
            tellThoseWhoWait();
        }
        workOff();
        throwFault();
    }

    /** Gives back what is kept for later, and waits a moment for what is on its way out. */
    void trim() {
        makeRoom();
        await(() -> store.away() == 0, System.nanoTime() + WAIT_NANOS);
        throwFault();
    }

    private synchronized long frees() {
        return frees;
    }

    private synchronized boolean isAnythingAway() {
        return store.away() > 0;
    }

    private void release(Holdings holdings, Block block) {
        boolean poisoned = false;
        if (NativeMemory.CHECKED) {
            note(RedZones.fault(block));
            poisoned = RedZones.poison(block);
        }
        holdings.remove(block);
        blocks--;
        if (poisoned) {
            quarantine.add(block);
            leaveQuarantine(false);
        } else {
            leave(store.give(block));
        }
    }

    /** Says whether any block left. */
    private boolean leaveQuarantine(boolean all) {
        boolean any = false;
        for (Block block = quarantine.leaving(all); block != null; block = quarantine.leaving(all)) {
            note(RedZones.poisonFault(block));
            leave(store.give(block));
            any = true;
        }
        return any;
    }

    private void leave(@Nullable Slab empty) {
        if (empty != null) {
            leaving.add(empty);
        }
    }

    /** Gives back what nobody needs, and says whether there was anything. */
    private boolean makeRoom() {
        boolean any;
        synchronized (this) {
            any = leaveQuarantine(true);
            for (Slab idle = store.dropIdle(); idle != null; idle = store.dropIdle()) {
                leaving.add(idle);
            }
        }
        return workOff() || any;
    }

    /** Gives the slabs back that are on their way out, and says whether there was one. Several threads may do it at a time. */
    private boolean workOff() {
        boolean any = false;
        for (Slab slab = nextLeaving(); slab != null; slab = nextLeaving()) {
            boolean left = false;
            NativeStep step;
            try {
                step = MapEvents.nativeRelease();
                slab.giveBack();
                left = true;
            } catch (
                    OutOfMemoryError
                            notNow) { // java.lang.foreign needs memory for that; the next who comes tries again
                return any;
            } finally {
                gone(slab, left);
            }
            tell(step, null, slab.bytes(), true);
            any = true;
        }
        return any;
    }

    private synchronized @Nullable Slab nextLeaving() {
        Slab slab = leaving.oldest();
        if (slab != null) {
            leaving.remove(slab);
        }
        return slab;
    }

    private synchronized void gone(Slab slab, boolean left) {
        if (left) {
            store.left(slab);
            tellThoseWhoWait();
        } else {
            leaving.add(slab);
        }
    }

    /** Has another thread prepare a slab that will soon be needed. Throws nothing: the caller has its block. */
    void prepareNext() {
        long size;
        synchronized (this) {
            size = store.promise();
        }
        if (size == 0) {
            return;
        }
        try {
            background.execute(() -> prepare(size));
        } catch (OutOfMemoryError noRoom) {
            arrived(size, null);
        }
    }

    private void prepare(long size) {
        Slab made = null;
        NativeStep step = null;
        try {
            step = MapEvents.nativeAllocation();
            made = new Slab((int) (size / Storage.LINE));
        } catch (OutOfMemoryError refused) {
            made = null; // the put that needs it will try again, and say so
        } finally {
            arrived(size, made);
        }
        if (made != null) {
            tell(step, null, size, true);
        }
        workOff();
    }

    private synchronized void arrived(long size, @Nullable Slab made) {
        leave(store.arrive(size, made));
        tellThoseWhoWait(); // whatever came of it, it is no longer away
    }

    /** Waits for a condition that is looked at with the lock held; says whether it came true in time. */
    private synchronized boolean await(BooleanSupplier condition, long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !condition.getAsBoolean()) {
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
            left = end - System.nanoTime();
        }
        return left > 0;
    }

    private OutOfMemoryError exhausted(long bytes) {
        HeapFigures now = figures();
        return new OutOfMemoryError(bytes + " bytes of native memory cannot be had: " + now.blocks() + " blocks take "
                + now.usedBytes() + " bytes, and " + now.obtainedBytes() + " of at most " + now.limitBytes()
                + " are obtained from the operating system; close or trim() maps, or raise -D" + Surroundings.MAX_BYTES
                + (Storage.ZEROES ? " and -XX:MaxDirectMemorySize." : ".") + refusal);
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

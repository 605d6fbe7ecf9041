package dev.lethe.map.unsafe;

import dev.lethe.map.spi.IdleBudget;
import org.jspecify.annotations.Nullable;

/** The slabs of a heap, and the bytes that they take of its limit. Guarded by the heap. */
final class SlabStore {
    /*
     * A block is cut from the fullest slab that has room, so that sparse slabs become free; a slab without blocks leaves. One
     * may be kept, the idle slab: a small one, or, where slabs are zeroed, one that would soon be obtained again.
     *
     * I1  obtained = the bytes of the slabs here + those away, on their way here or out; at most the limit.
     * I2  used = the bytes of the blocks in the slabs here.
     * I3  The idle slab is here and has no blocks; its touched bytes are reserved in the budget.
     */

    private final long limit;
    private final IdleBudget budget;
    private final SlabList slabs = new SlabList();
    private @Nullable Slab idle;
    private long idleBytes;
    private long here;
    private long away;
    private long used;
    private boolean promised;
    private boolean unwanted;

    SlabStore(long limit, IdleBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** Cuts a block from a slab that is here; null when none has room. */
    @Nullable
    Block take(int lines) {
        return take(fullest(lines), lines);
    }

    /** The same, from a slab that is fuller than a given one, or as full and older; null also where that one is not sparse. */
    @Nullable
    Block takeFuller(int lines, Slab than) {
        if (than.usedLines() > than.freeLines()) {
            return null;
        }
        Slab best = null;
        int most = than.usedLines() - 1;
        for (Slab slab = slabs.oldest(); slab != null; slab = slab.newer) {
            if (slab == than) {
                most = Math.max(most, than.usedLines());
            } else if (isFuller(slab, most, lines)) {
                best = slab;
                most = slab.usedLines();
            }
        }
        return take(best, lines);
    }

    private @Nullable Block take(@Nullable Slab slab, int lines) {
        Block block = slab == null ? null : slab.take(lines);
        if (block != null) {
            used += block.takenBytes();
            if (slab == idle) {
                idle = null;
                budget.releaseReused(idleBytes);
                idleBytes = 0;
            }
        }
        return block;
    }

    private @Nullable Slab fullest(int lines) {
        Slab best = null;
        int most = -1;
        for (Slab slab = slabs.newest(); slab != null; slab = slab.older) { // the oldest are full as a rule
            if (isFuller(slab, most, lines)) {
                best = slab;
                most = slab.usedLines();
            }
        }
        return best;
    }

    private static boolean isFuller(Slab slab, int used, int lines) {
        return slab.usedLines() > used && slab.fits(lines);
    }

    /**
     * Reserves the bytes of a slab with room for a block, which are away until {@link #settle}; 0 where the limit has no room.
     *
     * @param spare whether who asks could do without: where slabs are zeroed, he does not wait for more zeros than there need be
     */
    long plan(int lines, boolean spare) {
        long needed = (long) lines * Storage.LINE;
        long size = SlabSizes.next(Storage.ZEROES, spare ? 0 : obtained(), needed, limit - obtained());
        if (size > limit - obtained()) {
            return 0;
        }
        away += size;
        return size;
    }

    /** Puts a slab here that bytes were reserved for, or a smaller one; null drops the reservation. */
    void settle(long planned, @Nullable Slab slab) {
        away -= planned;
        if (slab != null) {
            slabs.add(slab);
            here += slab.bytes();
        }
    }

    /** Takes a block back. Returns the slab when it must leave: it is away now, and counts until {@link #left}. */
    @Nullable
    Slab give(Block block) {
        Slab slab = block.slab;
        used -= block.takenBytes();
        slab.give(block);
        if (slab.usedLines() > 0) {
            return null;
        }
        if (idle == null && isWorthKeeping(slab) && budget.tryReserve(slab.touchedBytes())) {
            idle = slab;
            idleBytes = slab.touchedBytes();
            return null;
        }
        return leave(slab);
    }

    private boolean isWorthKeeping(Slab slab) {
        boolean soonMissed = Storage.ZEROES && here - slab.bytes() - used < slab.bytes() / 2;
        return soonMissed || slab.touchedBytes() <= SlabSizes.TRIFLE;
    }

    private Slab leave(Slab slab) {
        slabs.remove(slab);
        here -= slab.bytes();
        away += slab.bytes();
        return slab;
    }

    /** Says that a slab has been given back to the operating system. */
    void left(Slab slab) {
        away -= slab.bytes();
    }

    /** Returns a slab without blocks, which must leave then; null when there is none. One that is promised will not be kept either. */
    @Nullable
    Slab dropIdle() {
        unwanted = promised;
        Slab dropped = idle;
        if (dropped != null) {
            idle = null;
            budget.releaseDropped(idleBytes);
            idleBytes = 0;
            return leave(dropped);
        }
        for (Slab slab = slabs.oldest(); slab != null; slab = slab.newer) {
            if (slab.usedLines() == 0) { // made for a block that then found no room on the heap for its description
                return leave(slab);
            }
        }
        return null;
    }

    /** Reserves the bytes of a slab that will soon be needed; 0 when none will be, or there is no room for it. */
    long promise() {
        long size = SlabSizes.next(Storage.ZEROES, obtained(), SlabSizes.SMALL, limit - obtained());
        if (promised
                || idle != null
                || here - used >= size / 2
                || size > limit - obtained()
                || !budget.tryReserve(size)) {
            return 0;
        }
        promised = true;
        away += size;
        return size;
    }

    /** Puts the promised slab here, as the idle one, or drops the promise. Returns the slab when nobody wants it any more. */
    @Nullable
    Slab arrive(long size, @Nullable Slab slab) {
        promised = false;
        if (slab == null || idle != null || unwanted) {
            unwanted = false;
            budget.releaseDropped(size);
            away -= slab == null ? size : 0; // until it has left
            return slab;
        }
        away -= size;
        here += size;
        slabs.add(slab);
        idle = slab;
        idleBytes = size;
        return null;
    }

    long obtained() {
        return here + away;
    }

    long away() {
        return away;
    }

    long limit() {
        return limit;
    }

    long used() {
        return used;
    }

    long idleBytes() {
        return idleBytes;
    }

    int count() {
        return slabs.size();
    }

    /** Throws unless the invariants hold. */
    void checkInvariants() {
        long bytes = 0;
        long lines = 0;
        for (Slab slab = slabs.oldest(); slab != null; slab = slab.newer) {
            slab.checkInvariants();
            bytes += slab.bytes();
            lines += slab.usedLines();
        }
        if (bytes != here || obtained() > limit || away < 0) {
            throw new IllegalStateException(
                    "I1: " + bytes + " bytes in slabs, " + here + " counted, " + away + " away, at most " + limit);
        }
        if (lines * Storage.LINE != used) {
            throw new IllegalStateException("I2: " + lines + " lines in use, " + used + " bytes counted");
        }
        if (idle != null && (idle.usedLines() > 0 || !slabs.contains(idle))) {
            throw new IllegalStateException("I3: the idle slab " + idle + " is in use or not here");
        }
    }
}

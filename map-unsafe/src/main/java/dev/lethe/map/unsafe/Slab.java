package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/** A large piece of memory from the operating system, and the blocks that it is cut into. Guarded by its heap. */
final class Slab extends Storage {
    /*
     * Goal: blocks of any number of lines, found in constant time and without waste, so that tables with stashes of all sizes
     * and small maps share slabs.
     *
     *   | block | block | free | block |        free |     blocks in the order of their places; those held describe themselves
     *                                                      on the heap, so that the memory itself holds what was asked for, no more
     *
     * Free blocks hang in bins: one for each number of lines below 8, from there on 8 for each power of two (as in TLSF). A
     * search takes the first fitting of a few in the bin of its own size, else the head of the next bin that is not empty.
     *
     * I1  The blocks, from the first on along `after`, cover the slab without gap or overlap.
     * I2  Two free blocks are never neighbours.
     * I3  A free block is in the bin of its size, and a bin that is not empty has its bit set.
     */

    private static final int SPLIT_LOG2 = 3;
    private static final int SPLIT = 1 << SPLIT_LOG2;
    private static final int BINS = (Integer.SIZE - 1 - SPLIT_LOG2 + 1) * SPLIT;

    /** So many are looked at in the bin of the asked size, where not all of them fit. */
    private static final int TRIES = 8;

    final int lines;
    /** The neighbours in the list that this is in: those of its store, or those on their way out. */
    @Nullable
    Slab older;

    @Nullable
    Slab newer;

    private final Object ticket;
    private final Block first;
    private final @Nullable Block[] bins = new @Nullable Block[BINS];
    private final long[] filled = new long[(BINS + Long.SIZE - 1) / Long.SIZE];
    private int used;
    private int touched;

    /** Obtains the memory; an {@link OutOfMemoryError} where the operating system, or the JVM, gives none. */
    Slab(int lines) {
        this.lines = lines;
        this.first = new Block(this, 0, lines);
        bin(first);
        this.ticket = obtain((long) lines * LINE);
    }

    /** The bin of the free blocks of a size. */
    static int binOf(int lines) {
        if (lines < SPLIT) {
            return lines;
        }
        int log2 = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(lines);
        return (log2 - SPLIT_LOG2 + 1) * SPLIT + (lines >>> log2 - SPLIT_LOG2 & SPLIT - 1);
    }

    /** Cuts out a block; null where there is no room for it. An allocation on the heap that fails changes nothing. */
    @Nullable
    Block take(int wanted) {
        Block found = find(wanted);
        if (found == null) {
            return null;
        }
        if (found.lines > wanted) {
            Block rest = new Block(this, found.line + wanted, found.lines - wanted);
            unbin(found);
            rest.before = found;
            rest.after = found.after;
            if (rest.after != null) {
                rest.after.before = rest;
            }
            found.after = rest;
            found.lines = wanted;
            bin(rest);
        } else {
            unbin(found);
        }
        found.state = Block.HELD;
        used += wanted;
        touched = Math.max(touched, found.line + wanted);
        return found;
    }

    /** Takes a block back. */
    void give(Block block) {
        used -= block.lines;
        block.state = Block.FREE;
        Block kept = block;
        if (block.before != null && block.before.state == Block.FREE) {
            kept = block.before;
            unbin(kept);
            absorb(kept, block);
        }
        if (kept.after != null && kept.after.state == Block.FREE) {
            unbin(kept.after);
            absorb(kept, kept.after);
        }
        bin(kept);
    }

    private static void absorb(Block kept, Block gone) {
        kept.lines += gone.lines;
        kept.after = gone.after;
        if (gone.after != null) {
            gone.after.before = kept;
        }
    }

    private @Nullable Block find(int wanted) {
        int bin = binOf(wanted);
        Block candidate = bins[bin];
        for (int left = TRIES; left > 0 && candidate != null; left--) {
            if (candidate.lines >= wanted) {
                return candidate;
            }
            candidate = candidate.next;
        }
        int next = nextFilled(bin + 1); // all there are larger
        return next < 0 ? null : bins[next];
    }

    private int nextFilled(int from) {
        for (int word = from / Long.SIZE; word < filled.length; word++) {
            long bits = word == from / Long.SIZE ? filled[word] & -1L << from : filled[word];
            if (bits != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    private void bin(Block block) {
        int bin = binOf(block.lines);
        Block head = bins[bin];
        block.previous = null;
        block.next = head;
        if (head != null) {
            head.previous = block;
        }
        bins[bin] = block;
        filled[bin / Long.SIZE] |= 1L << bin;
    }

    private void unbin(Block block) {
        int bin = binOf(block.lines);
        if (block.next != null) {
            block.next.previous = block.previous;
        }
        if (block.previous != null) {
            block.previous.next = block.next;
        } else {
            bins[bin] = block.next;
            if (block.next == null) {
                filled[bin / Long.SIZE] &= ~(1L << bin);
            }
        }
        block.previous = null;
        block.next = null;
    }

    /** Gives the memory back to the operating system. */
    void giveBack() {
        giveBack(ticket);
    }

    int usedLines() {
        return used;
    }

    int freeLines() {
        return lines - used;
    }

    /** Whether there is room for a block of this size, as far as a search goes. */
    boolean fits(int wanted) {
        return freeLines() >= wanted && find(wanted) != null;
    }

    long bytes() {
        return (long) lines * LINE;
    }

    /** The bytes that the machine may have provided: pages that nobody has written to yet are not there. */
    long touchedBytes() {
        return ZEROES ? bytes() : (long) touched * LINE;
    }

    /** Throws unless the invariants hold. */
    void checkInvariants() {
        int line = 0;
        int held = 0;
        int free = 0;
        for (Block block = first; block != null; block = block.after) {
            check(block.line == line && block.lines > 0, "I1", block);
            check(block.after == null || block.after.before == block, "I1", block);
            if (block.state == Block.FREE) {
                check(block.after == null || block.after.state != Block.FREE, "I2", block);
                free++;
            } else {
                held += block.lines;
            }
            line += block.lines;
        }
        check(line == lines && held == used, "I1", first);
        for (int bin = 0; bin < BINS; bin++) {
            Block head = bins[bin];
            check((filled[bin / Long.SIZE] >>> bin & 1) == (head == null ? 0 : 1), "I3", first);
            for (Block block = head; block != null; block = block.next) {
                check(block.state == Block.FREE && binOf(block.lines) == bin && block.slab == this, "I3", block);
                free--;
            }
        }
        check(free == 0, "I3", first);
    }

    private static void check(boolean holds, String invariant, Block where) {
        if (!holds) {
            throw new IllegalStateException("Invariant " + invariant + " of the slab is broken at the " + where + ".");
        }
    }

    @Override
    public String toString() {
        return Integer.toHexString(System.identityHashCode(this)) + " of " + bytes() + " bytes";
    }
}

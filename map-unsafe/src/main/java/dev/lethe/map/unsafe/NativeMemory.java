package dev.lethe.map.unsafe;

import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of native memory that an owner holds: what a table off the heap extends, so that its address is a field of the table.
 *
 * <p>Offsets are in bytes from the start, which lies at the start of a cache line; words and ints lie at multiples of their size. Nothing
 * else is promised of what is in fresh memory. Bounds, life and thread are checked in the checked mode alone, where each mistake is
 * an {@link IllegalStateException} or {@link IndexOutOfBoundsException}. With java.lang.foreign bounds and life are checked always, unless
 * native access is enabled for this module.
 *
 * <p>For one thread at a time. Reading is for any number, as with the maps, except in the checked mode, which confines the memory of a map
 * to the thread that came first. A thread that reads while another writes or closes may read memory that was given back: in the
 * plain mode that can end the JVM. The fences keep this object reachable while its memory
 * is used, and it keeps the owner reachable, so that no cleaner frees the memory meanwhile.
 */
abstract class NativeMemory extends Storage {
    /** The property that turns the checked mode on. */
    static final String CHECKED_PROPERTY = "lethe.checked";

    /** Whether each access is checked: a constant for the compiler. */
    static final boolean CHECKED = Boolean.getBoolean(CHECKED_PROPERTY);

    /** The bytes of the fields, those of the storage included, for figures. */
    static final int MEMORY_BYTES = fieldBytes() + 2 * Footprint.REFERENCE;

    /** The bytes on the heap of what describes the memory, beside the fields. */
    static final long BLOCK_BYTES = Block.FOOTPRINT + objectBytes();

    private @Nullable Owner owner;
    private @Nullable Block block;

    /** Takes memory, when this has none. An {@link OutOfMemoryError} changes nothing. */
    final void allocate(Owner from, long bytes) {
        if (block != null) {
            throw new IllegalStateException("This already has a " + block + "; release it first.");
        }
        Block taken = from.take(bytes);
        try {
            lookAt(from, taken);
        } catch (Throwable noHeap) { // java.lang.foreign makes an object for each stretch
            from.give(taken);
            throw noHeap;
        }
    }

    /** Exchanges the memory for more or less, with what is in it as far as it goes. An {@link OutOfMemoryError} changes nothing. */
    final void resize(long bytes) {
        give(exchange(bytes));
    }

    /** The same, but leaves it to the caller to give the old memory, which it returns, back. */
    final Block exchange(long bytes) {
        Block old = held();
        moveTo(owner().take(bytes), old, Math.min(bytes, old.bytes()));
        return old;
    }

    /** Gives back what was exchanged. */
    final void give(Block old) {
        owner().give(old);
    }

    /**
     * Moves to a slab that is fuller, if this one is sparse and a fuller one has room, so that sparse slabs become free. Costs one
     * copy when it moves; nothing is taken from the operating system.
     *
     * @return the bytes moved, 0 when this stays where it is
     */
    long moveToFuller() {
        Block old = held();
        Block taken = owner().takeFuller(old);
        if (taken == null) {
            return 0;
        }
        moveTo(taken, old, old.bytes());
        give(old);
        return taken.bytes();
    }

    private void moveTo(Block taken, Block old, long bytes) {
        Owner from = owner();
        try {
            taken.slab.copyFrom(old.slab, old.start(), taken.start(), bytes);
            lookAt(from, taken);
        } catch (Throwable noHeap) {
            from.give(taken);
            throw noHeap;
        }
    }

    private void lookAt(Owner from, Block taken) {
        lookAt(taken.slab, taken.start(), taken.bytes());
        owner = from;
        block = taken;
    }

    /** Gives the memory back. Does nothing when it was given back before, by this method or with all that the owner held. */
    void release() {
        Block old = block;
        if (old != null) {
            block = null;
            lookAway();
            if (!owner().isClosed()) {
                owner().give(old);
            }
        }
    }

    /** The bytes of native memory that this takes, with what is lost at its ends; 0 when it has none. */
    long nativeBytes() {
        return block == null || owner().isClosed() ? 0 : block.takenBytes();
    }

    /** Where the memory is, for those who must not ask often. */
    private Block held() {
        Block now = block;
        if (now == null) {
            throw new IllegalStateException("This has no native memory, or has given it back.");
        }
        owner().checkOpen();
        return now;
    }

    private Owner owner() {
        if (owner == null) {
            throw new IllegalStateException("This has never had native memory.");
        }
        return owner;
    }

    /** In checked mode, before each access. */
    private void check(long offset, long bytes) {
        Block now = held();
        owner().checkThread();
        if (now.state != Block.HELD || !owner().holds(now)) {
            throw new IllegalStateException("Checked mode: the " + now + " belongs to somebody else.");
        }
        if (offset < 0 || bytes < 0 || offset > now.bytes() - bytes) {
            throw new IndexOutOfBoundsException(
                    "Checked mode: bytes " + offset + " to " + (offset + bytes) + " of a " + now + ".");
        }
    }

    // SAFETY of all below: the table stays within what it allocated (checked mode: check), and it holds that until
    // release.

    final long getLong(long offset) {
        if (CHECKED) {
            check(offset, Long.BYTES);
        }
        long value = loadLong(offset);
        Reference.reachabilityFence(this);
        return value;
    }

    final void putLong(long offset, long value) {
        if (CHECKED) {
            check(offset, Long.BYTES);
        }
        storeLong(offset, value);
        Reference.reachabilityFence(this);
    }

    final int getInt(long offset) {
        if (CHECKED) {
            check(offset, Integer.BYTES);
        }
        int value = loadInt(offset);
        Reference.reachabilityFence(this);
        return value;
    }

    final void putInt(long offset, int value) {
        if (CHECKED) {
            check(offset, Integer.BYTES);
        }
        storeInt(offset, value);
        Reference.reachabilityFence(this);
    }

    final byte getByte(long offset) {
        if (CHECKED) {
            check(offset, 1);
        }
        byte value = loadByte(offset);
        Reference.reachabilityFence(this);
        return value;
    }

    final void putByte(long offset, byte value) {
        if (CHECKED) {
            check(offset, 1);
        }
        storeByte(offset, value);
        Reference.reachabilityFence(this);
    }

    final void getBytes(long offset, byte[] into, int start, int length) {
        if (CHECKED) {
            check(offset, length);
        }
        read(offset, into, start, length);
        Reference.reachabilityFence(this);
    }

    final void putBytes(long offset, byte[] from, int start, int length) {
        if (CHECKED) {
            check(offset, length);
        }
        write(offset, from, start, length);
        Reference.reachabilityFence(this);
    }

    /** Fills a number of bytes with one value. */
    final void fill(long offset, long bytes, byte value) {
        if (CHECKED) {
            check(offset, bytes);
        }
        storeBytes(offset, bytes, value);
        Reference.reachabilityFence(this);
    }

    /** Copies from other memory, or within this where the two do not overlap. */
    final void copy(NativeMemory source, long from, long to, long bytes) {
        if (CHECKED) {
            source.check(from, bytes);
            check(to, bytes);
        }
        copyFrom(source, from, to, bytes);
        Reference.reachabilityFence(source);
        Reference.reachabilityFence(this);
    }
}

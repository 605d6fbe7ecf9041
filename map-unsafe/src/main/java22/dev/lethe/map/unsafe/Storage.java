package dev.lethe.map.unsafe;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A stretch of native memory, and the only way to read and write it: the twin, for Java 22 and later, of the class of this name in
 * src/main/java. Knows java.lang.foreign and sun.misc.Unsafe; {@link MemoryChoice} chooses once.
 *
 * <p>Unless the user enabled native access, no restricted method is called, since the JVM warns of these: no segment is made of an
 * address. Slabs are segments of shared arenas, and each stretch is a slice of its slab; so every access is within the stretch, and none
 * reaches a slab that was given back. Where native access is enabled, neither is checked: see FLAT. To close a shared arena stops all threads for a moment; who gives memory back sees to it that no
 * remove waits for that.
 */
abstract class Storage {
    /** A constant for the compiler, so that the way not taken costs nothing. */
    private static final boolean FOREIGN = MemoryChoice.HERE.way() == Way.FOREIGN;

    /** Arenas zero what they allocate. */
    static final boolean ZEROES = FOREIGN;

    static final int LINE = 64;

    /**
     * Whether the user has enabled native access for this module ({@code --enable-native-access}): then the one restricted method warns of
     * nothing, and all of memory is one segment, whose bounds and life need no check, so that an access is one instruction.
     */
    private static final boolean FLAT = FOREIGN && Storage.class.getModule().isNativeAccessEnabled();

    private static final MemorySegment ALL = FLAT ? allOfMemory() : MemorySegment.NULL;

    private long address;
    private MemorySegment segment = MemorySegment.NULL;

    static int fieldBytes() {
        return Long.BYTES + Footprint.REFERENCE;
    }

    /** A slice of its slab, which has a length, a start, a scope and a flag. */
    static long objectBytes() {
        return FOREIGN && !FLAT ? Footprint.object(2 * Long.BYTES + Footprint.REFERENCE + 1) : 0;
    }

    @SuppressWarnings("restricted") // called only where it is allowed
    private static MemorySegment allOfMemory() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    final Object obtain(long bytes) {
        if (FOREIGN) {
            Arena arena = Arena.ofShared();
            boolean done = false;
            try {
                segment = arena.allocate(bytes, LINE);
                address = segment.address();
                done = true;
            } finally {
                if (!done) {
                    arena.close();
                }
            }
            return arena;
        }
        long[] start = new long[1]; // before there is something to lose
        start[0] = UnsafeAccess.allocate(bytes + LINE);
        address = start[0] + LINE - 1 & -LINE;
        return start;
    }

    static void giveBack(Object ticket) {
        if (FOREIGN) {
            ((Arena) ticket).close();
        } else {
            UnsafeAccess.free(((long[]) ticket)[0]);
        }
    }

    final void lookAt(Storage whole, long offset, long bytes) {
        if (FOREIGN && !FLAT) {
            segment = whole.segment.asSlice(offset, bytes);
        }
        address = whole.address + offset;
    }

    final void lookAway() {
        segment = MemorySegment.NULL;
        address = 0;
    }

    final int misalignment(long offset, int unit) {
        return (int) (address + offset & unit - 1);
    }

    private MemorySegment stretch() {
        return FLAT ? ALL : segment;
    }

    /** Where a place is in that segment. */
    private long place(long offset) {
        return FLAT ? address + offset : offset;
    }

    final long loadLong(long offset) {
        if (FLAT) {
            return ALL.get(ValueLayout.JAVA_LONG, address + offset);
        }
        return FOREIGN ? segment.get(ValueLayout.JAVA_LONG, offset) : UnsafeAccess.getLong(address + offset);
    }

    final void storeLong(long offset, long value) {
        if (FLAT) {
            ALL.set(ValueLayout.JAVA_LONG, address + offset, value);
        } else if (FOREIGN) {
            segment.set(ValueLayout.JAVA_LONG, offset, value);
        } else {
            UnsafeAccess.putLong(address + offset, value);
        }
    }

    final int loadInt(long offset) {
        if (FLAT) {
            return ALL.get(ValueLayout.JAVA_INT, address + offset);
        }
        return FOREIGN ? segment.get(ValueLayout.JAVA_INT, offset) : UnsafeAccess.getInt(address + offset);
    }

    final void storeInt(long offset, int value) {
        if (FLAT) {
            ALL.set(ValueLayout.JAVA_INT, address + offset, value);
        } else if (FOREIGN) {
            segment.set(ValueLayout.JAVA_INT, offset, value);
        } else {
            UnsafeAccess.putInt(address + offset, value);
        }
    }

    final byte loadByte(long offset) {
        if (FLAT) {
            return ALL.get(ValueLayout.JAVA_BYTE, address + offset);
        }
        return FOREIGN ? segment.get(ValueLayout.JAVA_BYTE, offset) : UnsafeAccess.getByte(address + offset);
    }

    final void storeByte(long offset, byte value) {
        if (FLAT) {
            ALL.set(ValueLayout.JAVA_BYTE, address + offset, value);
        } else if (FOREIGN) {
            segment.set(ValueLayout.JAVA_BYTE, offset, value);
        } else {
            UnsafeAccess.putByte(address + offset, value);
        }
    }

    final void storeBytes(long offset, long bytes, byte value) {
        if (FOREIGN) {
            stretch().asSlice(place(offset), bytes).fill(value);
        } else {
            UnsafeAccess.fill(address + offset, bytes, value);
        }
    }

    final void copyFrom(Storage source, long from, long to, long bytes) {
        if (FOREIGN) {
            MemorySegment.copy(source.stretch(), source.place(from), stretch(), place(to), bytes);
        } else {
            UnsafeAccess.copy(source.address + from, address + to, bytes);
        }
    }

    final void read(long offset, byte[] into, int start, int length) {
        if (FOREIGN) {
            MemorySegment.copy(stretch(), ValueLayout.JAVA_BYTE, place(offset), into, start, length);
            return;
        }
        Objects.checkFromIndexSize(start, length, into.length);
        UnsafeAccess.read(address + offset, into, start, length);
    }

    final void write(long offset, byte[] from, int start, int length) {
        if (FOREIGN) {
            MemorySegment.copy(from, start, stretch(), ValueLayout.JAVA_BYTE, place(offset), length);
            return;
        }
        Objects.checkFromIndexSize(start, length, from.length);
        UnsafeAccess.write(address + offset, from, start, length);
    }
}

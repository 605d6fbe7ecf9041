package dev.lethe.map.unsafe;

/**
 * What the checked mode writes around blocks and into freed ones, and finds again or not. Bounds are checked on each access there; this is
 * for whatever gets at the memory past those checks.
 */
final class RedZones {
    /*
     *   | red zone: one line | the bytes asked for | red zone: the rest of the last line, and one line more |
     *
     * A fresh block is filled with FRESH, so that what reads before it writes does not find zeros by chance; a freed one with
     * POISON, and it stays so while it is in quarantine.
     */

    /** Whether there are any: a constant for the compiler. */
    static final boolean CHECKED = NativeMemory.CHECKED;

    static final int LINES_BEFORE = CHECKED ? 1 : 0;
    static final int LINES = CHECKED ? 2 : 0;

    private static final byte RED = (byte) 0xF7;
    private static final byte FRESH = (byte) 0xC5;
    private static final byte POISON = (byte) 0xDE;

    private RedZones() {}

    /** Paints a block that is about to be handed out. */
    static void paint(Block block) {
        long from = (long) block.line * Storage.LINE;
        block.slab.storeBytes(from, block.takenBytes(), RED);
        block.slab.storeBytes(block.start(), block.bytes(), FRESH);
    }

    /** What was written outside of the bytes of a block; empty when nothing was. */
    static String fault(Block block) {
        long from = (long) block.line * Storage.LINE;
        long end = block.start() + block.bytes();
        long wrong = firstOther(block.slab, from, block.start(), RED);
        if (wrong < 0) {
            wrong = firstOther(block.slab, end, from + block.takenBytes(), RED);
        }
        return wrong < 0
                ? ""
                : "Checked mode: somebody wrote outside of a " + block + ", at byte " + (wrong - block.start())
                        + " from its start.";
    }

    /** Fills a block that is freed; false where there is no room on the heap to do so, since to free must not fail. */
    static boolean poison(Block block) {
        try {
            block.slab.storeBytes((long) block.line * Storage.LINE, block.takenBytes(), POISON);
            return true;
        } catch (OutOfMemoryError noHeap) { // java.lang.foreign makes an object for each stretch
            return false;
        }
    }

    /** What was written into a freed block; empty when nothing was. */
    static String poisonFault(Block block) {
        long from = (long) block.line * Storage.LINE;
        long wrong = firstOther(block.slab, from, from + block.takenBytes(), POISON);
        return wrong < 0
                ? ""
                : "Checked mode: somebody wrote into a freed " + block + ", at byte " + (wrong - block.start())
                        + " from its start.";
    }

    private static long firstOther(Storage where, long from, long to, byte expected) {
        for (long offset = from; offset < to; offset++) {
            if (where.loadByte(offset) != expected) {
                return offset;
            }
        }
        return -1;
    }
}

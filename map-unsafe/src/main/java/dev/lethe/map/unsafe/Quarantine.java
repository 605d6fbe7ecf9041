package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/**
 * Where freed blocks wait in checked mode, poisoned, before their memory is used again: what writes into them meanwhile is noticed when
 * they leave. They are linked by themselves, so that none needs memory to come here. Guarded by its heap.
 */
final class Quarantine {
    private static final long MOST_BYTES = 4L << 20;

    private @Nullable Block first;
    private @Nullable Block last;
    private long bytes;

    /** Takes a poisoned block that nobody holds. */
    void add(Block block) {
        block.state = Block.QUARANTINED;
        if (last == null) {
            first = block;
        } else {
            last.next = block;
        }
        last = block;
        bytes += block.takenBytes();
    }

    /** The block that has to leave, the one that has been here longest; null when there is room, or it is the only one. */
    @Nullable
    Block leaving(boolean all) {
        Block block = first;
        if (block == null || !all && (bytes <= MOST_BYTES || block == last)) { // a large one would else not stay at all
            return null;
        }
        first = block.next;
        if (first == null) {
            last = null;
        }
        block.next = null;
        bytes -= block.takenBytes();
        return block;
    }

    long bytes() {
        return bytes;
    }
}

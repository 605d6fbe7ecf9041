package dev.lethe.map.unsafe;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where freed blocks wait in checked mode, poisoned, before their memory is used again: what writes into them meanwhile is noticed when
 * they leave. Guarded by its heap.
 */
final class Quarantine {
    private static final long MOST_BYTES = 4L << 20;

    private final ArrayDeque<Block> waiting = new ArrayDeque<>();
    private long bytes;

    void add(Block block) {
        RedZones.poison(block);
        block.state = Block.QUARANTINED;
        waiting.add(block);
        bytes += block.takenBytes();
    }

    /** The block that has to leave, the one that has been here longest; null when there is room. */
    @Nullable
    Block leaving(boolean all) {
        if (waiting.isEmpty() || !all && bytes <= MOST_BYTES) {
            return null;
        }
        Block block = waiting.remove();
        bytes -= block.takenBytes();
        return block;
    }

    long bytes() {
        return bytes;
    }
}

package dev.lethe.map.core;

import dev.lethe.map.*;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** Hands the entries of detached tables to a consumer, all of them, whatever the consumer throws. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
@SuppressWarnings({"unchecked", "cast"}) // the table holds keys and values of this map only
final class KeyValDrain<K, V> {
    private static final int MOST_SUPPRESSED = 16;

    private final EntryConsumer action;
    private long handedOut;
    private Throwable first;
    private int suppressed;

    KeyValDrain(EntryConsumer action) {
        this.action = action;
    }

    void handOut(KeyValTable table) {
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            handedOut++;
            try {
                action.accept((KeyShown) table.key(slot), (ValShown) table.value(slot));
            } catch (Throwable thrown) {
                keep(thrown);
            }
        }
    }

    private void keep(Throwable thrown) {
        if (first == null) {
            first = thrown;
        } else if (thrown != first && suppressed++ < MOST_SUPPRESSED) {
            suppress(thrown);
        }
    }

    private void suppress(Throwable thrown) {
        try {
            first.addSuppressed(thrown);
        } catch (OutOfMemoryError noRoom) {
            suppressed = MOST_SUPPRESSED; // the entries that are left matter more than why others failed
        }
    }

    long finish() {
        if (first != null) {
            KeyValDrain.<RuntimeException>rethrow(first);
        }
        return handedOut;
    }

    @SuppressWarnings("unchecked") // the consumer could only throw what it may throw unchecked
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}

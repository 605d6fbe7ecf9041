package dev.lethe.map.pool;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Idle maps of one stripe: one that is exchanged without a lock, and a pile under it.
 *
 * <p>Whoever takes a map out has it alone, because it leaves its place in one atomic step. A stripe reaches its shelf softly, so that the
 * collector lets all idle maps go before memory runs out.
 */
final class Shelf {
    private static final @Nullable Pooled[] NONE = {};

    /** The place of the top: 128 bytes from both ends. */
    private static final int TOP = 32;

    /** Only one element is used, for the collector lays shelves side by side, and those of two processors must not share a cache line. */
    private final AtomicReferenceArray<@Nullable Pooled> tops = new AtomicReferenceArray<>(2 * TOP + 1);

    /** Not a monitor: on older JVMs a virtual thread that waits for one holds its carrier. Guards the pile and its count. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Pooled[] pile = NONE;
    private volatile int count;

    /** Takes the map that came last, or null. */
    @Nullable
    Pooled take() {
        if (tops.getPlain(TOP) != null) {
            Pooled taken = tops.getAndSet(TOP, null);
            if (taken != null) {
                return taken;
            }
        }
        return count == 0 ? null : takeFromPile();
    }

    private @Nullable Pooled takeFromPile() {
        lock.lock();
        try {
            if (count == 0) {
                return null;
            }
            int last = count - 1;
            Pooled taken = pile[last];
            pile[last] = null;
            count = last;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a map here, which the caller must not touch any more. */
    void put(Pooled pooled) {
        if (tops.getPlain(TOP) == null && tops.compareAndSet(TOP, null, pooled)) {
            return;
        }
        lock.lock();
        try {
            int size = count;
            if (size == pile.length) {
                pile = Arrays.copyOf(pile, Math.max(4, 2 * size));
            }
            pile[size] = pooled;
            count = size + 1;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out all maps that the filter names. */
    List<Pooled> takeIf(Predicate<? super Pooled> filter) {
        List<Pooled> taken = new ArrayList<>();
        Pooled first = tops.get(TOP);
        if (first != null && filter.test(first) && tops.compareAndSet(TOP, first, null)) {
            taken.add(first); // may have been away and back in between: it is ours all the same, and only idle maps are
            // here
        }
        lock.lock();
        try {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                Pooled pooled = pile[i];
                if (pooled != null && filter.test(pooled)) {
                    taken.add(pooled);
                } else {
                    pile[kept++] = pooled;
                }
            }
            Arrays.fill(pile, kept, count, null);
            count = kept;
        } finally {
            lock.unlock();
        }
        return taken;
    }

    /** The place of a shelf, which the collector may empty. */
    static final class Stripe {
        private volatile SoftReference<Shelf> shelf = new SoftReference<>(null);

        @Nullable
        Pooled take() {
            Shelf there = shelf.get();
            return there == null ? null : there.take();
        }

        void put(Pooled pooled) {
            Shelf there = shelf.get();
            (there == null ? renew() : there).put(pooled);
        }

        List<Pooled> takeIf(Predicate<? super Pooled> filter) {
            Shelf there = shelf.get();
            return there == null ? List.of() : there.takeIf(filter);
        }

        private synchronized Shelf renew() { // once in the life of a stripe, and after each shortage of memory
            Shelf there = shelf.get();
            if (there == null) {
                there = new Shelf();
                shelf = new SoftReference<>(there);
            }
            return there;
        }
    }
}

package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/** Slabs in the order in which they came, linked by themselves: neither to add nor to remove one allocates. Guarded by the heap. */
final class SlabList {
    private @Nullable Slab oldest;
    private @Nullable Slab newest;
    private int size;

    /** Adds a slab, as the newest; it is in no other list. */
    void add(Slab slab) {
        slab.older = newest;
        if (newest == null) {
            oldest = slab;
        } else {
            newest.newer = slab;
        }
        newest = slab;
        size++;
    }

    /** Removes a slab that is in this list. */
    void remove(Slab slab) {
        if (slab.older == null) {
            oldest = slab.newer;
        } else {
            slab.older.newer = slab.newer;
        }
        if (slab.newer == null) {
            newest = slab.older;
        } else {
            slab.newer.older = slab.older;
        }
        slab.older = null;
        slab.newer = null;
        size--;
    }

    /** Where a walk along {@code newer} begins; null when the list is empty. */
    @Nullable
    Slab oldest() {
        return oldest;
    }

    /** Where a walk along {@code older} begins; null when the list is empty. */
    @Nullable
    Slab newest() {
        return newest;
    }

    int size() {
        return size;
    }

    /** Looks for a slab from end to end. */
    boolean contains(Slab wanted) {
        for (Slab slab = oldest; slab != null; slab = slab.newer) {
            if (slab == wanted) {
                return true;
            }
        }
        return false;
    }
}

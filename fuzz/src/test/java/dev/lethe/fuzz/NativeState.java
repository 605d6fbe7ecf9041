package dev.lethe.fuzz;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.unsafe.NativeLook;

/**
 * What the backend off the heap holds, so that a leak is found at the end of the run that made it.
 *
 * @param blocks the blocks of native memory that maps hold
 * @param owners the maps that are not closed
 */
record NativeState(long blocks, long owners) {
    private static final NativeState NOTHING = new NativeState(0, 0);

    static NativeState now() {
        for (BackendInfo info : Lethe.backends()) {
            if (info.name().equals("unsafe") && info.availability().isAvailable()) {
                NativeLook.checkInvariants();
                return new NativeState(NativeLook.blocks(), NativeLook.owners());
            }
        }
        return NOTHING;
    }

    /** Fewer is no fault: a cleaner may have freed what a failed run left. */
    void checkNothingLeftSince(NativeState before) {
        if (blocks > before.blocks || owners > before.owners) {
            throw new AssertionError(
                    "A run that closed all its maps left native memory: " + before + ", then " + this + ".");
        }
    }
}

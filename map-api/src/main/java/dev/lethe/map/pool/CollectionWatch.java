package dev.lethe.map.pool;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;

/** Lets a pool look after itself when garbage is collected, also when nobody uses it. One thread serves all pools. */
final class CollectionWatch {
    private static final Cleaner CLEANER = Cleaner.create();

    private CollectionWatch() {}

    /** Calls the pool after collections for as long as it is reachable, and open or without some of its maps. */
    static void begin(MapPool pool) {
        again(new WeakReference<>(pool));
    }

    private static void again(WeakReference<MapPool> reference) {
        CLEANER.register(new Object(), () -> {
            MapPool pool = reference.get();
            if (pool != null
                    && (pool.isOpen() || !pool.watches.isEmpty())) { // what is lost after the end is a leak, too
                again(reference); // first, so that nothing that fails below ends it
                pool.maintain();
            }
        });
    }
}

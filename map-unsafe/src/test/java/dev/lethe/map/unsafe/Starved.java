package dev.lethe.map.unsafe;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.Versioned;
import dev.lethe.map.spi.IdleBudget;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A program that uses a pool where the heap of the JVM has room for no object, for one, for two and so on, so that each allocation
 * on the way fails once; and prints what became of the maps. For a JVM of its own.
 */
final class Starved {
    /** After so many that succeed in a row there is room enough. */
    private static final int ENOUGH = 8;

    private static final MapRecipe<LongLongMap> RECIPE =
            Lethe.builder().backend("unsafe").recipe().longLongMap();

    /** What takes the rest of the heap: as small as objects are, and reachable from nowhere else. */
    private static final class Crumb {
        final @Nullable Crumb next;

        Crumb(@Nullable Crumb next) {
            this.next = next;
        }
    }

    private static final List<byte[]> BALLAST = new ArrayList<>(1000);
    private static @Nullable Crumb crumbs;

    private Starved() {}

    public static void main(String[] uses) throws Exception {
        NativeHeap.process();
        ObjectName bean = new ObjectName(HeapBean.NAME);
        Settled.await(() ->
                ManagementFactory.getPlatformMBeanServer().isRegistered(bean)); // which takes much memory on the way
        loadBallast();
        for (String use : uses) {
            attempt(use, 1000); // loads the classes
            int refused = 0;
            int lost = 0;
            for (int room = 0, granted = 0; granted < ENOUGH; room += 1 + room / 16) {
                int outcome = attempt(use, room);
                refused += outcome & 1;
                granted = (outcome & 1) == 0 ? granted + 1 : 0;
                lost += outcome >> 1;
            }
            System.out.println(use + ": " + (refused == 0 ? "never" : "at times") + " refused, " + lost + " maps lost");
        }
    }

    /** Leaves a mebibyte or so, which crumbs fill quickly. */
    private static void loadBallast() {
        try {
            while (true) {
                BALLAST.add(new byte[1 << 16]);
            }
        } catch (OutOfMemoryError full) {
            BALLAST.subList(0, 24).clear();
        }
    }

    private static void starve(int room) {
        for (int i = 0; i < 3; i++) { // others give something back when they learn that there is nothing left
            fill();
        }
        for (int i = 0; i < room && crumbs != null; i++) {
            crumbs = crumbs.next;
        }
    }

    private static void fill() {
        try {
            while (true) {
                crumbs = new Crumb(crumbs);
            }
        } catch (OutOfMemoryError full) {
            return;
        }
    }

    /** Does one thing while there is room for so many crumbs. Returns 1 if it was refused, and 2 for each map that was lost. */
    private static int attempt(String use, int room) {
        NativeHeap heap = NativeHeap.process();
        long before = heap.figures().owners() + heap.figures().blocks();
        MapPool pool = MapPool.builder().within(IdleBudget.ofBytes(1 << 20)).build();
        Versioned<LongLongMap> versions = pool.versioned(RECIPE);
        Lease<LongLongMap> draft = versions.draft();
        draft.map().put(1, 1);
        List<Lease<LongLongMap>> taken = new ArrayList<>(1);
        Runnable step = step(use, pool, versions, draft, taken);
        int refused = 0;
        synchronized (heap) { // so that no cleaner frees first what nobody closed
            starve(room);
            try {
                step.run();
            } catch (OutOfMemoryError asked) {
                refused = 1;
            }
            crumbs = null;
            pool.close(); // first, so that what is closed below is never idle: the collector might take it
            if (use.equals("return")) { // for the same reason what counts is whether a map that was refused was dropped
                return refused != 0 && pool.stats(Generation.LONG_LIVED).drops() == 0 ? 3 : refused;
            }
            taken.forEach(Lease::close);
            draft.close();
            versions.close();
            return refused | (int) (heap.figures().owners() + heap.figures().blocks() - before) << 1;
        }
    }

    private static Runnable step(
            String use,
            MapPool pool,
            Versioned<LongLongMap> versions,
            Lease<LongLongMap> draft,
            List<Lease<LongLongMap>> taken) {
        switch (use) {
            case "read" -> {
                versions.publish(draft);
                return () -> taken.add(versions.read());
            }
            case "publish" -> {
                return () -> versions.publish(draft);
            }
            case "lease" -> {
                return () -> taken.add(pool.lease(Generation.TRANSIENT, RECIPE));
            }
            case "return" -> {
                return draft::close;
            }
            case "close" -> {
                LongLongMap map = RECIPE.create();
                for (long key = 0; key < 1000; key++) {
                    map.put(key, key);
                }
                return map::close;
            }
            default -> throw new AssertionError(use);
        }
    }
}

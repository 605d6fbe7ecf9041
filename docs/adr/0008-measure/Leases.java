import com.sun.management.ThreadMXBean;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.RevocableMap;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.SplittableRandom;

/**
 * What the view of a lease costs on a call, and what a lease costs. One mode a JVM, so that call sites see one class only, or, with
 * "both", the two that a program with and without a pool has.
 *
 * <p>java Leases raw|view|both|pooled|reused|fresh
 */
public final class Leases {
    private static final int ROUNDS = 25;
    private static final int VISITS = 1 << 20;

    private static long sink;

    private interface Task {
        long run();
    }

    private static void measure(String mode, String name, long operations, Task task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] nanos = new double[ROUNDS];
        for (int i = 0; i < 8; i++) {
            sink += task.run();
        }
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            sink += task.run();
            nanos[i] = (double) (System.nanoTime() - start) / operations;
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
        }
        Arrays.sort(nanos);
        System.out.printf("%-7s %-24s %8.2f ns %8.1f B%n", mode, name, nanos[ROUNDS / 2], (double) bytes / operations);
    }

    private static final class Borrower implements RevocableMap.Owner {
        @Override
        public void closeView() {}

        @Override
        public IllegalStateException revoked() {
            return new IllegalStateException();
        }

        @Override
        public IllegalStateException readOnly() {
            return new IllegalStateException();
        }
    }

    private static LongLongMap map(boolean view) {
        LongLongMap map = Lethe.builder().seed(7).longLongMap();
        return view ? (LongLongMap) RevocableMap.of(map).view(new Borrower(), false) : map;
    }

    @SuppressWarnings("unchecked")
    private static ObjectMap<String, Long> objects(boolean view) {
        ObjectMap<String, Long> map = Lethe.builder().seed(7).objectMap();
        return view ? (ObjectMap<String, Long>) RevocableMap.of(map).view(new Borrower(), false) : map;
    }

    private static int[] visits(int size) {
        SplittableRandom random = new SplittableRandom(1);
        int[] visits = new int[VISITS];
        Arrays.setAll(visits, i -> random.nextInt(size));
        return visits;
    }

    private static long hits(LongLongMap map, int[] visits) {
        long sum = 0;
        for (int visit : visits) {
            sum += map.getOrDefault(visit * 31L, 0);
        }
        return sum;
    }

    private static long changes(LongLongMap map, int[] visits) {
        long sum = 0;
        for (int visit : visits) {
            sum += map.remove(visit * 31L) ? 1 : 0;
            map.put(visit * 31L, visit);
        }
        return sum;
    }

    private static long overwrites(LongLongMap map, int[] visits) {
        long sum = 0;
        for (int visit : visits) {
            sum += map.put(visit * 31L, sum) ? 1 : 0;
        }
        return sum;
    }

    private static long walks(LongLongMap map) {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            LongLongCursor cursor = map.cursor();
            while (cursor.advance()) {
                sum += cursor.value();
            }
        }
        return sum;
    }

    private static long objectHits(ObjectMap<String, Long> map, String[] keys, int[] visits) {
        long sum = 0;
        for (int visit : visits) {
            sum += map.get(keys[visit]);
        }
        return sum;
    }

    private static void calls(String mode, boolean view) {
        for (int size : new int[] {1_000, 300_000}) {
            int[] visits = visits(size);
            LongLongMap map = map(view);
            for (int i = 0; i < size; i++) {
                map.put(i * 31L, i);
            }
            measure(mode, "get hit " + size, VISITS, () -> hits(map, visits));
            measure(mode, "put over " + size, VISITS, () -> overwrites(map, visits));
            measure(mode, "remove, put " + size, VISITS, () -> changes(map, visits));
            if (size == 1_000) {
                measure(mode, "walk " + size, 100L * size, () -> walks(map));
            }
            ObjectMap<String, Long> objects = objects(view);
            String[] keys = new String[size];
            for (int i = 0; i < size; i++) {
                keys[i] = new String("key" + i);
                objects.put("key" + i, (long) i);
            }
            measure(mode, "String hit " + size, VISITS, () -> objectHits(objects, keys, visits));
        }
    }

    private static void fill(LongLongMap map, int entries, int salt) {
        for (int i = 0; i < entries; i++) {
            map.put((i + salt) * 31L, i);
        }
    }

    private static void uses(String mode) {
        MapRecipe<LongLongMap> recipe = Lethe.builder().recipe().longLongMap();
        MapPool pool = MapPool.builder().build();
        LongLongMap reused = recipe.create();
        for (int entries : new int[] {0, 16, 1_000, 100_000}) {
            int times = entries == 0 ? 200_000 : 4_000_000 / Math.max(entries, 40);
            measure(mode, "use of " + entries, times, () -> {
                long sum = 0;
                for (int i = 0; i < times; i++) {
                    if (mode.equals("pooled")) {
                        try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, recipe)) {
                            fill(lease.map(), entries, i);
                            sum += lease.map().mappingCount();
                        }
                    } else if (mode.equals("reused")) {
                        fill(reused, entries, i);
                        sum += reused.mappingCount();
                        reused.clear();
                    } else if (mode.equals("fresh")) {
                        LongLongMap map = recipe.create();
                        fill(map, entries, i);
                        sum += map.mappingCount();
                    } else {
                        HashMap<Long, Long> map = new HashMap<>();
                        for (int j = 0; j < entries; j++) {
                            map.put((j + i) * 31L, (long) j);
                        }
                        sum += map.size();
                    }
                }
                return sum;
            });
        }
    }

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "raw" -> calls("raw", false);
            case "view" -> calls("view", true);
            case "both" -> {
                calls("raw/b", false);
                calls("view/b", true);
                calls("raw/b", false);
                calls("view/b", true);
            }
            default -> uses(arguments[0]);
        }
        if (sink == 42) {
            System.out.println();
        }
    }
}

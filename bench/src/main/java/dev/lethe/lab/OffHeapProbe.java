package dev.lethe.lab;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * One map in a JVM of its own: fills it with numbers, exchanges some of them while making garbage, and says in one line what the
 * collector had to do and what is held in the end.
 *
 * <p>{@code OffHeapProbe NAME ENTRIES}
 */
final class OffHeapProbe {
    /** What the line begins with; the figures follow in their order. */
    static final String SAYS = "figures";

    private static final int FULL_COLLECTIONS = 3;

    /** Beside each exchange: what a program allocates to use an entry, and keeps for a moment. */
    private static final int GARBAGE_BYTES = 200;

    private static final int KEPT_OBJECTS = 1 << 10;

    /** One in so many entries is exchanged. */
    static final int EXCHANGED = 4;

    /** What is found out; pauses in milliseconds, the rest in bytes and entries. */
    enum Figure {
        PUT_LONGEST,
        PUT_ALL,
        EXCHANGE_LONGEST,
        EXCHANGE_ALL,
        FULL,
        HEAP,
        NATIVE,
        SIZE,
        FOUND
    }

    /** A map from longs to longs. */
    private interface Numbers {
        void put(long key, long value);

        boolean remove(long key);

        boolean contains(long key);

        long size();

        long nativeBytes();

        void close();
    }

    private final Numbers map;
    private final int entries;
    private final CollectorWatch watch = new CollectorWatch();
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

    private OffHeapProbe(Numbers map, int entries) {
        this.map = map;
        this.entries = entries;
    }

    /**
     * Prints the figures.
     *
     * @param arguments the map and the number of entries
     */
    @SuppressWarnings("SystemOut") // read by the JVM that started this one
    public static void main(String[] arguments) throws InterruptedException {
        Numbers map = arguments[0].equals(Backends.HASH_MAP) ? boxed() : lethe(arguments[0]);
        OffHeapProbe probe = new OffHeapProbe(map, Integer.parseInt(arguments[1]));
        probe.run();
        StringBuilder line = new StringBuilder(SAYS);
        probe.figures.values().forEach(figure -> line.append(' ').append(figure));
        System.out.println(line);
    }

    private void run() throws InterruptedException {
        watch.take();
        for (int i = 0; i < entries; i++) {
            map.put(key(i), i);
        }
        pauses(Figure.PUT_LONGEST, Figure.PUT_ALL);
        long found = exchange();
        pauses(Figure.EXCHANGE_LONGEST, Figure.EXCHANGE_ALL);
        Median full = new Median();
        for (int i = 0; i < FULL_COLLECTIONS; i++) {
            long start = System.nanoTime();
            System.gc();
            full.add((System.nanoTime() - start) / 1e6);
        }
        figures.put(Figure.FULL, Math.round(full.get()));
        figures.put(
                Figure.HEAP,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        figures.put(Figure.NATIVE, map.nativeBytes());
        figures.put(Figure.SIZE, map.size());
        for (int i = 0; i < entries; i++) {
            found += map.contains(key(entries / EXCHANGED + i)) ? 1 : 0;
        }
        figures.put(Figure.FOUND, found);
        map.close();
    }

    /** Exchanges the oldest entries for new ones, and says how many of the old were there. */
    private long exchange() {
        byte[][] kept = new byte[KEPT_OBJECTS][];
        long found = 0;
        for (int i = 0; i < entries / EXCHANGED; i++) {
            found += map.remove(key(i)) ? 1 : 0;
            map.put(key(entries + i), i);
            kept[i % KEPT_OBJECTS] = new byte[GARBAGE_BYTES];
        }
        return found;
    }

    private void pauses(Figure longest, Figure all) throws InterruptedException {
        CollectorWatch.Pauses pauses = watch.take();
        figures.put(longest, pauses.longest());
        figures.put(all, pauses.all());
    }

    /** Numbers without an order, each another one: the multiplier is odd. */
    private static long key(long i) {
        return (i + 1) * 0x9E37_79B9_7F4A_7C15L;
    }

    private static Numbers lethe(String backend) {
        LongLongMap map = Lethe.builder().backend(backend).longLongMap();
        return new Numbers() {
            @Override
            public void put(long key, long value) {
                map.put(key, value);
            }

            @Override
            public boolean remove(long key) {
                return map.remove(key);
            }

            @Override
            public boolean contains(long key) {
                return map.containsKey(key);
            }

            @Override
            public long size() {
                return map.mappingCount();
            }

            @Override
            public long nativeBytes() {
                return map.stats().retainedNativeBytes();
            }

            @Override
            public void close() {
                map.close();
            }
        };
    }

    private static Numbers boxed() {
        Map<Long, Long> map = new HashMap<>();
        return new Numbers() {
            @Override
            public void put(long key, long value) {
                map.put(key, value);
            }

            @Override
            public boolean remove(long key) {
                return map.remove(key) != null;
            }

            @Override
            public boolean contains(long key) {
                return map.containsKey(key);
            }

            @Override
            public long size() {
                return map.size();
            }

            @Override
            public long nativeBytes() {
                return 0;
            }

            @Override
            public void close() {
                map.clear();
            }
        };
    }
}

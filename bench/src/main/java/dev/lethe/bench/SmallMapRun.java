package dev.lethe.bench;

import java.util.Arrays;

/** What many maps of a few entries each cost: memory while they are kept, or time when they are used and dropped. */
final class SmallMapRun<M, A> {
    private static final int KEYS = 1 << 20;
    private static final int LARGEST = 1 << 10;
    private static final int KEPT = 1 << 10;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 7;

    private final SmallMaps<M, A> kind;
    private final int entries;
    private final A keys;
    private final A copies;
    private final Object[] kept = new Object[KEPT];

    private SmallMapRun(SmallMaps<M, A> kind, Keys<A> keys, int entries) {
        if (entries < 0 || entries >= LARGEST) {
            throw new IllegalArgumentException("A small map has 0 to " + (LARGEST - 1) + " entries, not " + entries);
        }
        this.kind = kind;
        this.entries = entries;
        this.keys = keys.make(KEYS + LARGEST);
        this.copies = keys.copies(this.keys);
    }

    static SmallMapRun<?, ?> of(MapShape shape, String implementation, int entries, long seed) {
        return switch (shape) {
            case LONG_LONG -> ofLongs(SmallMaps.ofLongs(implementation), entries, seed);
            case STRING_OBJECT -> ofStrings(SmallMaps.ofStrings(implementation), entries, seed);
            case LONG_OBJECT, STRING_LONG, FLOOD_OBJECT ->
                throw new IllegalArgumentException("Small maps " + shape.title() + " are not measured.");
        };
    }

    private static <M> SmallMapRun<M, long[]> ofLongs(SmallMaps<M, long[]> kind, int entries, long seed) {
        return new SmallMapRun<>(kind, new LongKeys(seed), entries);
    }

    private static <M> SmallMapRun<M, String[]> ofStrings(SmallMaps<M, String[]> kind, int entries, long seed) {
        return new SmallMapRun<>(kind, new StringKeys(seed), entries);
    }

    /** The bytes of a map, by the layouts of its objects and by the heap that so many maps take. */
    Answer bytes(int maps) {
        M one = filled(0);
        long layout = Structure.bytesOfOneMore(one, kind::make);
        Object[] all = new Object[maps];
        long before = Heap.usedBytes(one, all, keys, copies);
        for (int i = 0; i < maps; i++) {
            all[i] = filled(i);
        }
        double heap = (double) (Heap.usedBytes(one, all, keys, copies) - before) / maps;
        return new Answer().withBytes("layout", layout).with("heap", heap);
    }

    /** The nanoseconds to make a map, put its keys, and look up each and one that is absent. */
    Answer nanos(int maps) {
        double[] rounds = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long found = round(maps);
            double nanos = (double) (System.nanoTime() - start) / maps;
            if (found != (long) maps * entries) {
                throw new IllegalStateException("found " + found + " of " + (long) maps * entries + " keys");
            }
            rounds[Math.max(round, 0)] = nanos;
        }
        Arrays.sort(rounds);
        return new Answer().with("nanos", rounds[ROUNDS / 2]);
    }

    private long round(int maps) {
        long found = 0;
        for (int i = 0; i < maps; i++) {
            int from = from(i);
            M map = filled(i);
            found += kind.getAll(map, copies, from, from + entries + 1); // the last is absent
            kept[i & (KEPT - 1)] = map; // else the compiler might do without the object
        }
        return found;
    }

    private M filled(int index) {
        M map = kind.make();
        int from = from(index);
        kind.putAll(map, keys, from, from + entries);
        return map;
    }

    private int from(int index) {
        return (int) ((long) index * entries & (KEYS - 1));
    }
}

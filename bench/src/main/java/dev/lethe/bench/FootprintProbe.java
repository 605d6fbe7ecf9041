package dev.lethe.bench;

import dev.lethe.map.LetheMap;
import dev.lethe.map.Retention;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The program in the JVMs that {@link Footprints} starts: {@code PART SHAPE IMPLEMENTATION NUMBER...}. */
final class FootprintProbe {
    static final String DOUBLING = "doubling";
    static final String SMALL_BYTES = "small-bytes";
    static final String SMALL_NANOS = "small-nanos";
    static final String DELETED = "deleted";
    static final String STATS = "stats";
    static final String ALL_TOLD = "all-told";

    /** Sizes in a doubling, at equal distances on a logarithmic scale. */
    static final int STEPS = 16;

    /** Keys that are made at once. */
    private static final int BATCH = 1 << 14;

    private final int size;

    private FootprintProbe(int size) {
        this.size = size;
    }

    /**
     * Finds one answer and prints it.
     *
     * @param arguments the words of the question
     */
    public static void main(String[] arguments) {
        System.out.println(answer(List.of(arguments)));
    }

    static Answer answer(List<String> words) {
        String part = words.get(0);
        int number = Integer.parseInt(words.get(3));
        if (part.equals(STATS)) {
            return StatsProbe.answer(words.get(1), words.get(2), number, Integer.parseInt(words.get(4)));
        }
        MapShape shape = MapShape.parse(words.get(1));
        String implementation = words.get(2);
        return switch (part) {
            case DOUBLING ->
                Contenders.use(shape, implementation, Retention.SHRINK, 1, new FootprintProbe(number)::doubling);
            case DELETED ->
                Contenders.use(shape, implementation, Retention.SHRINK, 1, new FootprintProbe(number)::deleted);
            case ALL_TOLD ->
                Contenders.use(shape, implementation, Retention.SHRINK, 1, new FootprintProbe(number)::allTold);
            case SMALL_BYTES -> SmallMapRun.of(shape, implementation, number, 1).bytes(Integer.parseInt(words.get(4)));
            case SMALL_NANOS ->
                SmallMapRun.of(shape, implementation, number, Integer.parseInt(words.get(5)))
                        .nanos(Integer.parseInt(words.get(4)));
            default -> throw new IllegalArgumentException("There is no part '" + part + "'.");
        };
    }

    /** Bytes an entry while a map grows to twice a size: mean, least and most. */
    private <A> Answer doubling(Keys<A> keys, Supplier<Contender<A>> maker) {
        A all = keys.make(2 * size);
        Contender<A> map = maker.get();
        int filled = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int step = 0; step < STEPS; step++) {
            int next = (int) Math.round(size * Math.pow(2, (step + 0.5) / STEPS));
            map.putAll(all, filled, next);
            filled = next;
            double each = (double) Structure.bytesOfOneMore(
                            map.map(), () -> maker.get().map())
                    / filled;
            sum += each;
            low = Math.min(low, each);
            high = Math.max(high, each);
        }
        check(filled, map.size());
        return new Answer().with("mean", sum / STEPS).with("low", low).with("high", high);
    }

    /** Bytes of a map that lost 99 of 100 entries at random, and of a new map of the rest. */
    private <A> Answer deleted(Keys<A> keys, Supplier<Contender<A>> maker) {
        int gone = size - size / 100;
        A all = keys.make(size);
        A shuffled = keys.inOrder(all, Permutation.of(size, new SplittableRandom(1)));
        rehearse(maker.get(), keys.make(100));

        long empty = Heap.usedBytes(all, shuffled);
        Contender<A> map = maker.get();
        map.putAll(all, 0, size);
        long full = Structure.bytes(map);
        check(gone, map.removeAll(shuffled, 0, gone));
        check(size - gone, map.size());
        long withRest = Heap.usedBytes(all, shuffled, map);
        Contender<A> fresh = maker.get();
        fresh.putAll(shuffled, gone, size);
        long withBoth = Heap.usedBytes(all, shuffled, map, fresh);
        return new Answer()
                .withBytes("full", full)
                .withBytes("rest", Structure.bytes(map))
                .withBytes("fresh", Structure.bytes(fresh))
                .withBytes("heapRest", withRest - empty)
                .withBytes("heapFresh", withBoth - withRest);
    }

    /** Bytes an entry of a map and of its keys, which nobody else has: on the heap, and off it. */
    private <A> Answer allTold(Keys<A> keys, Supplier<Contender<A>> maker) {
        rehearse(maker.get(), keys.make(100));
        long before = Heap.usedBytes(keys);
        Contender<A> map = maker.get();
        for (int put = 0; put < size; put += Math.min(BATCH, size - put)) {
            int batch = Math.min(BATCH, size - put);
            map.putAll(keys.make(batch), 0, batch);
        }
        check(size, map.size());
        double heap = (double) (Heap.usedBytes(keys, map) - before) / size;
        double outside =
                map.map() instanceof LetheMap lethe ? (double) lethe.stats().retainedNativeBytes() / size : 0;
        return new Answer().with("heap", heap).with("native", outside).with("all", heap + outside);
    }

    /** Has everything loaded and made that is made once, so that the heap does not grow by it later. */
    private static <A> void rehearse(Contender<A> map, A keys) {
        map.putAll(keys, 0, 100);
        check(100, map.removeAll(keys, 0, 100));
        if (Structure.bytes(map) <= 0) {
            throw new IllegalStateException("a map without bytes");
        }
    }

    private static void check(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("the map answered " + actual + " where " + expected + " is right");
        }
    }
}

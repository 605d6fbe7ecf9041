package dev.lethe.bench;

import dev.lethe.map.Retention;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The program in the JVMs that {@link LongestPuts} starts, without a collector: {@code SHAPE IMPLEMENTATION SIZE ROUND}.
 * It prints the longest calls in nanoseconds.
 */
final class LongestProbe {
    static final String PUT = "put";
    static final String REMOVE = "remove";
    static final String CLEAR = "clear";
    static final String CLEAR_REST = "clearRest";
    static final String NOTHING = "nothing";

    static final int SHOWN = 6;

    private static final int WARM_UPS = 3;
    private static final int WARM_UP_SIZE = 400_000;
    private static final int CLEARS = 3;

    private final int size;
    private final long seed;

    private LongestProbe(int size, long seed) {
        this.size = size;
        this.seed = seed;
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
        long seed = Long.parseLong(words.get(3));
        LongestProbe probe = new LongestProbe(Integer.parseInt(words.get(2)), seed);
        return Contenders.use(MapShape.parse(words.get(0)), words.get(1), Retention.SHRINK, seed, probe::measure);
    }

    private <A> Answer measure(Keys<A> keys, Supplier<Contender<A>> maker) {
        A all = keys.make(size);
        int warm = Math.min(size, WARM_UP_SIZE);
        for (int i = 0; i < WARM_UPS; i++) {
            run(keys, all, maker, warm);
        }
        return run(keys, all, maker, size);
    }

    /** Grows a map to a count of entries, shrinks it to a hundredth, clears the rest; fills others and clears them. */
    private <A> Answer run(Keys<A> keys, A all, Supplier<Contender<A>> maker, int count) {
        A shuffled = keys.inOrder(all, Permutation.of(count, new SplittableRandom(seed)));
        Calls puts = new Calls();
        Calls removes = new Calls();
        Calls clears = new Calls();
        Calls clearsOfRest = new Calls();
        Contender<A> map = maker.get();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            map.putAll(all, i, i + 1);
            puts.took(System.nanoTime() - start);
        }
        check(count, map.size());
        int gone = count - count / 100;
        long found = 0;
        for (int i = 0; i < gone; i++) {
            long start = System.nanoTime();
            found += map.removeAll(shuffled, i, i + 1);
            removes.took(System.nanoTime() - start);
        }
        check(gone, found);
        clear(map, clearsOfRest);
        Contender<A> full = maker.get();
        for (int i = 0; i < CLEARS; i++) {
            full.putAll(all, 0, count);
            check(count, full.size());
            clear(full, clears);
        }
        return new Answer()
                .with(PUT, puts.longest())
                .with(REMOVE, removes.longest())
                .with(CLEAR, clears.longest())
                .with(CLEAR_REST, clearsOfRest.longest())
                .with(NOTHING, nothing(count).longest());
    }

    private static void clear(Contender<?> map, Calls calls) {
        long start = System.nanoTime();
        map.clear();
        calls.took(System.nanoTime() - start);
        check(0, map.size());
    }

    /** As many empty calls: what the clock and the other programs of the machine take. */
    private static Calls nothing(int count) {
        Calls calls = new Calls();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            calls.took(System.nanoTime() - start);
        }
        return calls;
    }

    private static void check(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("the map answered " + actual + " where " + expected + " is right");
        }
    }

    /** The longest of the calls so far; noting one allocates nothing. */
    static final class Calls {
        private final long[] nanos = new long[SHOWN]; // the longest first
        private int filled;

        void took(long time) {
            if (filled == SHOWN && time <= nanos[SHOWN - 1]) {
                return;
            }
            filled = Math.min(SHOWN, filled + 1);
            int i = filled - 1;
            for (; i > 0 && nanos[i - 1] < time; i--) {
                nanos[i] = nanos[i - 1];
            }
            nanos[i] = time;
        }

        double[] longest() {
            return Arrays.stream(nanos, 0, filled).asDoubleStream().toArray();
        }
    }
}

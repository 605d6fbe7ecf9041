package dev.lethe.bench;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What threads do to a map that they share. Of twice as many keys as the map has entries half are there at first; puts and
 * removals, in equal parts, draw from all of them, so that the size stays about what it is, and half of the lookups find something.
 */
abstract class SharedWorkload {
    /** The calls of one JMH invocation. */
    static final int BATCH = 1024;

    /** How many calls a thread makes before it comes to the same again. */
    private static final int CALLS = 1 << 20;

    private static final int READ = 0;
    private static final int PUT = 1;

    static SharedWorkload of(MapShape shape, String implementation, int size, long seed) {
        return switch (shape) {
            case LONG_LONG -> new Longs(SharedMaps.longLong(implementation), size, seed);
            case STRING_OBJECT -> new Strings(SharedMaps.stringObject(implementation), size, seed);
            case LONG_OBJECT, STRING_LONG, FLOOD_OBJECT ->
                throw new IllegalArgumentException(
                        "Shared maps " + shape.title() + " are not measured; choose string-object or long-long.");
        };
    }

    final int size;

    SharedWorkload(int size) {
        this.size = size;
    }

    /** Makes the calls of one thread: each is the number of a key and what is done with it. */
    int[] calls(int writePercent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] calls = new int[CALLS];
        for (int i = 0; i < CALLS; i++) {
            int what = random.nextInt(100) >= writePercent ? READ : PUT + random.nextInt(2);
            calls[i] = (random.nextInt(2 * size) << 2) | what;
        }
        return calls;
    }

    /** Makes one batch of calls; returns what lookups found and removals took. */
    abstract long run(int[] calls, int from);

    /** Puts the keys that are there at first. */
    abstract void fill();

    abstract Contender<?> map();

    private static final class Longs extends SharedWorkload {
        private final long[] keys;
        private final LongLongContender map;

        Longs(Supplier<Contender<long[]>> maker, int size, long seed) {
            super(size);
            keys = new LongKeys(seed).make(2 * size);
            map = (LongLongContender) maker.get();
        }

        @Override
        long run(int[] calls, int from) {
            long found = 0;
            for (int i = from; i < from + BATCH; i++) {
                long key = keys[calls[i] >>> 2];
                switch (calls[i] & 3) {
                    case READ -> found += map.get(key);
                    case PUT -> map.put(key, ~key);
                    default -> found += map.remove(key) ? 1 : 0;
                }
            }
            return found;
        }

        @Override
        void fill() {
            map.putAll(keys, 0, size);
        }

        @Override
        Contender<?> map() {
            return map;
        }
    }

    private static final class Strings extends SharedWorkload {
        private final String[] keys;

        /** Equal keys, as a program that looks something up has them. */
        private final String[] asked;

        private final StringObjectContender map;

        Strings(Supplier<Contender<String[]>> maker, int size, long seed) {
            super(size);
            StringKeys source = new StringKeys(seed);
            keys = source.make(2 * size);
            asked = source.copies(keys);
            map = (StringObjectContender) maker.get();
        }

        @Override
        long run(int[] calls, int from) {
            long found = 0;
            for (int i = from; i < from + BATCH; i++) {
                int number = calls[i] >>> 2;
                switch (calls[i] & 3) {
                    case READ -> found += map.get(asked[number]) != null ? 1 : 0;
                    case PUT -> map.put(keys[number], Contender.VALUE);
                    default -> found += map.remove(asked[number]) ? 1 : 0;
                }
            }
            return found;
        }

        @Override
        void fill() {
            map.putAll(keys, 0, size);
        }

        @Override
        Contender<?> map() {
            return map;
        }
    }
}

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How mixings spread structured keys over groups of 7 slots: {@code java Mixings.java [SEEDS] [all | folds]}. With "all" each
 * set has a line, else the worst of all. Kind "two rounds" is the one taken for hash codes.
 */
public final class Mixings {
    private static final long C = 0xC4CE_B9FE_1A85_EC53L;
    private static final double LOAD = 0.79;

    /** A mixing of a value, which for numbers of 64 bits has been folded, with a secret and a multiplier. */
    interface Mixing {
        long mix(long value, long secret, long multiplier);
    }

    private static final Map<String, Mixing> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("two rounds, xor before", (v, s, m) -> {
            long x = (v ^ s) * m;
            return (x ^ x >>> 32) * C;
        });
        KINDS.put("two rounds", (v, s, m) -> {
            long x = v * m;
            return (x ^ x >>> 32) * C;
        });
        KINDS.put("rotate by 32 for the fold", (v, s, m) -> Long.rotateLeft(v * m, 32) * C);
        KINDS.put("byte swap for the fold", (v, s, m) -> Long.reverseBytes(v * m) * C);
        KINDS.put("one multiplication", (v, s, m) -> v * m);
        KINDS.put("one multiplication, fold", (v, s, m) -> {
            long x = v * m;
            return x ^ x << 32;
        });
        KINDS.put("128-bit product, folded", (v, s, m) -> Math.multiplyHigh(v ^ s, m) ^ (v ^ s) * m);
    }

    /** Variants for longs, which fold for themselves: {@code java Mixings.java 100 folds}. */
    private static Map<String, Mixing> folds() {
        Map<String, Mixing> folds = new LinkedHashMap<>();
        for (int[] fold : new int[][] {{32, 32}, {27, 27}, {27, 29}, {27, 31}, {26, 27}, {28, 27}, {29, 27}}) {
            folds.put(fold[0] + " and " + fold[1], (v, s, m) -> {
                long x = (v ^ v >>> fold[0]) * m;
                return (x ^ x >>> fold[1]) * C;
            });
        }
        folds.put("32 and 32, xor before", (v, s, m) -> {
            long x = ((v ^ s) ^ (v ^ s) >>> 32) * m;
            return (x ^ x >>> 32) * C;
        });
        for (int fold : new int[] {32, 27}) {
            folds.put(fold + " and 32, xor after", (v, s, m) -> {
                long x = (v ^ v >>> fold) * m ^ s;
                return (x ^ x >>> 32) * C;
            });
        }
        return folds;
    }

    private static long scramble(long seed) {
        long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static long multiplierOf(long seed) {
        long x = scramble(seed + 0x9E3779B97F4A7C15L) | 1;
        return Long.bitCount(x ^ x >>> 1) < 24 ? x ^ 0xAAAAAAAAAAAAAAAAL : x;
    }

    private static Map<String, IntToLongFunction> hashCodes() {
        Map<String, IntToLongFunction> sets = new LinkedHashMap<>();
        for (int step : new int[] {1, -1, 2, 3, 5, 7, 10, 16, 24, 31, 33, 60, 100, 127, 128, 987, 1000, 1024, 4096}) {
            sets.put("multiples of " + step, i -> i * step);
        }
        for (int step : new int[] {10_007, 65_521, 65_536, 0x9E37_79B9}) {
            sets.put("multiples of " + step, i -> i * step);
        }
        sets.put("\"key-i\"", i -> ("key-" + i).hashCode());
        sets.put("\"i\"", i -> Integer.toString(i).hashCode());
        sets.put("\"useri@mail.com\"", i -> ("user" + i + "@mail.com").hashCode());
        sets.put("milliseconds, one a second", i -> Long.hashCode(1_700_000_000_000L + i * 1_000L));
        sets.put("doubles: whole numbers", i -> Double.hashCode(i));
        sets.put("doubles: tenths", i -> Double.hashCode(i / 10.0));
        sets.put("floats: whole numbers", i -> Float.floatToRawIntBits(i));
        sets.put("pointers / 8", i -> (int) (0x7F_0000_0000L + i * 24L >>> 3));
        sets.put("x * 31 + y", i -> i / 100 * 961 + i % 100 * 31);
        sets.put("reversed", i -> Integer.reverse(i));
        return sets;
    }

    private static Map<String, IntToLongFunction> longs() {
        Map<String, IntToLongFunction> sets = new LinkedHashMap<>();
        for (int shift : new int[] {0, 1, 3, 8, 12, 16, 20, 24, 31, 32, 33, 36, 40, 44, 48}) {
            sets.put("multiples of 2^" + shift, i -> (long) i << shift);
        }
        for (long step : new long[] {-1, 24, 31, 987, 1_000, 1_000_000_007, (1L << 32) - 1, (1L << 32) + 1, 0x9E37_79B9L}) {
            sets.put("multiples of " + step, i -> i * step);
        }
        sets.put("doubles: whole numbers", i -> Double.doubleToRawLongBits(i));
        sets.put("doubles: tenths", i -> Double.doubleToRawLongBits(i / 10.0));
        sets.put("doubles: negative", i -> Double.doubleToRawLongBits(-i));
        sets.put("milliseconds, one a minute", i -> 1_795_000_000_000L + i * 60_000L);
        sets.put("nanoseconds, one a second", i -> 1_795_000_000_000_000_000L + i * 1_000_000_000L);
        sets.put("pointers", i -> 0x7F12_3456_0000L + i * 8L);
        sets.put("ids above 32 bits of type", i -> (long) i << 32 | 7);
        sets.put("pairs of ints", i -> (long) (i >> 7) << 32 | i & 127);
        sets.put("x * 31 + y", i -> i / 100 * 961L + i % 100 * 31L);
        sets.put("reversed", i -> Long.reverse(i));
        return sets;
    }

    private static long[] keys(IntToLongFunction set, int size) {
        return IntStream.iterate(0, i -> i + 1).mapToLong(set::applyAsLong).distinct().limit(size).toArray();
    }

    /** The share of entries beyond 7 in their group, and the pairs of entries of a group with one control byte as a multiple of the expected. */
    private static double[] spread(Mixing mixing, long[] keys, long seed, int log2) {
        long secret = scramble(seed);
        long multiplier = multiplierOf(seed);
        int[] groups = new int[1 << log2];
        int[] control = new int[1 << log2 + 7];
        long pairs = 0;
        for (long key : keys) {
            long hash = mixing.mix(key, secret, multiplier);
            int group = (int) (hash >>> 64 - log2);
            groups[group]++;
            pairs += control[group << 7 | (int) (hash >>> 32 & 127)]++;
        }
        int beyond = 0;
        for (int group : groups) {
            beyond += Math.max(0, group - 7);
        }
        double expected = (double) keys.length * keys.length / 2 / (1 << log2 + 7);
        return new double[] {(double) beyond / keys.length, pairs / expected};
    }

    private static double[] over(Mixing mixing, long[] keys, int seeds, int log2) {
        double[] result = new double[4];
        for (int seed = 0; seed < seeds; seed++) {
            double[] one = spread(mixing, keys, seed * 77L + 5, log2);
            result[0] += one[0] / seeds;
            result[1] = Math.max(result[1], one[0]);
            result[2] += one[1] / seeds;
            result[3] = Math.max(result[3], one[1]);
        }
        return result;
    }

    public static void main(String[] args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        boolean all = args.length > 1 && args[1].equals("all");
        boolean folds = args.length > 1 && args[1].equals("folds");
        for (int log2 : new int[] {8, 12}) {
            int size = (int) (LOAD * 7 * (1 << log2));
            double[] random = new double[4];
            for (int seed = 0; seed < seeds; seed++) {
                double[] one = spread((v, s, m) -> v, new SplittableRandom(seed).longs(size).toArray(), 0, log2);
                random[0] += one[0] / seeds;
                random[1] = Math.max(random[1], one[0]);
                random[2] += one[1] / seeds;
                random[3] = Math.max(random[3], one[1]);
            }
            System.out.printf("%n%d groups, %d keys, %d seeds: beyond 7 mean, worst; false matches mean, worst%n", 1 << log2, size, seeds);
            System.out.printf("%-28s %-12s %.3f %.3f  %.2f %.2f%n", "random hashes", "", random[0], random[1], random[2], random[3]);
            if (folds) {
                Map<String, IntToLongFunction> sets = longs();
                sets.put("x and -x", i -> (long) i << 32 | -i & 0xFFFF_FFFFL);
                sets.put("x and ~x", i -> (long) i << 32 | ~i & 0xFFFF_FFFFL);
                sets.put("x and 2 x", i -> (long) i << 32 | 2 * i);
                for (int power : IntStream.rangeClosed(4, 48).toArray()) {
                    sets.put("multiples of 2^" + power + " + 1", i -> i * ((1L << power) + 1));
                    sets.put("multiples of 2^" + power + " - 1", i -> i * ((1L << power) - 1));
                }
                folds().forEach((name, mixing) -> table(name, "longs", sets, mixing, size, seeds, log2, false, random));
                continue;
            }
            KINDS.forEach((name, mixing) -> {
                table(name, "hash codes", hashCodes(), mixing, size, seeds, log2, all, random);
                table(name, "longs", longs(), (v, s, m) -> folded(mixing, v, s, m), size, seeds, log2, all, random);
            });
        }
    }

    /** As Hashing.mix: the upper half is folded down first, after the xor where there is one. */
    private static long folded(Mixing mixing, long v, long s, long m) {
        return mixing == KINDS.get("two rounds, xor before")
                ? mixing.mix((v ^ s) ^ (v ^ s) >>> 32, 0, m)
                : mixing.mix(v ^ v >>> 32, s, m);
    }

    private static void table(
            String name, String keys, Map<String, IntToLongFunction> sets, Mixing mixing, int size, int seeds, int log2, boolean all, double[] random) {
        double[] worst = new double[4];
        int bad = 0;
        String where = "";
        for (Map.Entry<String, IntToLongFunction> set : sets.entrySet()) {
            double[] one = over(mixing, keys(set.getValue(), size), seeds, log2);
            if (all) {
                System.out.printf("  %-12s %-28s %-28s %.3f %.3f  %.2f %.2f%n", keys, name, set.getKey(), one[0], one[1], one[2], one[3]);
            }
            bad += one[1] > 1.25 * random[1] ? 1 : 0;
            where = one[1] > worst[1] ? set.getKey() : where;
            for (int i = 0; i < worst.length; i++) {
                worst[i] = Math.max(worst[i], one[i]);
            }
        }
        System.out.printf(
                "%-28s %-12s %.3f %.3f  %.2f %.2f  bad sets %d of %d, worst: %s%n",
                name, keys, worst[0], worst[1], worst[2], worst[3], bad, sets.size(), where);
    }
}

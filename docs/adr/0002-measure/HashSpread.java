import java.util.*;

/** How mixings spread structured hash codes over groups: java HashSpread.java. Kind 0 is the one taken. */
public final class HashSpread {
    static long scramble(long seed) {
        long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    static long multiplierOf(long seed) {
        long x = scramble(seed + 0x9E3779B97F4A7C15L) | 1;
        return Long.bitCount(x ^ x >>> 1) < 24 ? x ^ 0xAAAAAAAAAAAAAAAAL : x;
    }

    static long mix(int kind, long v, long s, long m) {
        long x = (v ^ s) * m;
        return switch (kind) {
            case 0 -> (x ^ x >>> 32) * 0xC4CEB9FE1A85EC53L;
            case 1 -> x ^ x << 32;
            case 2 -> x;
            case 3 -> {
                long y = v ^ s;
                y ^= y >>> 32;
                x = y * m;
                yield (x ^ x >>> 32) * 0xC4CEB9FE1A85EC53L;
            }
            case 4 -> {
                long y = v ^ s;
                long hi = Math.multiplyHigh(y, m), lo = y * m;
                yield hi ^ lo;
            }
            case 5 -> {
                long y = v ^ s;
                y ^= y >>> 32;
                x = y * m;
                yield x ^ x << 32;
            }
            case 6 -> {
                long y = (v ^ s) * m;
                yield y ^ Long.rotateLeft(y, 32) ^ 0;
            }
            default -> 0L;
        };
    }

    static double over(int kind, long[] keys, long s, long m, int lg) {
        int g = 1 << lg;
        int[] c = new int[g];
        int[] cb = new int[128];
        for (long k : keys) {
            long h = mix(kind, k, s, m);
            c[(int) (h >>> 64 - lg)]++;
        }
        int o = 0;
        for (int x : c) o += Math.max(0, x - 7);
        return (double) o / keys.length;
    }

    static double ctl(int kind, long[] keys, long s, long m, int lg) { // false match pairs: same group & same control
        int g = 1 << lg;
        Map<Integer, Integer> c = new HashMap<>();
        long pairs = 0;
        for (long k : keys) {
            long h = mix(kind, k, s, m);
            int id = (int) (h >>> 64 - lg) << 7 | (int) (h >>> 32 & 127);
            int p = c.merge(id, 1, Integer::sum);
            pairs += p - 1;
        }
        return pairs / ((double) keys.length * keys.length / 2 / g / 128);
    }

    public static void main(String[] a) {
        Map<String, long[]> sets = new LinkedHashMap<>();
        int lg = 8;
        int n = 1400; // load 5.5 of 7
        for (int lgx : new int[] {8, 12}) {
            lg = lgx;
            n = (int) (5.5 * (1 << lg));
            sets.clear();
            SplittableRandom r = new SplittableRandom(1);
            long[] k = new long[n];
            for (int i = 0; i < n; i++) k[i] = r.nextInt();
            sets.put("random", k);
            for (int st :
                    new int[] {1, 2, 3, 5, 7, 10, 16, 31, 33, 60, 100, 127, 128, 1000, 1024, 4096, 10007, 65536}) {
                k = new long[n];
                for (int i = 0; i < n; i++) k[i] = (int) (i * (long) st);
                sets.put("stride " + st, k);
            }
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = ("key-" + i).hashCode();
            sets.put("key-i", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = ("user" + i + "@mail.com").hashCode();
            sets.put("user@", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = Long.hashCode(1700000000000L + i * 1000L);
            sets.put("ts", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = Double.hashCode(i);
            sets.put("dbl", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = Double.hashCode(i * 0.1);
            sets.put("dbl.1", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = (int) (0x7f0000000L + i * 24L >>> 3);
            sets.put("ptr", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = (i % 64) * 31 + (i / 64) * 961;
            sets.put("grid31", k);
            k = new long[n];
            for (int i = 0; i < n; i++) k[i] = Integer.reverse(i);
            sets.put("rev", k);
            System.out.printf("lg %d%n", lg);
            for (var e : sets.entrySet()) {
                StringBuilder b = new StringBuilder();
                for (int kind : new int[] {0, 1, 2, 5, 4}) {
                    double worst = 0, sum = 0, cw = 0, cs = 0;
                    int S = 300;
                    for (int s = 0; s < S; s++) {
                        long sec = scramble(s * 77L + 5), m = multiplierOf(s * 77L + 5);
                        double o = over(kind, e.getValue(), sec, m, lg);
                        worst = Math.max(worst, o);
                        sum += o;
                        if (s < 40) {
                            double c = ctl(kind, e.getValue(), sec, m, lg);
                            cw = Math.max(cw, c);
                            cs += c;
                        }
                    }
                    b.append(String.format(
                            "  k%d mean %.3f worst %.3f ctl %.2f/%.2f", kind, sum / S, worst, cs / 40, cw));
                }
                System.out.printf("%-12s%s%n", e.getKey(), b);
            }
        }
    }
}

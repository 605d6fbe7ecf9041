package dev.lethe.lab;

import java.util.List;
import java.util.SplittableRandom;

/** The keys of one run: the names, equal copies to ask with, and longs derived from the names. */
final class Keys {
    private final String source;
    private final String[] names;
    private final String[] asked;
    private final long[] longs;

    private Keys(String source, String[] names, String[] asked, long[] longs) {
        this.source = source;
        this.names = names;
        this.asked = asked;
        this.longs = longs;
    }

    /** Derives all the rest from the names. */
    static Keys of(String source, List<String> names, int longsPerName) {
        String[] put = names.toArray(String[]::new);
        String[] asked = new String[put.length];
        long[] longs = new long[put.length * longsPerName];
        for (int i = 0; i < put.length; i++) {
            asked[i] = new String(put[i].toCharArray());
            for (int j = 0; j < longsPerName; j++) {
                int at = i * longsPerName + j;
                longs[at] = spread((((long) at) << 32) | Integer.toUnsignedLong(put[i].hashCode()));
            }
        }
        shuffle(put, asked);
        return new Keys(source, put, asked, longs);
    }

    /** Returns where they come from, for people. */
    String source() {
        return source;
    }

    /** Returns the distinct names, which are put into the maps; not to be changed. */
    String[] names() {
        return names;
    }

    /** Returns the names once more as other objects, which lookups and removals are given; not to be changed. */
    String[] asked() {
        return asked;
    }

    /** Returns distinct numbers, several for each name; not to be changed. */
    long[] longs() {
        return longs;
    }

    int count(Family family) {
        return family == Family.NAMES ? names.length : longs.length;
    }

    /** Takes the order of the class files out, or each run would put neighbours together; both arrays alike. */
    private static void shuffle(String[] put, String[] asked) {
        SplittableRandom random = new SplittableRandom(Plan.SEED);
        for (int i = put.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String name = put[i];
            put[i] = put[j];
            put[j] = name;
            String copy = asked[i];
            asked[i] = asked[j];
            asked[j] = copy;
        }
    }

    /** A bijection, so different numbers stay different: the finaliser of SplitMix64. */
    private static long spread(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

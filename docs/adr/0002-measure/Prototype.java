import java.util.*;

/**
 * A table of String to Object of a fixed size, without epoch debt, stash and hasher, to compare forms: -Dflat=true one table;
 * else a directory of tables of -Dgroups; -Dbare=true of bare arrays; -Dinter=true kept hashes beside the words; -Dchk=true kept
 * hash compared before equals; -Done=true one multiplication.
 */
public final class Prototype extends AbstractMap<String, Object> {
    static final boolean BARE = Boolean.getBoolean("bare"),
            INTER = Boolean.getBoolean("inter"),
            CHK = Boolean.getBoolean("chk"),
            ONE = Boolean.getBoolean("one"),
            FLAT = Boolean.getBoolean("flat"),
            SINGLE = Boolean.getBoolean("single");
    static final int ST = INTER ? 5 : 1, SH = Integer.getInteger("groups", 1024);
    static final long LOW = 0x0001010101010101L, HIGH = 0x0080808080808080L;

    static final class T {
        final long[] w;
        final Object[] p;
        final int[] h;
        final int shift;
        final int mask;
        long epoch = 1;
        int live, stash, limit;

        T(int g, int depth) {
            w = new long[g * ST];
            p = new Object[g * 14];
            h = INTER ? null : new int[g * 7];
            mask = g - 1;
            shift = 64 - depth - Integer.numberOfTrailingZeros(g);
        }
    }

    T only;
    T[] dir;
    long[][] wd;
    Object[][] pd;
    long[] md;
    int dshift;
    long epoch = 1;
    int size;
    long version;
    long secret = 0x9E3779B97F4A7C15L, mult = 0xD1342543DE82EF95L;
    // single
    long[] sw;
    Object[] sp;
    long sm;

    Prototype(int n) {
        int groups = 1;
        while (groups * 7 * 4 / 5 < n) groups *= 2;
        if (FLAT || groups <= SH) {
            only = new T(groups, 0);
            sw = only.w;
            sp = only.p;
            sm = 1 << 6 | only.shift;
        } else {
            int tabs = groups / SH, depth = Integer.numberOfTrailingZeros(tabs);
            dshift = 64 - depth;
            dir = new T[tabs];
            wd = new long[tabs][];
            pd = new Object[tabs][];
            md = new long[tabs];
            for (int i = 0; i < tabs; i++) {
                T t = dir[i] = new T(SH, depth);
                wd[i] = t.w;
                pd[i] = t.p;
                md[i] = 1 << 6 | t.shift;
            }
        }
    }

    long hash(Object k) {
        long x = ((long) k.hashCode() ^ secret) * mult;
        if (ONE) return x;
        return (x ^ x >>> 32) * 0xC4CEB9FE1A85EC53L;
    }

    public Set<Entry<String, Object>> entrySet() {
        throw new Error();
    }

    public int size() {
        return size;
    }

    T at(long h) {
        return only != null ? only : dir[(int) (h >>> dshift)];
    }

    static long word(long[] w, int g) {
        return w[g * ST];
    }

    public Object get(Object k) {
        long h = hash(k);
        if (BARE) {
            long[] w;
            Object[] p;
            long m;
            if (sw != null) {
                w = sw;
                p = sp;
                m = sm;
            } else {
                int d = (int) (h >>> dshift);
                w = wd[d];
                p = pd[d];
                m = md[d];
            }
            if ((m - (epoch << 6)) >>> 6 != 0) return null;
            int s = findB(w, p, (int) m, h, k);
            return s >= 0 ? p[s + 1] : null;
        }
        T t = at(h);
        if (t.epoch != epoch) return null;
        int s = find(t, h, k);
        return s >= 0 ? t.p[s + 1] : null;
    }

    static boolean kept(long[] w, int g, int i, long h) {
        return INTER ? (int) (w[g * 5 + 1 + (i >>> 1)] >>> ((i & 1) << 5)) == (int) (h >>> 32) : true;
    }

    private int find(T t, long h, Object k) {
        long[] w = t.w;
        int g = (int) (h >>> t.shift) & t.mask;
        long word = word(w, g);
        long x = word ^ ((h >>> 32 & 0x7f | 0x80) * LOW);
        long m = x - LOW & ~x & HIGH;
        if (m != 0) {
            int i = Long.numberOfTrailingZeros(m) >>> 3;
            int s = g * 14 + i * 2;
            if (!CHK || (INTER ? kept(w, g, i, h) : t.h[s >> 1] == (int) (h >>> 32))) {
                Object p = t.p[s];
                if (p == k || k.equals(p)) return s;
            }
        } else if ((word >>> 56) + t.stash == 0) return -1;
        return rest(w, t.p, t.h, h, g, m & m - 1, k);
    }

    private int findB(long[] w, Object[] ps, int shift, long h, Object k) {
        int g = (int) (h >>> shift) & (INTER ? SH - 1 : w.length - 1);
        long word = word(w, g);
        long x = word ^ ((h >>> 32 & 0x7f | 0x80) * LOW);
        long m = x - LOW & ~x & HIGH;
        if (m != 0) {
            int i = Long.numberOfTrailingZeros(m) >>> 3;
            int s = g * 14 + i * 2;
            if (!CHK || kept(w, g, i, h)) {
                Object p = ps[s];
                if (p == k || k.equals(p)) return s;
            }
        } else if (word >>> 56 == 0) return -1;
        return rest(w, ps, null, h, g, m & m - 1, k);
    }

    static int dummy;

    private static int rest(long[] w, Object[] ps, int[] hs, long h, int g, long m, Object k) {
        int mask = w.length / ST - 1;
        long pat = (h >>> 32 & 0x7f | 0x80) * LOW;
        if (dummy != 0) { // padding so that it is not inlined
            dummy = dummy * 3 + 1;
            dummy = dummy * 5 + 1;
            dummy = dummy * 7 + 1;
            dummy = dummy * 9 + 1;
            dummy = dummy * 11 + 1;
            dummy = dummy * 13 + 1;
            dummy = dummy * 15 + 1;
            dummy = dummy * 17 + 1;
            dummy = dummy * 3 + 1;
            dummy = dummy * 5 + 1;
            dummy = dummy * 7 + 1;
            dummy = dummy * 9 + 1;
            dummy = dummy * 11 + 1;
            dummy = dummy * 13 + 1;
            dummy = dummy * 15 + 1;
            dummy = dummy * 17 + 1;
            dummy = dummy * 3 + 1;
            dummy = dummy * 5 + 1;
            dummy = dummy * 7 + 1;
            dummy = dummy * 9 + 1;
            dummy = dummy * 11 + 1;
            dummy = dummy * 13 + 1;
            dummy = dummy * 15 + 1;
            dummy = dummy * 17 + 1;
        }
        for (; ; ) {
            for (; m != 0; m &= m - 1) {
                int i = Long.numberOfTrailingZeros(m) >>> 3;
                int s = g * 14 + i * 2;
                if (!CHK || (INTER ? kept(w, g, i, h) : hs == null || hs[s >> 1] == (int) (h >>> 32))) {
                    Object p = ps[s];
                    if (p == k || k.equals(p)) return s;
                }
            }
            if (word(w, g) >>> 56 == 0) return -1;
            g = g + 1 & mask;
            long x = word(w, g) ^ pat;
            m = x - LOW & ~x & HIGH;
        }
    }

    private int find(long h, Object k) {
        if (BARE) {
            long[] w;
            Object[] p;
            long m;
            if (sw != null) {
                w = sw;
                p = sp;
                m = sm;
            } else {
                int d = (int) (h >>> dshift);
                w = wd[d];
                p = pd[d];
                m = md[d];
            }
            if ((m - (epoch << 6)) >>> 6 != 0) return -1;
            return findB(w, p, (int) m, h, k);
        }
        T t = at(h);
        if (t.epoch != epoch) return -1;
        return find(t, h, k);
    }

    public Object put(String k, Object v) {
        long h = hash(k);
        int s = find(h, k);
        T t = at(h);
        if (s >= 0) {
            Object o = t.p[s + 1];
            t.p[s + 1] = v;
            return o;
        }
        insert(t, h, k, v);
        size++;
        version++;
        return null;
    }

    private void insert(T t, long h, Object k, Object v) {
        long[] w = t.w;
        int g = (int) (h >>> t.shift) & t.mask;
        long word = word(w, g);
        long fr = ~word & HIGH;
        if (fr == 0) {
            do {
                w[g * ST] += 1L << 56;
                g = g + 1 & t.mask;
                word = word(w, g);
            } while ((fr = ~word & HIGH) == 0);
        }
        int i = Long.numberOfTrailingZeros(fr) & ~7; // bit position of byte
        w[g * ST] = word | (h >>> 32 & 0x7f | 0x80) << i;
        int s = g * 7 + (i >>> 3);
        setHash(t, g, i >>> 3, (int) (h >>> 32));
        t.p[2 * s] = k;
        t.p[2 * s + 1] = v;
        t.live++;
    }

    static void setHash(T t, int g, int i, int h) {
        if (INTER) {
            int q = g * 5 + 1 + (i >>> 1), b = (i & 1) << 5;
            t.w[q] = t.w[q] & ~(0xffffffffL << b) | (h & 0xffffffffL) << b;
        } else t.h[g * 7 + i] = h;
    }

    static int getHash(T t, int g, int i) {
        return INTER ? (int) (t.w[g * 5 + 1 + (i >>> 1)] >>> ((i & 1) << 5)) : t.h[g * 7 + i];
    }

    public Object remove(Object k) {
        long h = hash(k);
        int s = find(h, k);
        if (s < 0) return null;
        T t = at(h);
        Object old = t.p[s + 1];
        size--;
        version++;
        removeAt(t, h, s);
        return old;
    }

    private void removeAt(T t, long h, int s) {
        long[] w = t.w;
        int g = (int) (h >>> t.shift) & t.mask;
        int slot = s >>> 1;
        int gg = slot / 7;
        t.p[s] = null;
        t.p[s + 1] = null;
        t.live--;
        long word = word(w, gg) & ~(0xffL << ((slot - gg * 7) << 3));
        w[gg * ST] = word;
        for (; g != gg; g = g + 1 & t.mask) w[g * ST] -= 1L << 56;
        if (word >>> 56 != 0) pull(t, gg, slot);
    }

    private void pull(T t, int g, int hole) {
        long[] w = t.w;
        int mask = t.mask;
        Object[] pairs = t.p;
        while (word(w, g) >>> 56 != 0) {
            int src = g, from = -1;
            for (int st = 1; from < 0; st++) {
                src = g + st & mask;
                for (long m = word(w, src) & HIGH; m != 0; m &= m - 1) {
                    int i = (Long.numberOfTrailingZeros(m) >>> 3);
                    int home = (int) (((long) getHash(t, src, i) << 32) >>> t.shift) & mask;
                    if ((src - home & mask) >= st) {
                        from = src * 7 + i;
                        break;
                    }
                }
            }
            int fh = getHash(t, src, from - src * 7);
            long c = 0x80 | fh & 0x7f;
            w[g * ST] |= c << ((hole - g * 7) << 3);
            w[src * ST] &= ~(0xffL << ((from - src * 7) << 3));
            pairs[2 * hole] = pairs[2 * from];
            pairs[2 * hole + 1] = pairs[2 * from + 1];
            setHash(t, g, hole - g * 7, fh);
            pairs[2 * from] = null;
            pairs[2 * from + 1] = null;
            for (int q = g; q != src; q = q + 1 & mask) w[q * ST] -= 1L << 56;
            g = src;
            hole = from;
        }
    }
}

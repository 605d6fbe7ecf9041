import dev.lethe.map.*;
import java.util.*;

/**
 * Get hit, get miss and remove-then-put of Strings in random order, nanoseconds, the lowest of the rounds in one JVM: java -Xms2g
 * -Xmx2g -XX:+AlwaysPreTouch [-Dn=SIZE -Dflat=true ...] -cp (jars of map-api and map-core):. Visits jdk|core|prototype SIZE
 * hit|miss|churn ROUNDS
 */
public final class Visits {
    static Map<String, Object> make(String impl) {
        return switch (impl) {
            case "jdk" -> new HashMap<>();
            case "prototype" -> (Map) new Prototype(Integer.getInteger("n"));
            default -> Lethe.builder().retention(Retention.KEEP).objectMap();
        };
    }

    static int get(Map<String, Object> m, String[] v, int from, int to) {
        int c = 0;
        for (int i = from; i < to; i++) if (m.get(v[i]) != null) c++;
        return c;
    }

    static int churn(Map<String, Object> m, String[] rem, String[] put, Object val, int from, int to) {
        int c = 0;
        for (int i = from; i < to; i++) {
            if (m.remove(rem[i]) != null) c++;
            m.put(put[i], val);
        }
        return c;
    }

    static int removes(Map<String, Object> m, String[] rem, int from, int to) {
        int c = 0;
        for (int i = from; i < to; i++) {
            if (m.remove(rem[i]) != null) c++;
        }
        return c;
    }

    static int puts(Map<String, Object> m, String[] put, Object val, int from, int to) {
        int c = 0;
        for (int i = from; i < to; i++) {
            if (m.put(put[i], val) == null) c++;
        }
        return c;
    }

    public static void main(String[] a) {
        String impl = a[0];
        int n = Integer.parseInt(a[1]);
        String only = a.length > 2 ? a[2] : "";
        int rounds = a.length > 3 ? Integer.parseInt(a[3]) : 12;
        SplittableRandom r = new SplittableRandom(42);
        String[] keys = new String[n], copies = new String[n], miss = new String[n];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < n; i++) {
            String s;
            do s = "key-" + Long.toString(r.nextLong() & 0xffffffffffL, 32);
            while (!seen.add(s));
            keys[i] = s;
            copies[i] = new String(s.toCharArray());
            do s = "key-" + Long.toString(r.nextLong() & 0xffffffffffL, 36);
            while (!seen.add(s));
            miss[i] = s;
            s.hashCode();
            copies[i].hashCode();
        }
        seen = null;
        int V = 1 << 20;
        String[] vh = new String[V], vm = new String[V], vk = new String[V];
        for (int i = 0; i < V; i++) {
            int o = r.nextInt(n);
            vh[i] = copies[o];
            vk[i] = keys[o];
            vm[i] = miss[r.nextInt(n)];
        }
        Object val = "v";
        Map<String, Object> m = make(impl);
        for (String k : keys) m.put(k, val);
        System.gc();
        double[] best = {1e9, 1e9, 1e9, 1e9};
        int B = 1024;
        for (int round = 0; round < rounds; round++) {
            int c = 0;
            long t0 = System.nanoTime();
            if (only.isEmpty() || only.equals("hit"))
                for (int p = 0; p < 4; p++) for (int i = 0; i < V; i += B) c += get(m, vh, i, i + B);
            long t1 = System.nanoTime();
            if (only.isEmpty() || only.equals("miss"))
                for (int p = 0; p < 4; p++) for (int i = 0; i < V; i += B) c += get(m, vm, i, i + B);
            long t2 = System.nanoTime();
            if (only.isEmpty() || only.equals("churn"))
                for (int p = 0; p < 2; p++) for (int i = 0; i < V; i += B) c += churn(m, vh, vk, val, i, i + B);
            if (only.equals("batch"))
                for (int p = 0; p < 2; p++)
                    for (int i = 0; i < V; i += 32) {
                        c += removes(m, vh, i, i + 32);
                        c += puts(m, vk, val, i, i + 32);
                    }
            long t3 = System.nanoTime();
            if (only.isEmpty() && c != 6 * V) throw new Error("" + c);
            if (round > 2) {
                best[0] = Math.min(best[0], (t1 - t0) / 4.0 / V);
                best[1] = Math.min(best[1], (t2 - t1) / 4.0 / V);
                best[2] = Math.min(best[2], (t3 - t2) / 2.0 / V);
            }
        }
        System.out.printf("%-6s %8d hit %.1f miss %.1f churn %.1f%n", impl, n, best[0], best[1], best[2]);
    }
}

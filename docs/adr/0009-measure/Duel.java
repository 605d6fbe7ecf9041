import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Times the same visits on several builds of core, and on HashMap, in one JVM, a round of each after the other: so a neighbour of the
 * machine meets all of them. {@code Duel MODE ENTRIES ROUNDS API CORE...}; MODE is identical, equal, miss, half, numbers or
 * absentNumbers; CORE is a folder of classes, or HashMap. Prints the best and the median of the last two thirds of the rounds.
 */
public final class Duel {
    private static final Random RANDOM = new Random(7);

    public static void main(String[] arguments) throws Exception {
        String mode = arguments[0];
        int entries = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        List<String> names = List.of(arguments).subList(4, arguments.length);
        boolean numbers = mode.toLowerCase().contains("numbers");
        Object keys = numbers ? RANDOM.longs(entries).toArray() : strings(entries);
        String firstBuild = names.stream().filter(name -> !name.equals("HashMap")).findFirst().orElseThrow();
        List<ToLongFunction<Object[]>> sides = new ArrayList<>();
        for (String name : names) {
            boolean isPeer = name.equals("HashMap");
            sides.add(side(arguments[3], isPeer ? firstBuild : name));
            sides.get(sides.size() - 1).applyAsLong(new Object[] {isPeer, keys});
        }
        Object visits = numbers ? visits((long[]) keys, mode) : visits((String[]) keys, mode);
        keys = null;
        System.gc();
        double[][] nanos = new double[sides.size()][rounds];
        int length = Math.max(1 << 20, entries);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sides.size(); i++) {
                int side = (i + round) % sides.size();
                long start = System.nanoTime();
                sides.get(side).applyAsLong(new Object[] {visits});
                nanos[side][round] = (System.nanoTime() - start) / (double) length;
            }
        }
        for (int side = 0; side < sides.size(); side++) {
            double[] counted = Arrays.copyOfRange(nanos[side], rounds / 3, rounds);
            Arrays.sort(counted);
            System.out.printf(
                    "%s %d %s: best %.1f, median %.1f ns%n",
                    mode, entries, names.get(side), counted[0], counted[counted.length / 2]);
        }
    }

    @SuppressWarnings("unchecked")
    private static ToLongFunction<Object[]> side(String api, String core) throws Exception {
        URL own = Duel.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] path = {own, Path.of(api).toUri().toURL(), Path.of(core).toUri().toURL()};
        ClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return (ToLongFunction<Object[]>)
                loader.loadClass("Side").getDeclaredConstructor().newInstance();
    }

    private static String[] strings(int entries) {
        String[] keys = new String[entries];
        Set<String> made = new HashSet<>(2 * entries);
        for (int i = 0; i < entries; i++) {
            do {
                keys[i] = "key-" + Long.toString(RANDOM.nextLong() >>> 24 | 1L << 39, 32);
            } while (!made.add(keys[i]));
        }
        return keys;
    }

    private static String[] visits(String[] keys, String mode) {
        String[] asked = keys.clone();
        for (int i = 0; i < keys.length && !mode.equals("identical"); i++) {
            boolean isAbsent = mode.equals("miss") || mode.equals("half") && (i & 1) == 0;
            asked[i] = isAbsent ? keys[i] + "x" : new String(keys[i].getBytes());
            asked[i].hashCode(); // which it keeps from now on
        }
        String[] visits = new String[Math.max(1 << 20, keys.length)];
        Arrays.setAll(visits, i -> asked[RANDOM.nextInt(keys.length)]);
        return visits;
    }

    private static long[] visits(long[] keys, String mode) {
        long[] visits = new long[Math.max(1 << 20, keys.length)];
        Arrays.setAll(visits, i -> mode.equals("numbers") ? keys[RANDOM.nextInt(keys.length)] : RANDOM.nextLong());
        return visits;
    }
}

import java.util.Arrays;
import java.util.Locale;

/**
 * What it costs to let go of an array of references, in nanoseconds each: by Arrays.fill, by a loop that stores null, by copies of an
 * array of nulls. {@code java -XX:+UseG1GC -Xms2g -Xmx2g Forget.java LENGTH ARRAYS [old]}; with {@code old} the arrays are in the old
 * generation. The order of the ways may be turned with a fourth argument, since Arrays.fill is compiled for whoever calls it first.
 */
final class Forget {
    private static final Object[] NULLS = new Object[512];
    private static final String[] WAYS = {"fill", "loop", "copy"};

    private Forget() {}

    private static void forget(int way, Object[] array) {
        switch (way) {
            case 0 -> Arrays.fill(array, null);
            case 1 -> {
                for (int i = 0; i < array.length; i++) {
                    array[i] = null;
                }
            }
            default -> {
                for (int at = 0; at < array.length; at += NULLS.length) {
                    System.arraycopy(NULLS, 0, array, at, Math.min(NULLS.length, array.length - at));
                }
            }
        }
    }

    public static void main(String[] args) {
        int length = Integer.parseInt(args[0]);
        Object[][] arrays = new Object[Integer.parseInt(args[1])][length];
        Object[] values = new Object[100_000];
        Arrays.setAll(values, i -> "value " + i);
        if (args.length > 2) {
            System.gc();
            System.gc();
        }
        long references = (long) length * arrays.length;
        int rounds = (int) Math.max(20, 60_000_000L / references);
        for (int pass = 0; pass < 2 * WAYS.length; pass++) {
            int way = (pass + args.length / 4) % WAYS.length;
            long best = Long.MAX_VALUE;
            for (int round = 0; round < rounds; round++) {
                for (Object[] array : arrays) {
                    for (int i = 0; i < length; i++) {
                        array[i] = values[i * 7 % values.length];
                    }
                }
                long start = System.nanoTime();
                for (Object[] array : arrays) {
                    forget(way, array);
                }
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.printf(Locale.ROOT, "%s %.3f%n", WAYS[way], best / (double) references);
        }
    }
}

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What ADR 0006 says of clears and of the memory of the process. README.md has the command; the arguments choose a part.
 *
 * <p>clear N: the time of {@code clear()} of a map that has room for N entries, full and with one entry, beside the time to zero as many bytes as
 * the map retains, by sun.misc.Unsafe and by Arrays.fill; pages are touched before. resident BACKEND N: the resident memory of the process
 * before, with N entries, after clear and trim; filled again, after 90 % of the keys are removed, after trim and after close.
 */
public final class OffHeap {
    private static final int ROUNDS = 7;

    private OffHeap() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "clear" -> clear(Integer.parseInt(arguments[1]));
            case "resident" -> resident(arguments[1], Integer.parseInt(arguments[2]));
            default -> System.out.println("Say what to measure: clear N, or resident BACKEND N.");
        }
    }

    private static void clear(int entries) throws ReflectiveOperationException {
        long[] full = new long[ROUNDS];
        long[] nearlyEmpty = new long[ROUNDS];
        long[] zeroed = new long[ROUNDS];
        long[] filled = new long[ROUNDS];
        Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field.get(null);
        LongLongMap map = map("unsafe", Retention.KEEP);
        fill(map, entries);
        long bytes = map.stats().retainedNativeBytes();
        long block = unsafe.allocateMemory(bytes);
        long[] array = new long[(int) (bytes / Long.BYTES)];
        unsafe.setMemory(block, bytes, (byte) 1);
        Arrays.fill(array, 1);
        for (int round = 0; round < ROUNDS; round++) {
            fill(map, entries);
            long start = System.nanoTime();
            map.clear();
            full[round] = System.nanoTime() - start;
            map.put(round, round);
            start = System.nanoTime();
            map.clear();
            nearlyEmpty[round] = System.nanoTime() - start;
            start = System.nanoTime();
            unsafe.setMemory(block, bytes, (byte) 0);
            zeroed[round] = System.nanoTime() - start;
            start = System.nanoTime();
            Arrays.fill(array, round);
            filled[round] = System.nanoTime() - start;
        }
        unsafe.freeMemory(block);
        map.close();
        System.out.printf(
                Locale.ROOT,
                "%d entries, %d bytes: clear full %d ns, clear one entry %d ns, setMemory %d ns, Arrays.fill %d ns%n",
                entries,
                bytes,
                median(full),
                median(nearlyEmpty),
                median(zeroed),
                median(filled));
    }

    private static void resident(String backend, int entries) throws IOException {
        map(backend, Retention.SHRINK).close();
        long before = show("before", 0);
        LongLongMap map = map(backend, Retention.SHRINK);
        fill(map, entries);
        show("filled", before);
        map.clear();
        show("cleared", before);
        map.trim();
        show("trimmed", before);
        fill(map, entries);
        show("filled again", before);
        for (int index = 0; index < entries; index++) {
            if (index % 10 != 0) {
                map.remove(key(index));
            }
        }
        show("90 % removed", before);
        map.trim();
        show("trimmed", before);
        map.close();
        show("closed", before);
    }

    private static long show(String what, long before) throws IOException {
        System.gc();
        long kilobytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
        System.out.printf(Locale.ROOT, "%-14s %8.1f MiB, %+8.1f%n", what, kilobytes / 1024.0, (kilobytes - before) / 1024.0);
        return kilobytes;
    }

    private static LongLongMap map(String backend, Retention retention) {
        return Lethe.builder().backend(backend).retention(retention).seed(1).longLongMap();
    }

    private static void fill(LongLongMap map, int entries) {
        for (int index = 0; index < entries; index++) {
            map.put(key(index), index);
        }
    }

    /** A permutation of all numbers (the finaliser of SplitMix64), so that keys come in no order and need no memory. */
    private static long key(long index) {
        long mixed = (index ^ index >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}

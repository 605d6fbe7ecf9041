package counting;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Caches of up to 64 cores that never forget anything, under the protocol MESI: counts how often a line has to go from one core to
 * another, or is taken from those that share it. Only one thread runs; it says whose access is to come.
 */
public final class Lines {
    /*
     *   a read    of a line that this core has: nothing. Of one that only others have: an event.
     *   a write   of a line that this core alone has: nothing. Of one that others have, too, or only others have: an event.
     *
     * An object gets an address when it is met first, a multiple of eight bytes chosen by chance within a line, as on a heap; no two
     * objects share a line. Lines that no core has come from memory, which is no event.
     */

    private static final int LINE_SHIFT = 6;
    private static final int ARRAY_HEADER = 16;

    private static Map<Object, Long> addresses = new IdentityHashMap<>();
    private static Map<Long, long[]> holders = new HashMap<>();
    private static SplittableRandom random = new SplittableRandom(1);
    private static long free;
    private static long me;
    private static boolean written;
    private static long events;

    /** How many events there were by what the object is; models say nothing. */
    private static final Map<String, Long> KINDS = new TreeMap<>();

    private static String kind = "";

    private Lines() {}

    /** Begins with empty caches. */
    static void begin(long seed) {
        addresses = new IdentityHashMap<>();
        holders = new HashMap<>();
        random = new SplittableRandom(seed);
        free = 1 << 20;
        reset();
    }

    /** Goes on with the caches as they are, and counts from nothing. */
    static void reset() {
        events = 0;
        KINDS.clear();
    }

    /** Whose operation is to come. */
    static void core(int number) {
        me = 1L << number;
        written = false;
    }

    static long events() {
        return events;
    }

    static Map<String, Long> kinds() {
        return KINDS;
    }

    /** Whether the operation of this core has written anything. */
    static boolean hasWritten() {
        return written;
    }

    public static void readLong(long[] array, int index) {
        read(address(array, ARRAY_HEADER + 8L * array.length) + ARRAY_HEADER + 8L * index);
    }

    public static void writeLong(long[] array, int index) {
        write(address(array, ARRAY_HEADER + 8L * array.length) + ARRAY_HEADER + 8L * index);
    }

    public static void read(Object[] array, int offset) {
        read(address(array, ARRAY_HEADER + 4L * array.length) + offset);
    }

    public static void write(Object[] array, int offset) {
        write(address(array, ARRAY_HEADER + 4L * array.length) + offset);
    }

    public static void read(Object object, int offset) {
        read(address(object, 256) + offset);
    }

    public static void write(Object object, int offset) {
        write(address(object, 256) + offset);
    }

    /** An address for so many bytes that nobody else has; for the models, whose objects are not there. */
    static long fresh(long bytes) {
        long address = free + 8L * random.nextInt(8);
        free = (address + bytes + 64) >>> LINE_SHIFT << LINE_SHIFT;
        return address;
    }

    private static long address(Object object, long bytes) {
        kind = object.getClass().getSimpleName();
        Long known = addresses.get(object);
        if (known == null) {
            known = fresh(bytes);
            addresses.put(object, known);
        }
        return known;
    }

    static void read(long address) {
        long[] line = holders.computeIfAbsent(address >>> LINE_SHIFT, absent -> new long[1]);
        if ((line[0] & me) == 0) {
            count(line);
            line[0] |= me;
        }
    }

    static void write(long address) {
        long[] line = holders.computeIfAbsent(address >>> LINE_SHIFT, absent -> new long[1]);
        if (line[0] != me) {
            count(line);
            line[0] = me;
        }
        written = true;
    }

    private static void count(long[] line) {
        if (line[0] != 0) {
            events++;
            KINDS.merge(kind, 1L, Long::sum);
        }
    }
}

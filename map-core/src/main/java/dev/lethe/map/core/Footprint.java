package dev.lethe.map.core;

/**
 * The bytes that arrays and objects take, for {@code stats()}.
 *
 * <p>Assumes HotSpot's layout with 8-byte alignment and compressed class pointers; references take 4 bytes when the heap
 * may be under 32 GiB, as HotSpot decides by default.
 */
final class Footprint {
    static final int REFERENCE = Runtime.getRuntime().maxMemory() < 32L << 30 ? 4 : 8;
    private static final int ARRAY_HEADER = 16;
    private static final int OBJECT_HEADER = 12;

    private Footprint() {}

    static long array(long length, int elementBytes) {
        return align(ARRAY_HEADER + length * elementBytes);
    }

    static long object(int fieldBytes) {
        return align(OBJECT_HEADER + fieldBytes);
    }

    private static long align(long bytes) {
        return bytes + 7 & ~7L;
    }
}

package dev.lethe.map.core;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that arrays and objects take, for {@code stats()}.
 *
 * <p>Assumes HotSpot's layout with 8-byte alignment and compressed class pointers. HotSpot says by a system property whether references
 * are compressed: under ZGC, and with {@code -XX:-UseCompressedOops}, they are not, however small the heap.
 */
final class Footprint {
    static final int REFERENCE = reference(
            System.getProperty("java.vm.name", ""),
            System.getProperty("java.vm.compressedOopsMode"),
            Runtime.getRuntime().maxMemory());

    private static final int ARRAY_HEADER = 16;
    private static final int OBJECT_HEADER = 12;

    private Footprint() {}

    /** Of a JVM that is not HotSpot nothing is known: it is taken to decide by the heap, as HotSpot does by default. */
    static int reference(String vm, @Nullable String compressed, long maxHeap) {
        boolean tells = vm.contains("HotSpot") || vm.contains("OpenJDK");
        return (tells ? compressed != null : maxHeap < 32L << 30) ? Integer.BYTES : Long.BYTES;
    }

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

package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import org.jspecify.annotations.Nullable;

/** A sum over the entries of a map that does not depend on their order, nor on the identity of keys. */
final class Checksum {
    private Checksum() {}

    static long of(Subject map) {
        long sum = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            sum += mix(31 * digest(cursor.key()) + digest(cursor.value()));
        }
        return sum;
    }

    /** By the text, as keys of tests choose their hash codes, and say in their text who they are. */
    private static long digest(@Nullable Object object) {
        return object == null
                ? 7
                : mix(object.getClass().getName().hashCode()
                        + 31L * object.toString().hashCode());
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}

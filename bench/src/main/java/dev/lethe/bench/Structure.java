package dev.lethe.bench;

import dev.lethe.lab.ObjectGraph;
import java.util.function.Supplier;

/**
 * The bytes of a map without its entries: keys and values that are objects belong to the program. The boxes of numbers
 * belong to the map that needs them.
 */
final class Structure {
    private Structure() {}

    /** Returns what is reached from the map, but for its keys and values. */
    static long bytes(Contender<?> map) {
        return bytes(map.map());
    }

    static long bytes(Object map) {
        return ObjectGraph.bytes(map, Structure::isEntry);
    }

    /** Returns what another map of the kind does not hold as well: what one map more takes. */
    static long bytesOfOneMore(Object map, Supplier<?> maker) {
        return ObjectGraph.bytesBeyond(map, maker.get(), Structure::isEntry);
    }

    private static boolean isEntry(Object object) {
        return object instanceof String || object == Contender.VALUE;
    }
}

package dev.lethe.fuzz;

import dev.lethe.lab.ObjectGraph;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.MapSource;
import java.util.function.Predicate;

/** What a map of ours keeps on the heap, counted object by object, beside what its {@code stats()} say. */
final class RetainedHeap {
    /** What the figures of stats() may be off by: twice what {@code FootprintTest} grants, as scripts leave maps in stranger states. */
    private static final int PERCENT = 10;

    private static final long SLACK = 1024;

    /** How the names of views of lent maps begin. */
    private static final String LENT = "dev.lethe.map.spi.Revocable";

    private final String backend;
    private final boolean apart;
    private final Predicate<Object> foreign;

    /**
     * Makes a look at the maps of a backend.
     *
     * @param apart whether what belongs to one map is reached from no other; if not, it may be less than stats() say
     * @param types how the names of its classes begin; arrays aside, objects of others are keys, values, or shared by all maps
     */
    RetainedHeap(String backend, boolean apart, String types) {
        this.backend = backend;
        this.apart = apart;
        this.foreign = object -> {
            String name = object.getClass().getName();
            return !object.getClass().isArray() && !name.startsWith(types) && !name.startsWith(LENT);
        };
    }

    void check(LetheMap map) {
        MapSource source = MapSource.widest(backend, shapeOf(map));
        LetheMap other = source.make(source.builder()).map(); // has all that maps share
        long counted = ObjectGraph.bytesBeyond(map, other, foreign);
        other.close();
        long said = map.stats().retainedHeapBytes();
        long off = SLACK + said * PERCENT / 100;
        if (counted > said + off || (apart && counted < said - off)) {
            throw new AssertionError("The map reaches " + counted + " bytes on the heap, and its stats() say " + said
                    + ": " + map.stats() + ".");
        }
    }

    private static Shape shapeOf(LetheMap map) {
        for (Shape shape : Shape.values()) {
            if (shape.mapType().isInstance(map)) {
                return shape;
            }
        }
        throw new AssertionError("A map of no shape: " + map.getClass());
    }
}

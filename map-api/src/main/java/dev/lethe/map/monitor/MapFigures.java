package dev.lethe.map.monitor;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectMap;
import javax.management.ConstructorParameters;

/** The figures of a tracked map, as {@link dev.lethe.map.MapStats} has them. Immutable. */
public final class MapFigures {
    private final String name;
    private final String type;
    private final long entries;
    private final long capacity;
    private final long tables;
    private final long heapBytes;
    private final long nativeBytes;
    private final long growths;
    private final long shrinks;
    private final long clears;
    private final long referenceDebt;
    private final long fallbackEntries;

    /**
     * Makes the figures again that a remote server sent; who watches asks {@link MapMonitor}.
     *
     * @param name what the map was tracked as
     * @param type the interface of the map
     * @param entries the number of entries
     * @param capacity how many entries fit without growth
     * @param tables the number of tables
     * @param heapBytes what the structure retains on the heap, in bytes
     * @param nativeBytes what the tables take off the heap, in bytes
     * @param growths how often a table grew or was split
     * @param shrinks how often a table shrank, merged or was dropped
     * @param clears how often the map was cleared or drained
     * @param referenceDebt how many removed entries the map still refers to
     * @param fallbackEntries how many entries are in the fallback for equal hashes
     */
    @ConstructorParameters({
        "name",
        "type",
        "entries",
        "capacity",
        "tables",
        "heapBytes",
        "nativeBytes",
        "growths",
        "shrinks",
        "clears",
        "referenceDebt",
        "fallbackEntries"
    })
    public MapFigures(
            String name,
            String type,
            long entries,
            long capacity,
            long tables,
            long heapBytes,
            long nativeBytes,
            long growths,
            long shrinks,
            long clears,
            long referenceDebt,
            long fallbackEntries) {
        this.name = name;
        this.type = type;
        this.entries = entries;
        this.capacity = capacity;
        this.tables = tables;
        this.heapBytes = heapBytes;
        this.nativeBytes = nativeBytes;
        this.growths = growths;
        this.shrinks = shrinks;
        this.clears = clears;
        this.referenceDebt = referenceDebt;
        this.fallbackEntries = fallbackEntries;
    }

    MapFigures(String name, String type, MapStats stats) {
        this(
                name,
                type,
                stats.entries(),
                stats.capacity(),
                stats.tables(),
                stats.retainedHeapBytes(),
                stats.retainedNativeBytes(),
                stats.growths(),
                stats.shrinks(),
                stats.clears(),
                stats.referenceDebt(),
                stats.fallbackEntries());
    }

    /** The name of the interface of Lethe that a map has, the narrowest one. */
    static String typeOf(LetheMap map) {
        return map instanceof ConcurrentObjectMap
                ? "ConcurrentObjectMap"
                : map instanceof ObjectMap
                        ? "ObjectMap"
                        : map instanceof LongLongMap
                                ? "LongLongMap"
                                : map instanceof LongObjectMap ? "LongObjectMap" : "ObjectLongMap";
    }

    /**
     * Returns what the map was tracked as.
     *
     * @return the figure
     */
    public String getName() {
        return name;
    }

    /**
     * Returns the interface of the map.
     *
     * @return the figure
     */
    public String getType() {
        return type;
    }

    /**
     * Returns the number of entries.
     *
     * @return the figure
     */
    public long getEntries() {
        return entries;
    }

    /**
     * Returns how many entries fit without growth.
     *
     * @return the figure
     */
    public long getCapacity() {
        return capacity;
    }

    /**
     * Returns the number of tables.
     *
     * @return the figure
     */
    public long getTables() {
        return tables;
    }

    /**
     * Returns what the structure retains on the heap, in bytes.
     *
     * @return the figure
     */
    public long getHeapBytes() {
        return heapBytes;
    }

    /**
     * Returns what the tables take off the heap, in bytes.
     *
     * @return the figure
     */
    public long getNativeBytes() {
        return nativeBytes;
    }

    /**
     * Returns how often a table grew or was split.
     *
     * @return the figure
     */
    public long getGrowths() {
        return growths;
    }

    /**
     * Returns how often a table shrank, merged or was dropped.
     *
     * @return the figure
     */
    public long getShrinks() {
        return shrinks;
    }

    /**
     * Returns how often the map was cleared or drained.
     *
     * @return the figure
     */
    public long getClears() {
        return clears;
    }

    /**
     * Returns how many removed entries the map still refers to.
     *
     * @return the figure
     */
    public long getReferenceDebt() {
        return referenceDebt;
    }

    /**
     * Returns how many entries are in the fallback for equal hashes.
     *
     * @return the figure
     */
    public long getFallbackEntries() {
        return fallbackEntries;
    }

    @Override
    public String toString() {
        return type + " " + name + ": " + entries + " entries, " + heapBytes + " + " + nativeBytes + " bytes";
    }
}

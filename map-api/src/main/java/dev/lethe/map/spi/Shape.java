package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;

/** What the keys and values of a map are. */
public enum Shape {
    /** Objects to objects: {@link ObjectMap}. */
    OBJECT_OBJECT(ObjectMap.class, true, true),
    /** Long to objects: {@link LongObjectMap}. */
    LONG_OBJECT(LongObjectMap.class, false, true),
    /** Long to long: {@link LongLongMap}. */
    LONG_LONG(LongLongMap.class, false, false),
    /** Objects to long: {@link ObjectLongMap}. */
    OBJECT_LONG(ObjectLongMap.class, true, false);

    private final Class<? extends LetheMap> mapType;
    private final boolean objectKeys;
    private final boolean objectValues;

    Shape(Class<? extends LetheMap> mapType, boolean objectKeys, boolean objectValues) {
        this.mapType = mapType;
        this.objectKeys = objectKeys;
        this.objectValues = objectValues;
    }

    /**
     * Returns the interface that maps of this shape implement.
     *
     * @return the interface
     */
    public Class<? extends LetheMap> mapType() {
        return mapType;
    }

    /**
     * Tells whether keys are objects.
     *
     * @return false when they are {@code long}
     */
    public boolean objectKeys() {
        return objectKeys;
    }

    /**
     * Tells whether values are objects.
     *
     * @return false when they are {@code long}
     */
    public boolean objectValues() {
        return objectValues;
    }
}

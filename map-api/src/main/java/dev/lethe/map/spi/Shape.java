package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectAudit;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.ObjectAudit;
import dev.lethe.map.ObjectLongAudit;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;

/** What the keys and values of a map are. */
public enum Shape {
    /** Objects to objects: {@link ObjectMap}. */
    OBJECT_OBJECT(ObjectMap.class, ObjectAudit.class, true, true),
    /** Long to objects: {@link LongObjectMap}. */
    LONG_OBJECT(LongObjectMap.class, LongObjectAudit.class, false, true),
    /** Long to long: {@link LongLongMap}. */
    LONG_LONG(LongLongMap.class, LongLongAudit.class, false, false),
    /** Objects to long: {@link ObjectLongMap}. */
    OBJECT_LONG(ObjectLongMap.class, ObjectLongAudit.class, true, false);

    private final Class<? extends LetheMap> mapType;
    private final Class<? extends MapAudit> auditType;
    private final boolean objectKeys;
    private final boolean objectValues;

    Shape(
            Class<? extends LetheMap> mapType,
            Class<? extends MapAudit> auditType,
            boolean objectKeys,
            boolean objectValues) {
        this.mapType = mapType;
        this.auditType = auditType;
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
     * Returns the interface that audit hooks for maps of this shape implement.
     *
     * @return the interface
     */
    public Class<? extends MapAudit> auditType() {
        return auditType;
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

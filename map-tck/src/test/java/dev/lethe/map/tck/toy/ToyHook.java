package dev.lethe.map.tck.toy;

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
import dev.lethe.map.audit.Mutation;
import org.jspecify.annotations.NullUnmarked;

/** Calls the audit hook of a toy, whose entries are boxed. */
@NullUnmarked // hands on nulls, which the toy takes
@SuppressWarnings("unchecked") // the spec has checked the hook against the shape
record ToyHook(LetheMap map, MapAudit audit) {
    void ask(Mutation mutation, Object key, Object old, Object value) {
        if (map instanceof LongLongMap longs) {
            LongLongAudit hook = (LongLongAudit) audit;
            switch (mutation) {
                case PUT -> hook.beforePut(longs, (Long) key, (Long) value);
                case REPLACE -> hook.beforeReplace(longs, (Long) key, (Long) old, (Long) value);
                case REMOVE -> hook.beforeRemove(longs, (Long) key, (Long) old);
                case CLEAR -> hook.beforeClear(longs);
                case DRAIN -> hook.beforeDrain(longs);
            }
        } else if (map instanceof LongObjectMap<?> objects) {
            LongObjectAudit<Object> hook = (LongObjectAudit<Object>) audit;
            switch (mutation) {
                case PUT -> hook.beforePut(objects, (Long) key, value);
                case REPLACE -> hook.beforeReplace(objects, (Long) key, old, value);
                case REMOVE -> hook.beforeRemove(objects, (Long) key, old);
                case CLEAR -> hook.beforeClear(objects);
                case DRAIN -> hook.beforeDrain(objects);
            }
        } else if (map instanceof ObjectLongMap<?> longs) {
            ObjectLongAudit<Object> hook = (ObjectLongAudit<Object>) audit;
            switch (mutation) {
                case PUT -> hook.beforePut(longs, key, (Long) value);
                case REPLACE -> hook.beforeReplace(longs, key, (Long) old, (Long) value);
                case REMOVE -> hook.beforeRemove(longs, key, (Long) old);
                case CLEAR -> hook.beforeClear(longs);
                case DRAIN -> hook.beforeDrain(longs);
            }
        } else {
            ObjectMap<Object, Object> objects = (ObjectMap<Object, Object>) map;
            ObjectAudit<Object, Object> hook = (ObjectAudit<Object, Object>) audit;
            switch (mutation) {
                case PUT -> hook.beforePut(objects, key, value);
                case REPLACE -> hook.beforeReplace(objects, key, old, value);
                case REMOVE -> hook.beforeRemove(objects, key, old);
                case CLEAR -> hook.beforeClear(objects);
                case DRAIN -> hook.beforeDrain(objects);
            }
        }
    }
}

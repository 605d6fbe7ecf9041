package dev.lethe.map.tck;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;

/** Calls with null for a function or a source, and the parameter that the exception must name. */
@NullUnmarked // null is what it is about
record NullCalls(String parameter, ThrowingCallable call) {
    static NullCalls[] of(Subject subject, Object presentKey, Object value) {
        if (subject.map() instanceof LongLongMap map) {
            return of(map, Subject.number(presentKey));
        }
        if (subject.map() instanceof LongObjectMap<?> map) {
            @SuppressWarnings("unchecked") // the contracts put objects
            LongObjectMap<Object> objects = (LongObjectMap<Object>) map;
            return of(objects, Subject.number(presentKey), value);
        }
        if (subject.map() instanceof ObjectLongMap<?> map) {
            @SuppressWarnings("unchecked") // the contracts put objects
            ObjectLongMap<Object> objects = (ObjectLongMap<Object>) map;
            return of(objects, presentKey);
        }
        @SuppressWarnings("unchecked") // the contracts put objects
        ObjectMap<Object, Object> map = (ObjectMap<Object, Object>) subject.map();
        return of(map, presentKey, value);
    }

    private static NullCalls[] of(LongLongMap map, long key) {
        return new NullCalls[] {
            function(() -> map.computeIfAbsent(key, 0, null)),
            function(() -> map.computeIfAbsent(~key, 0, null)),
            function(() -> map.computeIfPresent(key, 0, null)),
            function(() -> map.computeIfPresent(~key, 0, null)),
            function(() -> map.compute(key, 0, null)),
            function(() -> map.merge(key, 1, 0, null)),
            function(() -> map.merge(~key, 1, 0, null)),
            function(() -> map.replaceAll(null)),
            new NullCalls("filter", () -> map.removeIf(null)),
            new NullCalls("keys", () -> map.retainAll((LongPredicate) null)),
            new NullCalls("keys", () -> map.retainAll((Collection<?>) null)),
            new NullCalls("source", () -> map.putAll((LongLongMap) null)),
            new NullCalls("source", () -> map.putAll((Map<Long, Long>) null)),
            new NullCalls("action", () -> map.forEach(null)),
            new NullCalls("action", () -> map.drainTo(null)),
        };
    }

    private static NullCalls[] of(LongObjectMap<Object> map, long key, Object value) {
        return new NullCalls[] {
            function(() -> map.computeIfAbsent(key, null)),
            function(() -> map.computeIfAbsent(~key, null)),
            function(() -> map.computeIfPresent(key, null)),
            function(() -> map.computeIfPresent(~key, null)),
            function(() -> map.compute(key, null)),
            function(() -> map.merge(key, value, null)),
            function(() -> map.merge(~key, value, null)),
            new NullCalls("value", () -> map.merge(key, null, (old, given) -> given)),
            new NullCalls("value", () -> map.merge(~key, null, (old, given) -> given)),
            function(() -> map.replaceAll(null)),
            new NullCalls("filter", () -> map.removeIf(null)),
            new NullCalls("keys", () -> map.retainAll((LongPredicate) null)),
            new NullCalls("keys", () -> map.retainAll((Collection<?>) null)),
            new NullCalls("source", () -> map.putAll((LongObjectMap<Object>) null)),
            new NullCalls("source", () -> map.putAll((Map<Long, Object>) null)),
            new NullCalls("action", () -> map.forEach(null)),
            new NullCalls("action", () -> map.drainTo(null)),
        };
    }

    private static NullCalls[] of(ObjectLongMap<Object> map, Object key) {
        return new NullCalls[] {
            function(() -> map.computeIfAbsent(key, 0, null)),
            function(() -> map.computeIfAbsent("absent", 0, null)),
            function(() -> map.computeIfPresent(key, 0, null)),
            function(() -> map.computeIfPresent("absent", 0, null)),
            function(() -> map.compute(key, 0, null)),
            function(() -> map.merge(key, 1, 0, null)),
            function(() -> map.merge("absent", 1, 0, null)),
            function(() -> map.replaceAll(null)),
            new NullCalls("filter", () -> map.removeIf(null)),
            new NullCalls("keys", () -> map.retainAll((Collection<?>) null)),
            new NullCalls("source", () -> map.putAll((ObjectLongMap<Object>) null)),
            new NullCalls("source", () -> map.putAll((Map<Object, Long>) null)),
            new NullCalls("action", () -> map.forEach(null)),
            new NullCalls("action", () -> map.drainTo(null)),
        };
    }

    private static NullCalls[] of(ObjectMap<Object, Object> map, Object key, Object value) {
        return new NullCalls[] {
            function(() -> map.computeIfAbsent(key, null)),
            function(() -> map.computeIfAbsent("absent", null)),
            function(() -> map.computeIfPresent(key, null)),
            function(() -> map.computeIfPresent("absent", null)),
            function(() -> map.compute(key, null)),
            function(() -> map.merge(key, value, null)),
            function(() -> map.merge("absent", value, null)),
            new NullCalls("value", () -> map.merge(key, null, (old, given) -> given)),
            new NullCalls("value", () -> map.merge("absent", null, (old, given) -> given)),
            function(() -> map.replaceAll(null)),
            new NullCalls("filter", () -> map.removeIf(null)),
            new NullCalls("keys", () -> map.retainAll((Collection<?>) null)),
            new NullCalls("keys", () -> map.retainAll((Predicate<Object>) null)),
            new NullCalls("source", () -> map.putAll(null)),
            new NullCalls("action", () -> map.forEach(null)),
            new NullCalls("action", () -> map.drainTo(null)),
        };
    }

    private static NullCalls function(ThrowingCallable call) {
        return new NullCalls("function", call);
    }
}

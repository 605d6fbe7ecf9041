package dev.lethe.map.spi;

import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectLongOperator;
import dev.lethe.map.ObjectLongPredicate;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.function.LongBinaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton of an {@link ObjectLongMap}: everything is derived from {@code containsKey}, {@code getOrDefault}, {@code
 * put}, {@code remove(key)}, {@code cursor}, and what {@link AbstractLetheMap} leaves open.
 *
 * @param <K> the type of the keys
 */
public abstract class AbstractObjectLongMap<K> extends AbstractLetheMap implements ObjectLongMap<K> {
    /** For subclasses. */
    protected AbstractObjectLongMap() {}

    /**
     * Returns the cursor that derived methods, views and iterators walk by: {@link #cursor()} unless overridden. A backend for
     * many threads returns one that goes on showing its current entry when another thread has removed it.
     *
     * @return a new cursor
     */
    protected ObjectLongCursor<K> walk() {
        return cursor();
    }

    // Queries

    @Override
    public boolean containsValue(long value) {
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            if (cursor.value() == value) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Stream<K> keys() {
        return CursorSpliterator.<ObjectLongCursor<K>, K>stream(this, this::walk, ObjectLongCursor::key);
    }

    @Override
    public LongStream values() {
        return LongCursorSpliterator.stream(this, this::walk, ObjectLongCursor::value);
    }

    @Override
    public void forEach(ObjLongConsumer<? super K> action) {
        Objects.requireNonNull(action, "action");
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            action.accept(cursor.key(), cursor.value());
        }
    }

    @Override
    public Map<K, Long> asMap() {
        checkOpen();
        return new BoxedObjectLongMap<>(this);
    }

    // Updates of one key

    @Override
    public long getAndPut(K key, long value, long absent) {
        checkKey(key);
        long old = getOrDefault(key, absent);
        put(key, value);
        return old;
    }

    @Override
    public boolean putIfAbsent(K key, long value) {
        checkKey(key);
        return !containsKey(key) && put(key, value);
    }

    @Override
    public long getAndRemove(@Nullable Object key, long absent) {
        long old = getOrDefault(key, absent);
        remove(key);
        return old;
    }

    @Override
    public boolean remove(@Nullable Object key, long expected) {
        return has(key, expected) && remove(key);
    }

    @Override
    public boolean replace(K key, long value) {
        checkKey(key);
        if (!containsKey(key)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public boolean replace(K key, long expected, long value) {
        checkKey(key);
        if (!has(key, expected)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public long addAndGet(K key, long delta) {
        checkKey(key);
        long sum = getOrDefault(key, 0) + delta;
        put(key, sum);
        return sum;
    }

    @Override
    public long getAndAdd(K key, long delta) {
        return addAndGet(key, delta) - delta;
    }

    @Override
    public long computeIfAbsent(K key, long absent, ToLongFunction<? super K> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        long present = getOrDefault(key, absent);
        if (present != absent || containsKey(key)) {
            return present;
        }
        long before = changeCount();
        long result = function.applyAsLong(key);
        checkUnchanged(before);
        if (result != absent) {
            put(key, result);
        }
        return result;
    }

    @Override
    public long computeIfPresent(K key, long absent, ObjectLongOperator<? super K> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return containsKey(key) ? compute(key, absent, function) : absent;
    }

    @Override
    public long compute(K key, long absent, ObjectLongOperator<? super K> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        long present = getOrDefault(key, absent);
        long before = changeCount();
        long result = function.applyAsLong(key, present);
        checkUnchanged(before);
        return settle(key, absent, result);
    }

    @Override
    public long merge(K key, long value, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        long result = value;
        if (containsKey(key)) {
            long present = getOrDefault(key, absent);
            long before = changeCount();
            result = function.applyAsLong(present, value);
            checkUnchanged(before);
        }
        return settle(key, absent, result);
    }

    // Updates of many keys

    @Override
    public void putAll(ObjectLongMap<? extends K> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        if (source != this) {
            source.forEach(this::put);
        }
    }

    @Override
    public void putAll(Map<? extends K, ? extends Long> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        source.forEach((key, value) -> put(key, Objects.requireNonNull(value, "value")));
    }

    @Override
    public boolean removeIf(ObjectLongPredicate<? super K> filter) {
        Objects.requireNonNull(filter, "filter");
        boolean changed = false;
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            long before = changeCount();
            boolean leaves = filter.test(cursor.key(), cursor.value());
            checkUnchanged(before);
            if (leaves) {
                cursor.remove();
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public boolean retainAll(Predicate<? super K> keys) {
        Objects.requireNonNull(keys, "keys");
        return removeIf((key, value) -> !keys.test(key));
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        Objects.requireNonNull(keys, "keys");
        return removeIf((key, value) -> !keys.contains(key));
    }

    @Override
    public void replaceAll(ObjectLongOperator<? super K> function) {
        Objects.requireNonNull(function, "function");
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            long before = changeCount();
            long result = function.applyAsLong(cursor.key(), cursor.value());
            checkUnchanged(before);
            cursor.setValue(result);
        }
    }

    @Override
    public long drainTo(ObjLongConsumer<? super K> action) {
        Objects.requireNonNull(action, "action");
        Stream.Builder<K> keys = Stream.builder();
        LongStream.Builder values = LongStream.builder();
        long entries = 0;
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            keys.accept(cursor.key());
            values.accept(cursor.value());
            entries++;
        }
        Iterator<K> key = keys.build().iterator();
        PrimitiveIterator.OfLong value = values.build().iterator();
        clear();
        return Drain.handOut(entries, () -> action.accept(key.next(), value.nextLong()));
    }

    @Override
    public void reserve(long entries) {
        checkReservation(entries);
    }

    // As an object

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        if (!(other instanceof ObjectLongMap<?> that) || mappingCount() != that.mappingCount()) {
            return false;
        }
        try {
            ObjectLongCursor<K> cursor = walk();
            while (cursor.advance()) {
                long value = cursor.value();
                if (that.getOrDefault(cursor.key(), ~value) != value) {
                    return false;
                }
            }
            return true;
        } catch (ClassCastException | NullPointerException cannotBeThere) { // as java.util.AbstractMap does
            return false;
        }
    }

    @Override
    public int hashCode() {
        int hash = 0;
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            hash += Objects.hashCode(cursor.key()) ^ Long.hashCode(cursor.value());
        }
        return hash;
    }

    @Override
    public String toString() {
        String closed = closedText();
        if (closed != null) {
            return closed;
        }
        StringJoiner text = new StringJoiner(", ", "{", "}");
        ObjectLongCursor<K> cursor = walk();
        while (cursor.advance()) {
            K key = cursor.key();
            text.add((key == this ? "(this Map)" : key) + "=" + cursor.value());
        }
        return text.toString();
    }

    private boolean has(@Nullable Object key, long value) {
        return getOrDefault(key, ~value) == value; // ~value is not value, so an absent key never matches
    }

    private long settle(K key, long absent, long result) {
        if (result == absent) {
            remove(key);
        } else {
            put(key, result);
        }
        return result;
    }
}

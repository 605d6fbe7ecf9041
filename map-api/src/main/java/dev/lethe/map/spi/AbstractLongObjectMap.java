package dev.lethe.map.spi;

import dev.lethe.map.LongObjectConsumer;
import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.LongObjectFunction;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.LongObjectPredicate;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton of a {@link LongObjectMap}: everything is derived from {@code containsKey}, {@code getOrDefault}, {@code
 * put}, {@code remove(key)}, {@code cursor}, and what {@link AbstractLetheMap} leaves open.
 *
 * @param <V> the type of the values
 */
public abstract class AbstractLongObjectMap<V> extends AbstractLetheMap implements LongObjectMap<V> {
    /** For subclasses. */
    protected AbstractLongObjectMap() {}

    /**
     * Returns the cursor that derived methods, views and iterators walk by: {@link #cursor()} unless overridden. A backend for
     * many threads returns one that goes on showing its current entry when another thread has removed it.
     *
     * @return a new cursor
     */
    protected LongObjectCursor<V> walk() {
        return cursor();
    }

    // Queries

    @Override
    public boolean containsValue(@Nullable Object value) {
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            if (Objects.equals(value, cursor.value())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable V get(long key) {
        return getOrDefault(key, nullable(null));
    }

    @Override
    public LongStream keys() {
        return LongCursorSpliterator.stream(this, this::walk, LongObjectCursor::key);
    }

    @Override
    public Stream<V> values() {
        return CursorSpliterator.<LongObjectCursor<V>, V>stream(this, this::walk, LongObjectCursor::value);
    }

    @Override
    public void forEach(LongObjectConsumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            action.accept(cursor.key(), cursor.value());
        }
    }

    @Override
    public Map<Long, V> asMap() {
        checkOpen();
        return new BoxedLongObjectMap<>(this);
    }

    // Updates of one key

    @Override
    public V getAndPut(long key, V value, V absent) {
        V old = getOrDefault(key, absent);
        put(key, value);
        return old;
    }

    @Override
    public @Nullable V putIfAbsent(long key, V value) {
        checkValue(value);
        V present = get(key);
        return present != null ? present : put(key, value);
    }

    @Override
    public V getAndRemove(long key, V absent) {
        V old = getOrDefault(key, absent);
        remove(key);
        return old;
    }

    @Override
    public boolean remove(long key, @Nullable Object expected) {
        if (!has(key, expected)) {
            return false;
        }
        remove(key);
        return true;
    }

    @Override
    public @Nullable V replace(long key, V value) {
        checkValue(value);
        return containsKey(key) ? put(key, value) : null;
    }

    @Override
    public boolean replace(long key, V expected, V value) {
        checkValue(value);
        if (!has(key, expected)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public @Nullable V computeIfAbsent(long key, LongFunction<? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        V present = get(key);
        if (present != null) {
            return present;
        }
        long before = changeCount();
        V result = function.apply(key);
        checkUnchanged(before);
        if (result != null) {
            put(key, result);
        }
        return result;
    }

    @Override
    public @Nullable V computeIfPresent(long key, LongObjectFunction<? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        V present = get(key);
        return present == null ? null : applyTo(key, present, function);
    }

    @Override
    public @Nullable V compute(long key, LongObjectFunction<? super @Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        return applyTo(key, nullable(get(key)), function);
    }

    @Override
    public @Nullable V merge(long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        V present = get(key);
        if (present == null) {
            put(key, value);
            return value;
        }
        return applyTo(key, present, (unused, old) -> function.apply(old, value));
    }

    // Updates of many keys

    @Override
    public void putAll(LongObjectMap<? extends V> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        if (source != this) {
            source.forEach(this::put);
        }
    }

    @Override
    public void putAll(Map<? extends Long, ? extends V> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        source.forEach((key, value) -> put(Objects.requireNonNull(key, "key"), value));
    }

    @Override
    public boolean removeIf(LongObjectPredicate<? super V> filter) {
        Objects.requireNonNull(filter, "filter");
        boolean changed = false;
        LongObjectCursor<V> cursor = walk();
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
    public boolean retainAll(LongPredicate keys) {
        Objects.requireNonNull(keys, "keys");
        return removeIf((key, value) -> !keys.test(key));
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        Objects.requireNonNull(keys, "keys");
        return removeIf((key, value) -> !keys.contains(key));
    }

    @Override
    public void replaceAll(LongObjectFunction<? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            long before = changeCount();
            V result = function.apply(cursor.key(), cursor.value());
            checkUnchanged(before);
            cursor.setValue(result);
        }
    }

    @Override
    public long drainTo(LongObjectConsumer<? super V> action) {
        Objects.requireNonNull(action, "action");
        LongStream.Builder keys = LongStream.builder();
        Stream.Builder<V> values = Stream.builder();
        long entries = 0;
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            keys.accept(cursor.key());
            values.accept(cursor.value());
            entries++;
        }
        PrimitiveIterator.OfLong key = keys.build().iterator();
        Iterator<V> value = values.build().iterator();
        clear();
        return Drain.handOut(entries, () -> action.accept(key.nextLong(), value.next()));
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
        if (!(other instanceof LongObjectMap<?> that) || mappingCount() != that.mappingCount()) {
            return false;
        }
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            V value = cursor.value();
            Object theirs = that.get(cursor.key());
            if (!Objects.equals(value, theirs) || (theirs == null && !that.containsKey(cursor.key()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            hash += Long.hashCode(cursor.key()) ^ Objects.hashCode(cursor.value());
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
        LongObjectCursor<V> cursor = walk();
        while (cursor.advance()) {
            V value = cursor.value();
            text.add(cursor.key() + "=" + (value == this ? "(this Map)" : value));
        }
        return text.toString();
    }

    private boolean has(long key, @Nullable Object value) {
        V present = get(key);
        return Objects.equals(value, present) && (present != null || containsKey(key));
    }

    private @Nullable V applyTo(long key, V present, LongObjectFunction<? super V, ? extends @Nullable V> function) {
        long before = changeCount();
        V result = function.apply(key, present);
        checkUnchanged(before);
        if (result == null) {
            remove(key);
        } else {
            put(key, result);
        }
        return result;
    }
}

package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectMap;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton of an {@link ObjectMap}: everything, the views included, is derived from {@code containsKey}, {@code
 * getOrDefault}, {@code put}, {@code remove(key)}, {@code cursor}, and what {@link AbstractLetheMap} leaves open.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public abstract class AbstractObjectMap<K, V> extends AbstractLetheMap implements ObjectMap<K, V> {
    /*
     * The boxed maps that asMap() of the other shapes returns extend this class, too, so that views, iterators and entries
     * exist once.
     */

    /** For subclasses. */
    protected AbstractObjectMap() {}

    /**
     * Returns the cursor that derived methods, views and iterators walk by: {@link #cursor()} unless overridden. A backend for
     * many threads returns one that goes on showing its current entry when another thread has removed it.
     *
     * @return a new cursor
     */
    protected ObjectCursor<K, V> walk() {
        return cursor();
    }

    // Queries

    @Override
    public boolean containsValue(@Nullable Object value) {
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            if (Objects.equals(value, cursor.value())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return getOrDefault(key, null);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            action.accept(cursor.key(), cursor.value());
        }
    }

    @Override
    public Set<K> keySet() {
        checkOpen();
        return new KeyView<>(this);
    }

    @Override
    public Collection<V> values() {
        checkOpen();
        return new ValueView<>(this);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        checkOpen();
        return new EntryView<>(this);
    }

    // Updates of one key

    @Override
    public V getAndPut(K key, V value, V absent) {
        checkKey(key);
        V old = getOrDefault(key, absent);
        put(key, value);
        return nullable(old);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        checkKey(key);
        checkValue(value);
        V present = get(key);
        return present != null ? present : put(key, value);
    }

    @Override
    public V getAndRemove(@Nullable Object key, V absent) {
        V old = getOrDefault(key, absent);
        remove(key);
        return nullable(old);
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        if (!has(key, expected)) {
            return false;
        }
        remove(key);
        return true;
    }

    @Override
    public @Nullable V replace(K key, V value) {
        checkKey(key);
        checkValue(value);
        return containsKey(key) ? put(key, value) : null;
    }

    @Override
    public boolean replace(K key, V expected, V value) {
        checkKey(key);
        checkValue(value);
        if (!has(key, expected)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
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
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        V present = get(key);
        return present == null ? null : applyTo(key, present, function);
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return applyTo(key, nullable(get(key)), function);
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        checkKey(key);
        V present = get(key);
        if (present == null) {
            put(key, value);
            return value;
        }
        return applyTo(key, present, (unused, old) -> function.apply(old, value));
    }

    // Updates of many keys

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        if (source != this) {
            source.forEach(this::put);
        }
    }

    @Override
    public boolean removeIf(BiPredicate<? super K, ? super V> filter) {
        Objects.requireNonNull(filter, "filter");
        boolean changed = false;
        ObjectCursor<K, V> cursor = walk();
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
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function, "function");
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            long before = changeCount();
            V result = function.apply(cursor.key(), cursor.value());
            checkUnchanged(before);
            cursor.setValue(result);
        }
    }

    @Override
    public long drainTo(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action, "action");
        Stream.Builder<K> keys = Stream.builder();
        Stream.Builder<V> values = Stream.builder();
        long entries = 0;
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            keys.accept(cursor.key());
            values.accept(cursor.value());
            entries++;
        }
        Iterator<K> key = keys.build().iterator();
        Iterator<V> value = values.build().iterator();
        clear();
        return Drain.handOut(entries, () -> action.accept(key.next(), value.next()));
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
        if (!(other instanceof Map<?, ?> that) || mappingCount() != countOf(that)) {
            return false;
        }
        try {
            ObjectCursor<K, V> cursor = walk();
            while (cursor.advance()) {
                Object theirs = that.get(cursor.key());
                if (!Objects.equals(cursor.value(), theirs) || (theirs == null && !that.containsKey(cursor.key()))) {
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
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            hash += Objects.hashCode(cursor.key()) ^ Objects.hashCode(cursor.value());
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
        ObjectCursor<K, V> cursor = walk();
        while (cursor.advance()) {
            K key = cursor.key();
            V value = cursor.value();
            text.add((key == this ? "(this Map)" : key) + "=" + (value == this ? "(this Map)" : value));
        }
        return text.toString();
    }

    /** Whether a value may be null. Where none is, one look tells whether a key is present; a second might show another thread's work. */
    boolean holdsNulls() {
        return !(this instanceof ConcurrentMap);
    }

    /** Tells whether the key is present with an equal value. */
    final boolean has(@Nullable Object key, @Nullable Object value) {
        V present = get(key);
        return Objects.equals(value, present) && (present != null || (holdsNulls() && containsKey(key)));
    }

    private @Nullable V applyTo(K key, V present, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
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

    private static long countOf(Map<?, ?> map) {
        return map instanceof LetheMap counted ? counted.mappingCount() : map.size();
    }
}

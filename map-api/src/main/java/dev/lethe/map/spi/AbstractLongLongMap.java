package dev.lethe.map.spi;

import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongLongPredicate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton of a {@link LongLongMap}: everything is derived from {@code containsKey}, {@code getOrDefault}, {@code
 * put}, {@code remove(key)}, {@code cursor}, and what {@link AbstractLetheMap} leaves open.
 */
public abstract class AbstractLongLongMap extends AbstractLetheMap implements LongLongMap {
    /** For subclasses. */
    protected AbstractLongLongMap() {}

    /**
     * Returns the cursor that derived methods, views and iterators walk by: {@link #cursor()} unless overridden. A backend for
     * many threads returns one that goes on showing its current entry when another thread has removed it.
     *
     * @return a new cursor
     */
    protected LongLongCursor walk() {
        return cursor();
    }

    // Queries

    @Override
    public boolean containsValue(long value) {
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            if (cursor.value() == value) {
                return true;
            }
        }
        return false;
    }

    @Override
    public LongStream keys() {
        return LongCursorSpliterator.stream(this, this::walk, LongLongCursor::key);
    }

    @Override
    public LongStream values() {
        return LongCursorSpliterator.stream(this, this::walk, LongLongCursor::value);
    }

    @Override
    public void forEach(LongLongConsumer action) {
        Objects.requireNonNull(action, "action");
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            action.accept(cursor.key(), cursor.value());
        }
    }

    @Override
    public Map<Long, Long> asMap() {
        checkOpen();
        return new BoxedLongLongMap(this);
    }

    // Updates of one key

    @Override
    public long getAndPut(long key, long value, long absent) {
        long old = getOrDefault(key, absent);
        put(key, value);
        return old;
    }

    @Override
    public boolean putIfAbsent(long key, long value) {
        return !containsKey(key) && put(key, value);
    }

    @Override
    public long getAndRemove(long key, long absent) {
        long old = getOrDefault(key, absent);
        remove(key);
        return old;
    }

    @Override
    public boolean remove(long key, long expected) {
        return has(key, expected) && remove(key);
    }

    @Override
    public boolean replace(long key, long value) {
        if (!containsKey(key)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public boolean replace(long key, long expected, long value) {
        if (!has(key, expected)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public long addAndGet(long key, long delta) {
        long sum = getOrDefault(key, 0) + delta;
        put(key, sum);
        return sum;
    }

    @Override
    public long getAndAdd(long key, long delta) {
        return addAndGet(key, delta) - delta;
    }

    @Override
    public long computeIfAbsent(long key, long absent, LongUnaryOperator function) {
        Objects.requireNonNull(function, "function");
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
    public long computeIfPresent(long key, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        return containsKey(key) ? compute(key, absent, function) : absent;
    }

    @Override
    public long compute(long key, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        long present = getOrDefault(key, absent);
        long before = changeCount();
        long result = function.applyAsLong(key, present);
        checkUnchanged(before);
        return settle(key, absent, result);
    }

    @Override
    public long merge(long key, long value, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
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
    public void putAll(LongLongMap source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        if (source != this) {
            source.forEach(this::put);
        }
    }

    @Override
    public void putAll(Map<? extends Long, ? extends Long> source) {
        Objects.requireNonNull(source, "source");
        checkOpen();
        source.forEach((key, value) -> put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value")));
    }

    @Override
    public boolean removeIf(LongLongPredicate filter) {
        Objects.requireNonNull(filter, "filter");
        boolean changed = false;
        LongLongCursor cursor = walk();
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
    public void replaceAll(LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            long before = changeCount();
            long result = function.applyAsLong(cursor.key(), cursor.value());
            checkUnchanged(before);
            cursor.setValue(result);
        }
    }

    @Override
    public long drainTo(LongLongConsumer action) {
        Objects.requireNonNull(action, "action");
        LongStream.Builder keys = LongStream.builder();
        LongStream.Builder values = LongStream.builder();
        long entries = 0;
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            keys.accept(cursor.key());
            values.accept(cursor.value());
            entries++;
        }
        PrimitiveIterator.OfLong key = keys.build().iterator();
        PrimitiveIterator.OfLong value = values.build().iterator();
        clear();
        return Drain.handOut(entries, () -> action.accept(key.nextLong(), value.nextLong()));
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
        if (!(other instanceof LongLongMap that) || mappingCount() != that.mappingCount()) {
            return false;
        }
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            long value = cursor.value();
            if (that.getOrDefault(cursor.key(), ~value) != value) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            hash += Long.hashCode(cursor.key()) ^ Long.hashCode(cursor.value());
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
        LongLongCursor cursor = walk();
        while (cursor.advance()) {
            text.add(cursor.key() + "=" + cursor.value());
        }
        return text.toString();
    }

    private boolean has(long key, long value) {
        return getOrDefault(key, ~value) == value; // ~value is not value, so an absent key never matches
    }

    private long settle(long key, long absent, long result) {
        if (result == absent) {
            remove(key);
        } else {
            put(key, result);
        }
        return result;
    }
}

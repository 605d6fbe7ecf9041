package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a map must do, by a {@link HashMap}: the oracle of all contracts.
 *
 * <p>Where values are objects, its methods are those of {@code HashMap}. Where they are {@code long}, they are written out
 * below after the Javadoc of the shapes. Beside each entry it keeps when the key was added, so that a walk can tell an
 * entry from a later one with the same key.
 */
public final class MapModel implements AnyMap {
    private final Shape shape;
    // In the order of insertion, so that a script which takes some of them takes the same each time: among keys of one
    // hash that cannot be
    // compared, HashMap's order comes from identity hash codes.
    private final HashMap<Object, Object> entries = new LinkedHashMap<>();
    private final HashMap<Object, Long> born = new HashMap<>();
    private long clock;

    /**
     * Makes an empty model.
     *
     * @param shape the shape of the map that it is to stand for
     */
    public MapModel(Shape shape) {
        this.shape = Objects.requireNonNull(shape, "shape");
    }

    /**
     * Returns the entries.
     *
     * @return a view that cannot be changed
     */
    public Map<Object, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /**
     * Returns when the key was added, or null when it has no entry.
     *
     * @param key the key
     * @return a number that grows with each entry added
     */
    public @Nullable Long born(@Nullable Object key) {
        return born.get(key);
    }

    /**
     * Returns when each of the present entries was added.
     *
     * @return the numbers
     */
    public Collection<Long> allBorn() {
        return Collections.unmodifiableCollection(born.values());
    }

    /**
     * Takes over the entries of a map where more than one outcome is right.
     *
     * @param outcome the entries as they are from now on
     */
    public void adopt(Map<Object, Object> outcome) {
        entries.clear();
        entries.putAll(outcome);
        settleAll();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public long mappingCount() {
        return entries.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return entries.containsValue(value);
    }

    @Override
    public @Nullable Object getOrDefault(@Nullable Object key, @Nullable Object absent) {
        return entries.containsKey(key) ? entries.get(key) : absent;
    }

    @Override
    public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
        boolean isNew = !entries.containsKey(key);
        return settled(key, answer(entries.put(key, value), isNew));
    }

    @Override
    public @Nullable Object getAndPut(@Nullable Object key, @Nullable Object value, @Nullable Object absent) {
        Object old = getOrDefault(key, absent);
        entries.put(key, value);
        return settled(key, old);
    }

    @Override
    public @Nullable Object putIfAbsent(@Nullable Object key, @Nullable Object value) {
        boolean isNew = !entries.containsKey(key);
        return settled(key, answer(entries.putIfAbsent(key, value), isNew));
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        boolean present = entries.containsKey(key);
        return settled(key, answer(entries.remove(key), present));
    }

    @Override
    public @Nullable Object getAndRemove(@Nullable Object key, @Nullable Object absent) {
        Object old = getOrDefault(key, absent);
        entries.remove(key);
        return settled(key, old);
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        boolean removed = entries.remove(key, expected);
        settle(key);
        return removed;
    }

    @Override
    public @Nullable Object replace(@Nullable Object key, @Nullable Object value) {
        boolean present = entries.containsKey(key);
        return answer(entries.replace(key, value), present);
    }

    @Override
    public boolean replace(@Nullable Object key, @Nullable Object expected, @Nullable Object value) {
        return entries.replace(key, expected, value);
    }

    @Override
    public @Nullable Object computeIfAbsent(
            @Nullable Object key, @Nullable Object absent, Function<@Nullable Object, @Nullable Object> function) {
        if (shape.objectValues()) {
            return settled(key, entries.computeIfAbsent(key, function));
        }
        if (entries.containsKey(key)) {
            return entries.get(key);
        }
        return putUnlessAbsent(key, absent, function.apply(key));
    }

    @Override
    public @Nullable Object computeIfPresent(
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        if (shape.objectValues()) {
            return settled(key, entries.computeIfPresent(key, function));
        }
        return entries.containsKey(key) ? compute(key, absent, function) : absent;
    }

    @Override
    public @Nullable Object compute(
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        if (shape.objectValues()) {
            return settled(key, entries.compute(key, function));
        }
        return putUnlessAbsent(key, absent, function.apply(key, getOrDefault(key, absent)));
    }

    @Override
    public @Nullable Object merge(
            @Nullable Object key,
            @Nullable Object value,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        if (shape.objectValues()) {
            return settled(key, entries.merge(key, value, function));
        }
        boolean present = entries.containsKey(key);
        return putUnlessAbsent(key, absent, present ? function.apply(entries.get(key), value) : value);
    }

    /** What all compute methods of the shapes with long values do with a result. */
    private @Nullable Object putUnlessAbsent(@Nullable Object key, @Nullable Object absent, @Nullable Object result) {
        if (Objects.equals(result, absent)) {
            entries.remove(key);
        } else {
            entries.put(key, result);
        }
        return settled(key, result);
    }

    @Override
    public void putAll(Map<?, ?> source) {
        entries.putAll(source);
        settleAll();
    }

    @Override
    public boolean removeIf(BiPredicate<@Nullable Object, @Nullable Object> filter) {
        boolean removed = entries.entrySet().removeIf(entry -> filter.test(entry.getKey(), entry.getValue()));
        settleAll();
        return removed;
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        boolean removed = entries.keySet().retainAll(keys);
        settleAll();
        return removed;
    }

    @Override
    public void forEach(BiConsumer<@Nullable Object, @Nullable Object> action) {
        entries.forEach(action);
    }

    @Override
    public void replaceAll(BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        entries.replaceAll(function);
    }

    @Override
    public void clear() {
        entries.clear();
        born.clear();
    }

    private @Nullable Object answer(@Nullable Object old, boolean flag) {
        return shape.objectValues() ? old : (Object) flag;
    }

    private @Nullable Object settled(@Nullable Object key, @Nullable Object answer) {
        settle(key);
        return answer;
    }

    /** Notes the birth of a key that is new, and forgets that of one that has gone. */
    private void settle(@Nullable Object key) {
        if (!entries.containsKey(key)) {
            born.remove(key);
        } else if (!born.containsKey(key)) {
            born.put(key, ++clock);
        }
    }

    private void settleAll() {
        born.keySet().retainAll(entries.keySet());
        entries.keySet().forEach(this::settle);
    }

    @Override
    public String toString() {
        return shape + " model of " + entries.size() + " entries";
    }
}

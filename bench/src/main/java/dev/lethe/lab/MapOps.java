package dev.lethe.lab;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongPredicate;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One map under test, with its keys addressed by index.
 *
 * <p>Key {@code i} has the value {@code i & 127}: those are cached by their boxes, so values cost no memory of their own,
 * and a removal can check that it got the right one.
 */
abstract class MapOps {
    static final int VALUE_MASK = 127;

    // Lambdas cannot stand in the subclasses: hidden copies of those cannot be named, as a lambda needs.
    static final Predicate<Object> ANY = entry -> true;
    static final BiPredicate<Object, Object> ANY_PAIR = (key, value) -> true;
    static final LongLongPredicate ANY_LONGS = (key, value) -> true;

    /** Puts key {@code i} with its value. */
    abstract void put(int i);

    /**
     * Removes key {@code i}.
     *
     * @return true when it was there with the right value
     */
    abstract boolean remove(int i);

    abstract boolean contains(int i);

    abstract long size();

    abstract void clear();

    /** Removes all entries by {@code removeIf} with a predicate that accepts all. */
    abstract void removeIfAll();

    /** Removes all entries one by one through an iterator or a cursor. */
    abstract void removeByIterator();

    /** Returns the map itself, to measure what it retains. */
    abstract Object root();

    /** Returns the map as a map of Lethe, or null when it is one of the JDK's. */
    @Nullable
    LetheMap lethe() {
        return root() instanceof LetheMap map ? map : null;
    }

    /** Ends the use of the map. */
    void close() {
        LetheMap map = lethe();
        if (map != null) {
            map.close();
        }
    }
}

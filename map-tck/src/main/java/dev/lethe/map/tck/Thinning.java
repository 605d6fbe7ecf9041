package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways to remove many entries: one after the other, on a walk, or by one call. */
enum Thinning {
    REMOVE,
    GET_AND_REMOVE,
    COMPUTE_TO_NONE,
    VIEW_REMOVE,
    CURSOR,
    KEY_ITERATOR,
    ENTRY_ITERATOR,
    VALUE_ITERATOR,
    REMOVE_IF,
    RETAIN_ALL,
    RETAIN_ALL_BY_PREDICATE,
    KEYS_REMOVE_IF,
    KEYS_REMOVE_ALL,
    KEYS_RETAIN_ALL,
    VALUES_REMOVE_IF,
    VALUES_REMOVE_ALL,
    VALUES_RETAIN_ALL,
    ENTRIES_REMOVE_IF;

    /** Those for long runs: one for each means that a backend has to remove an entry. */
    static final List<Thinning> TYPICAL = List.of(REMOVE, CURSOR, KEY_ITERATOR, REMOVE_IF);

    /**
     * Removes entries.
     *
     * @param leaving the keys that leave, in the order in which the ways that remove one after the other take them
     * @param values the values of the keys that leave, which no other key has
     */
    void remove(MapSource source, Subject map, Set<Object> leaving, Set<Object> values) {
        Map<Object, Object> view = map.asMap();
        switch (this) {
            case REMOVE -> leaving.forEach(map::remove);
            case GET_AND_REMOVE -> leaving.forEach(key -> map.getAndRemove(key, source.none()));
            case COMPUTE_TO_NONE ->
                leaving.forEach(key -> map.compute(key, source.none(), (same, old) -> source.none()));
            case VIEW_REMOVE -> leaving.forEach(view::remove);
            case CURSOR -> byCursor(map.cursor(), leaving);
            case KEY_ITERATOR -> byIterator(view.keySet().iterator(), leaving);
            case VALUE_ITERATOR -> byIterator(view.values().iterator(), values);
            case ENTRY_ITERATOR -> {
                int left = leaving.size();
                Iterator<Map.Entry<Object, Object>> entries = view.entrySet().iterator();
                while (left > 0) {
                    if (leaving.contains(entries.next().getKey())) {
                        entries.remove();
                        left--;
                    }
                }
            }
            case REMOVE_IF -> map.removeIf((key, value) -> leaving.contains(key));
            case RETAIN_ALL -> map.retainAll(new Complement(leaving));
            case RETAIN_ALL_BY_PREDICATE -> map.retainAllBy(new Complement(leaving));
            case KEYS_REMOVE_IF -> view.keySet().removeIf(leaving::contains);
            case KEYS_REMOVE_ALL -> view.keySet().removeAll(leaving);
            case KEYS_RETAIN_ALL -> view.keySet().retainAll(new Complement(leaving));
            case VALUES_REMOVE_IF -> view.values().removeIf(values::contains);
            case VALUES_REMOVE_ALL -> view.values().removeAll(values);
            case VALUES_RETAIN_ALL -> view.values().retainAll(new Complement(values));
            case ENTRIES_REMOVE_IF -> view.entrySet().removeIf(entry -> leaving.contains(entry.getKey()));
        }
    }

    private static void byCursor(ObjectCursor<Object, Object> cursor, Set<Object> leaving) {
        for (int left = leaving.size(); left > 0; ) {
            if (!cursor.advance()) {
                throw new AssertionError("A walk by cursor missed " + left + " keys that are in the map.");
            }
            if (leaving.contains(cursor.key())) {
                cursor.remove();
                left--;
            }
        }
    }

    private static void byIterator(Iterator<Object> walk, Set<Object> leaving) {
        for (int left = leaving.size(); left > 0; ) {
            if (leaving.contains(walk.next())) {
                walk.remove();
                left--;
            }
        }
    }

    /** What is not in a set; only {@code contains} is asked. */
    private static final class Complement extends java.util.AbstractSet<Object> {
        private final Set<Object> others;

        Complement(Set<Object> others) {
            this.others = others;
        }

        @Override
        public boolean contains(Object object) {
            return !others.contains(object);
        }

        @Override
        public Iterator<Object> iterator() {
            throw new UnsupportedOperationException("only contains(..) is promised to be asked");
        }

        @Override
        public int size() {
            throw new UnsupportedOperationException("only contains(..) is promised to be asked");
        }
    }
}

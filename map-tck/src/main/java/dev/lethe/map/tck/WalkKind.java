package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;

/** The ways to walk over a map. */
enum WalkKind {
    CURSOR,
    ENTRY_ITERATOR,
    KEY_ITERATOR,
    VALUE_ITERATOR,
    FOR_EACH,
    VIEW_FOR_EACH,
    KEY_STREAM,
    VALUE_STREAM,
    ENTRY_STREAM,
    KEY_SPLITERATOR;

    /** What is done at each entry. */
    @FunctionalInterface
    interface Visitor {
        void reached(Reached entry);
    }

    boolean hasKeys() {
        return this != VALUE_ITERATOR && this != VALUE_STREAM;
    }

    boolean isIterator() {
        return this == ENTRY_ITERATOR || this == KEY_ITERATOR || this == VALUE_ITERATOR;
    }

    /** Walks over the whole map. */
    void walk(Subject subject, Visitor visitor) {
        switch (this) {
            case CURSOR -> {
                ObjectCursor<Object, Object> cursor = subject.cursor();
                while (cursor.advance()) {
                    visitor.reached(new Reached(true, cursor.key(), true, cursor.value(), cursor::remove, cursor));
                }
            }
            case ENTRY_ITERATOR -> {
                Iterator<Map.Entry<Object, Object>> entries =
                        subject.asMap().entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<Object, Object> entry = entries.next();
                    visitor.reached(new Reached(true, entry.getKey(), true, entry.getValue(), entries::remove, null));
                }
            }
            case KEY_ITERATOR -> {
                Iterator<Object> keys = subject.asMap().keySet().iterator();
                while (keys.hasNext()) {
                    visitor.reached(new Reached(true, keys.next(), false, null, keys::remove, null));
                }
            }
            case VALUE_ITERATOR -> {
                Iterator<Object> values = subject.asMap().values().iterator();
                while (values.hasNext()) {
                    visitor.reached(new Reached(false, null, true, values.next(), values::remove, null));
                }
            }
            case FOR_EACH -> subject.forEach((key, value) -> visitor.reached(Reached.entry(key, value)));
            case VIEW_FOR_EACH -> subject.asMap().forEach((key, value) -> visitor.reached(Reached.entry(key, value)));
            case KEY_STREAM -> subject.keys().forEach(key -> visitor.reached(Reached.key(key)));
            case VALUE_STREAM ->
                subject.values().forEach(value -> visitor.reached(new Reached(false, null, true, value, null, null)));
            case ENTRY_STREAM ->
                subject.asMap().entrySet().stream()
                        .forEach(entry -> visitor.reached(Reached.entry(entry.getKey(), entry.getValue())));
            case KEY_SPLITERATOR -> {
                Spliterator<Object> keys = subject.asMap().keySet().spliterator();
                while (keys.tryAdvance(key -> visitor.reached(Reached.key(key)))) {
                    // all is done by the visitor
                }
            }
        }
    }
}

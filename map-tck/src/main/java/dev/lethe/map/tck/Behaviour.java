package dev.lethe.map.tck;

import org.jspecify.annotations.Nullable;

/** What the contracts of single behaviours share: a source of maps, keys and values. */
abstract class Behaviour {
    /** Looked up once: whether null is among the keys is asked of all backends that are found. */
    private @Nullable KeyRange plainKeys;

    abstract MapSource source();

    final Subject make() {
        return source().make();
    }

    /** Returns a map with the plain keys from 0 up, each with the value of its number. */
    final Subject filled(int entries) {
        Subject map = make();
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
        return map;
    }

    /** Returns a plain key, in a new object where keys are objects. */
    final @Nullable Object key(int number) {
        KeyRange keys = plainKeys;
        if (keys == null) {
            keys = KeyRange.of(source(), KeyStyle.PLAIN);
            plainKeys = keys;
        }
        return keys.key(number);
    }

    /** Returns a value, in a new object where values are objects. */
    final Object value(int number) {
        return source().shape().objectValues() ? "v" + number : (Object) (long) number;
    }

    /** Returns something that is no value in any map. */
    final Object nowhere() {
        return source().shape().objectValues() ? "nowhere" : (Object) Long.MAX_VALUE;
    }

    /** Returns what the shape answers to {@code put} and its kin: the old value, or whether there was one. */
    final @Nullable Object answer(@Nullable Object old, boolean flag) {
        return source().shape().objectValues() ? old : (Object) flag;
    }
}

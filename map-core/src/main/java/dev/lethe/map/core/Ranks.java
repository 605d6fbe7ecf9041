package dev.lethe.map.core;

import dev.lethe.map.Hasher;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a stash keeps keys of equal hash, so that a flood of them costs a logarithm: that of the hasher if it is a
 * comparator, else by class and then by {@code compareTo} where a class compares with itself.
 *
 * <p>Calls user code. Keys between which nothing decides are equal in this order, and a lookup among them tries all. The idea is
 * that of the tree bins of {@link java.util.HashMap} (JEP 180).
 */
final class Ranks {
    private static final ClassValue<Boolean> COMPARES_WITH_ITSELF = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Comparable.class.isAssignableFrom(type) && findsItself(type, type);
        }
    };

    private Ranks() {}

    /** Negative, zero or positive as the key that is present stands before, with or behind the one that is asked for. */
    static int compare(@Nullable Object present, @Nullable Object asked, @Nullable Hasher<Object> hasher) {
        if (present == null || asked == null) {
            return (present == null ? 0 : 1) - (asked == null ? 0 : 1);
        }
        if (hasher != null) {
            return hasher instanceof Comparator ? comparator(hasher).compare(present, asked) : 0;
        }
        Class<?> type = present.getClass();
        if (type != asked.getClass()) {
            return compareClasses(type, asked.getClass());
        }
        return type == String.class
                ? ((String) present).compareTo((String) asked)
                : COMPARES_WITH_ITSELF.get(type) ? comparable(present).compareTo(asked) : 0;
    }

    /** The same for keys that need no user code, so that one master serves both. */
    static int compare(long present, long asked, @Nullable Hasher<Object> hasher) {
        return Long.compare(present, asked);
    }

    /** Whether keys that compare as different cannot be equal, and stand on the side that the comparison says. */
    static boolean decides(@Nullable Object present, @Nullable Object asked, @Nullable Hasher<Object> hasher) {
        return present == null || asked == null || hasher != null || present.getClass() == asked.getClass();
    }

    static boolean decides(long present, long asked, @Nullable Hasher<Object> hasher) {
        return true;
    }

    /** Whether to compare any key with this one calls no user code, so that whoever must call none may go by the order. */
    static boolean asksNobody(@Nullable Object asked, @Nullable Hasher<Object> hasher) {
        return hasher == null && (asked == null || asked.getClass() == String.class);
    }

    static boolean asksNobody(long asked, @Nullable Hasher<Object> hasher) {
        return true;
    }

    private static int compareClasses(Class<?> one, Class<?> other) {
        int byName = one.getName().compareTo(other.getName());
        return byName != 0 ? byName : Integer.compare(System.identityHashCode(one), System.identityHashCode(other));
    }

    /** Whether a class, one above it or an interface of these says that it is a Comparable of a type that holds the class. */
    private static boolean findsItself(@Nullable Class<?> from, Class<?> type) {
        for (Class<?> above = from; above != null; above = above.getSuperclass()) {
            for (Type implemented : above.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType of
                        && of.getRawType() == Comparable.class
                        && holds(of.getActualTypeArguments()[0], type)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(Type argument, Class<?> type) {
        return argument instanceof Class<?> named
                ? named.isAssignableFrom(type)
                : argument instanceof ParameterizedType of
                        ? holds(of.getRawType(), type)
                        : Enum.class.isAssignableFrom(type); // the E of Enum<E>
    }

    @SuppressWarnings("unchecked") // a comparator of the keys of this map
    private static Comparator<Object> comparator(Hasher<Object> hasher) {
        return (Comparator<Object>) hasher;
    }

    @SuppressWarnings("unchecked") // the class says that it compares with itself
    private static Comparable<Object> comparable(Object key) {
        return (Comparable<Object>) key;
    }
}

package dev.lethe.map.tck;

/**
 * What a {@link MapCommand} does; the Javadoc says how it uses its numbers beside the key. New ones come last: stored scripts
 * have the numbers of the old ones.
 */
public enum Opcode {
    /** {@code put(key, value)}. */
    PUT,
    /** {@code getAndPut(key, value, absent)}. */
    GET_AND_PUT,
    /** {@code putIfAbsent(key, value)}. */
    PUT_IF_ABSENT,
    /** {@code remove(key)}. */
    REMOVE,
    /** {@code getAndRemove(key, absent)}. */
    GET_AND_REMOVE,
    /** {@code remove(key, expected)}, with the present value or with {@code value}. */
    REMOVE_EXPECTED,
    /** {@code replace(key, value)}. */
    REPLACE,
    /** {@code replace(key, expected, value)}, with the present value or with {@code amount}. */
    REPLACE_EXPECTED,
    /** {@code containsKey}, {@code getOrDefault}, {@code containsValue}. */
    LOOK_UP,
    /** {@code addAndGet} or {@code getAndAdd} where values are {@code long}, else {@code merge} with a sum. */
    ADD,
    /** {@code computeIfAbsent}; {@code amount} says what the function does, see {@link ComputeCommands}. */
    COMPUTE_IF_ABSENT,
    /** {@code computeIfPresent}, likewise. */
    COMPUTE_IF_PRESENT,
    /** {@code compute}, likewise. */
    COMPUTE,
    /** {@code merge}, likewise. */
    MERGE,
    /** Puts {@code 8 * amount} keys in a row. */
    PUT_MANY,
    /** Removes {@code 8 * amount} keys in a row. */
    REMOVE_MANY,
    /** Removes a key and puts another, {@code 8 * amount} times. */
    CHURN,
    /** {@code putAll} of a boxed map, of a map of the same shape, or of the map itself. */
    PUT_ALL,
    /** {@code removeIf}, with a filter that keeps some, or that throws. */
    REMOVE_IF,
    /** {@code retainAll}, in each of its forms. */
    RETAIN_ALL,
    /** {@code replaceAll}, with a function that may throw. */
    REPLACE_ALL,
    /** {@code drainTo}, with a consumer that may throw or put. */
    DRAIN,
    /** {@code clear()}. */
    CLEAR,
    /** {@code clearLazily()}. */
    CLEAR_LAZILY,
    /** {@code trim()}. */
    TRIM,
    /** {@code reserve(64 * amount)}. */
    RESERVE,
    /** A walk by cursor, with changes under it. */
    WALK_CURSOR,
    /** A walk by one of the iterators of the view, with changes under it. */
    WALK_ITERATOR,
    /** A walk by {@code forEach} or stream, with changes under it. */
    WALK_INTERNAL,
    /** A change through the views of {@link java.util.Map}. */
    VIEW,
    /** Compares the view with the model by {@code equals}, {@code hashCode} and size. */
    COMPARE,
    /** Changes a key that is in the map, then removes it by cursor. */
    MUTATE_AND_REMOVE,
    /** Changes a key that is in the map, has others come and go, and changes it back. */
    MUTATE_FOR_A_WHILE,
    /** Removes all but {@code amount % 16} entries, in one of the ways of {@link Thinning}. */
    REMOVE_MOST,
    /** Clears and puts {@code key % 32} keys, {@code amount % 16 + 1} times. */
    FILL_CYCLES,
    /** Puts {@code amount} keys of one hash, of the kind that {@code value} says, and removes none, some or all. */
    FLOOD,
    /** A single-key operation with a key that throws at its nth {@code equals} or {@code hashCode}. */
    FAULTY_KEY,
    /** Copies the map into one of another seed and retention, changes the copy, and closes it. */
    COPY,
    /** Operations of which each allocation fails once, where the test can make allocations fail. */
    SCARCE,
    /** An operation whose mutations an audit hook vetoes, where the map has one, and then without, see {@link VetoCommands}. */
    VETO;

    /** Tells whether few entries are left, more often than not. */
    boolean takesAll() {
        return switch (this) {
            case REMOVE_IF, RETAIN_ALL, DRAIN, CLEAR, CLEAR_LAZILY, REMOVE_MOST, FILL_CYCLES -> true;
            default -> false;
        };
    }
}

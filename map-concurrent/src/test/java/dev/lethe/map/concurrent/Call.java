package dev.lethe.map.concurrent;

/** One call on a map of two keys that are watched: what is asked, and, once it was made, when and with what answer. */
final class Call {
    /** Nothing in place of a value; values are from 1 to 15. */
    static final int NONE = 0;

    /** An answer that no order of calls explains, such as an entry that a drain handed out twice. */
    static final int IMPOSSIBLE = -1;

    /** What is asked; those of the last line change or read other keys, and only keep the map moving. */
    enum Kind {
        GET,
        CONTAINS,
        PUT,
        PUT_IF_ABSENT,
        REMOVE,
        REMOVE_IF,
        REPLACE_IF,
        COMPUTE,
        COMPUTE_AWAY,
        COMPUTE_IF_ABSENT,
        COMPUTE_IF_PRESENT,
        MERGE,
        CLEAR,
        CLEAR_LAZILY,
        DRAIN,
        CROWD,
        THIN,
        WALK,
        TRIM;

        boolean endsAll() {
            return this == CLEAR || this == CLEAR_LAZILY || this == DRAIN;
        }
    }

    final Kind kind;
    final int key;
    final int value;
    final int expected;

    long began;
    long ended;

    /** The value or the truth that was returned; for functions what they were given; for a drain both values, as a state. */
    int answer;

    Call(Kind kind, int key, int value, int expected) {
        this.kind = kind;
        this.key = key;
        this.value = value;
        this.expected = expected;
    }

    /** The value of a key in a state: four bits each. */
    static int valueIn(int state, int key) {
        return state >> 4 * key & 15;
    }

    static int with(int state, int key, int value) {
        return state & ~(15 << 4 * key) | value << 4 * key;
    }

    /** The state behind this call if it is made in a state and its answer fits; else -1. */
    int after(int state) {
        int old = valueIn(state, key);
        return switch (kind) {
            case GET -> answer == old ? state : -1;
            case CONTAINS -> answer == (old == NONE ? 0 : 1) ? state : -1;
            case PUT, COMPUTE, MERGE -> answer == old ? with(state, key, value) : -1;
            case REMOVE, COMPUTE_AWAY -> answer == old ? with(state, key, NONE) : -1;
            case PUT_IF_ABSENT -> answer != (old == NONE ? 1 : 0) ? -1 : old == NONE ? with(state, key, value) : state;
            case REMOVE_IF -> {
                boolean fits = old != NONE && old == expected;
                yield answer != (fits ? 1 : 0) ? -1 : fits ? with(state, key, NONE) : state;
            }
            case REPLACE_IF -> {
                boolean fits = old != NONE && old == expected;
                yield answer != (fits ? 1 : 0) ? -1 : fits ? with(state, key, value) : state;
            }
            case COMPUTE_IF_ABSENT -> answer != (old == NONE ? value : old) ? -1 : with(state, key, answer);
            case COMPUTE_IF_PRESENT -> answer != old ? -1 : old == NONE ? state : with(state, key, value);
            case CLEAR, CLEAR_LAZILY -> 0;
            case DRAIN -> answer == state ? 0 : -1;
            case CROWD, THIN, WALK, TRIM -> answer == NONE ? state : -1;
        };
    }

    @Override
    public String toString() {
        return kind + "(key " + key + ", value " + value + ", expected " + expected + ") = " + answer + " [" + began
                + ", " + ended + "]";
    }
}

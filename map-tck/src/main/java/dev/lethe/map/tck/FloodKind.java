package dev.lethe.map.tck;

/** Keys of one hash, as an attacker would send them, or as an unlucky class makes them. */
enum FloodKind {
    /** Strings of "Aa" and "BB", which have equal hashes in every order. */
    STRINGS(Effort.size(3000, 1000)),
    /** Keys that can be compared to each other. */
    COMPARABLE(Effort.size(3000, 1000)),
    /** Keys that can only be asked whether they are equal; fewer, as each has to be asked. */
    NOT_COMPARABLE(500);

    private static final int BITS = 13;
    /** Far from the keys of command lists, some of which have such numbers and other hashes. */
    private static final int FOREIGN = 1 << 20;

    private final int size;

    FloodKind(int size) {
        this.size = size;
    }

    /** Returns how many keys make a flood. */
    int size() {
        return size;
    }

    /** Returns the key of a number, in a new object. */
    Object key(int number) {
        return switch (this) {
            case STRINGS -> text(number);
            case COMPARABLE -> new FloodKey(number, new FloodKey.Calls());
            case NOT_COMPARABLE -> new ScriptedKey(FOREIGN + number, 0x5eed);
        };
    }

    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < BITS; bit++) {
            text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}

package dev.lethe.lab;

/** Makes keys fit into drawings and sentences: control letters are hidden, the middle of a long key is left out. */
final class ShortKeys {
    private static final int IN_SENTENCES = 60;

    private ShortKeys() {}

    static String quoted(String key) {
        return "'" + of(key, IN_SENTENCES) + "'";
    }

    /** Returns the key in at most so many letters. */
    static String of(String key, int width) {
        int[] letters = key.codePoints()
                .map(letter -> Character.isISOControl(letter) || !Character.isDefined(letter) ? '?' : letter)
                .toArray();
        if (letters.length <= width) {
            return new String(letters, 0, letters.length);
        }
        int head = width / 2;
        int tail = width - head - 1;
        return new String(letters, 0, head) + "…" + new String(letters, letters.length - tail, tail);
    }
}

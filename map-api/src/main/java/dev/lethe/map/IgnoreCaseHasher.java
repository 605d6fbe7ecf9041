package dev.lethe.map;

import java.util.Comparator;

/** Compares strings without regard to case. */
final class IgnoreCaseHasher implements Hasher<String>, Comparator<String> {
    /*
     * All three methods compare what fold() makes of the chars of a string: the code point that a char is of, in upper
     * and then in lower case. That keeps the number of chars, since no code point of one char folds to one of two. It
     * is what String.equalsIgnoreCase and String.CASE_INSENSITIVE_ORDER compare, but these are not called: on strings
     * with unpaired surrogates they are not transitive (JDK 17 to 25: "\uD801\uDC00a" is "equal" to
     * "\uD801\uD801\uDC28"), so no hash could be consistent with them.
     */

    static final IgnoreCaseHasher INSTANCE = new IgnoreCaseHasher();

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** Four chars are in a word. */
    private static final int LAST_IN_WORD = 3;

    private IgnoreCaseHasher() {}

    @Override
    public long hash(String key) {
        int length = key.length();
        long hash = ContentHash.begin(length);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << Character.SIZE | fold(key, i);
            if ((i & LAST_IN_WORD) == LAST_IN_WORD) {
                hash = ContentHash.add(hash, word);
                word = 0;
            }
        }
        return ContentHash.end((length & LAST_IN_WORD) == 0 ? hash : ContentHash.add(hash, word));
    }

    @Override
    public boolean equal(String present, String asked) {
        return present.length() == asked.length() && compare(present, asked) == 0;
    }

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            int difference = fold(one, i) - fold(other, i);
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() - other.length();
    }

    /** The char at an index of the folded string. */
    private static char fold(String text, int index) {
        char c = text.charAt(index);
        if (c < FIRST_BEYOND_ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c | ' ') : c;
        }
        return Character.isSurrogate(c)
                ? foldSurrogate(text, index, c)
                : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** A surrogate without its other half stays as it is. */
    private static char foldSurrogate(String text, int index, char c) {
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                    ? Character.highSurrogate(fold(Character.toCodePoint(c, text.charAt(index + 1))))
                    : c;
        }
        return index > 0 && Character.isHighSurrogate(text.charAt(index - 1))
                ? Character.lowSurrogate(fold(Character.toCodePoint(text.charAt(index - 1), c)))
                : c;
    }

    private static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    @Override
    public String toString() {
        return "Hasher.ignoringCase()";
    }
}

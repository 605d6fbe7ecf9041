package dev.lethe.map.tck;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a command list or a contract draws from: a number gives the same key each time, in a distinct object where
 * keys are objects.
 *
 * @param objectKeys whether keys are objects
 * @param nullKeys whether null is among them
 * @param onlyStrings whether all of them are strings
 * @param style what they are like
 */
record KeyRange(boolean objectKeys, boolean nullKeys, boolean onlyStrings, KeyStyle style) {
    /** The number of the string of 1 MiB among mixed keys. */
    static final int LONGEST = 4;

    private static final String MEBIBYTE = "m".repeat(1 << 20);
    private static final int COMMON_HASH = 0x5eed;
    private static final int FEW = 7;
    private static final long[] EXTREMES = {
        0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1, Integer.MIN_VALUE, Integer.MAX_VALUE
    };

    static KeyRange of(MapSource source, KeyStyle style) {
        return new KeyRange(source.shape().objectKeys(), source.nullKeys(), source.stringKeys(), style);
    }

    /** The same, with or without null. */
    KeyRange withNull(boolean allowed) {
        return new KeyRange(objectKeys, nullKeys && allowed, onlyStrings, style);
    }

    /** Returns the key of a number from 0 up. */
    @Nullable
    Object key(int number) {
        return !objectKeys ? (Object) longKey(number) : onlyStrings ? stringKey(number) : objectKey(number);
    }

    private long longKey(int number) {
        return switch (style) {
            case PLAIN -> number;
            case COLLIDING -> (long) number << 40;
            case STRIDED -> (long) number << 17;
            case MIXED ->
                number < EXTREMES.length ? EXTREMES[number] : (number & 1) == 0 ? -number : number * 0x9e37_79b9_7f4aL;
            case FEW_HASHES -> (long) (number % FEW) << 61 | number / FEW;
        };
    }

    private String stringKey(int number) {
        return switch (style) {
            case PLAIN -> "k" + number;
            case COLLIDING -> Strings.ofOneHash(number);
            case STRIDED -> (number & 1) == 0 ? Strings.ofHash(number << 16, number) : "k" + number;
            case MIXED -> number < 5 ? Objects.toString(mixedKey(number), "null") : Strings.mixed(number);
            case FEW_HASHES -> Strings.ofOneHash(number) + number % FEW;
        };
    }

    private @Nullable Object objectKey(int number) {
        return switch (style) {
            case PLAIN -> "k" + number;
            case COLLIDING -> new ScriptedKey(number, COMMON_HASH);
            case STRIDED -> (number & 1) == 0 ? (Object) ((long) number << 33) : new ScriptedKey(number, number << 16);
            case MIXED -> mixedKey(number);
            case FEW_HASHES -> new ScriptedKey(number, number % FEW);
        };
    }

    /** An equal String that is another object, as keys that were read from somewhere are. */
    @SuppressWarnings("StringCopy") // the identity is what matters
    private static String copy(String text) {
        return new String(text);
    }

    private @Nullable Object mixedKey(int number) {
        return switch (number) {
            case 0 -> nullKeys ? null : copy("not null");
            case 1 -> copy("");
            case 2 -> copy("\0");
            case 3 -> copy("a\0b");
            case LONGEST -> copy(MEBIBYTE);
            default ->
                switch (number % 5) {
                    case 0 -> new ScriptedKey(number, COMMON_HASH);
                    case 1 -> new ScriptedKey(number, number);
                    case 2 -> number;
                    case 3 -> (long) number;
                    default -> "k" + number;
                };
        };
    }
}

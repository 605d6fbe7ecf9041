package dev.lethe.map.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mixings that were tried, or might be, and that the tests of quality must refuse (ADR 0003). */
final class BadMixings {
    private static final long CONSTANT = 0xC4CE_B9FE_1A85_EC53L;

    private BadMixings() {}

    static Map<String, Mixing> all() {
        Map<String, Mixing> bad = new LinkedHashMap<>();
        bad.put("none", seed -> value -> value);
        bad.put("one multiplication", seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> value * multiplier;
        });
        bad.put("one multiplication and a fold", seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> {
                long x = (value ^ value >>> 32) * multiplier;
                return x ^ x << 32;
            };
        });
        bad.put("a rotation in place of the fold", seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> Long.rotateLeft((value ^ value >>> 32) * multiplier, 32) * CONSTANT;
        });
        bad.put("a byte swap in place of the fold", seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> Long.reverseBytes((value ^ value >>> 32) * multiplier) * CONSTANT;
        });
        return bad;
    }

    /** Good for hash codes; of a number with two equal halves the first fold leaves one half, and both rounds are one. */
    static Mixing twoFoldsByHalfWithoutASecret() {
        return seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> {
                long x = (value ^ value >>> 32) * multiplier;
                return (x ^ x >>> 32) * CONSTANT;
            };
        };
    }
}

package dev.lethe.map.core;

import java.util.function.LongUnaryOperator;

/** A family of hash functions, one a seed. The only place from which tests of quality call {@link Hashing}. */
interface Mixing {
    /** That of numbers of 64 bits, and of the hashes of hashers. */
    Mixing LONGS = seed -> {
        long multiplier = Hashing.multiplierOf(seed);
        return value -> Hashing.mix(value, multiplier);
    };

    /** That of hash codes. */
    Mixing HASH_CODES = seed -> {
        long multiplier = Hashing.multiplierOf(seed);
        return value -> Hashing.mixInt((int) value, multiplier);
    };

    LongUnaryOperator of(long seed);
}

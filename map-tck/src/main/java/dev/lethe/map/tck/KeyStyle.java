package dev.lethe.map.tck;

/** What the keys of a command list are like. */
public enum KeyStyle {
    /** Small numbers, or short strings that are made anew at each use. */
    PLAIN,
    /** All hashes equal where keys are objects; the low 40 bits equal where they are {@code long}. */
    COLLIDING,
    /** Numbers that differ in their middle bits only, and hashes that differ in their high or low bits only. */
    STRIDED,
    /** Null, "", an embedded NUL, a string of 1 MiB, extreme numbers, keys that can be changed, and keys of several classes. */
    MIXED,
    /** Seven hashes in all where keys are objects; runs of numbers in seven places where they are {@code long}. */
    FEW_HASHES
}

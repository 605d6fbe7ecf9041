package dev.lethe.bench;

/** What a map went through before it is measured. */
public enum History {
    /** It was filled from empty, one put a key. */
    FRESH,
    /** Then, ten times as often as it has entries, a random key was removed and another one put. */
    CHURNED
}

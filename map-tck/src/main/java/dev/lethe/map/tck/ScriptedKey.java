package dev.lethe.map.tck;

/**
 * A key whose hash the test chooses, and which can be changed while it is in a map.
 *
 * <p>Two keys are equal when they have the same number. Both methods first touch the {@link Tripwire}, if there is one.
 */
final class ScriptedKey {
    private final Tripwire wire;
    private int number;
    private int hash;

    ScriptedKey(int number, int hash) {
        this(number, hash, new Tripwire());
    }

    ScriptedKey(int number, int hash, Tripwire wire) {
        this.number = number;
        this.hash = hash;
        this.wire = wire;
    }

    int number() {
        return number;
    }

    int hash() {
        return hash;
    }

    /** Makes this another key, wherever it is. */
    void become(int otherNumber, int otherHash) {
        this.number = otherNumber;
        this.hash = otherHash;
    }

    @Override
    public boolean equals(Object other) {
        wire.touch();
        return other instanceof ScriptedKey that && that.number == number;
    }

    @Override
    public int hashCode() {
        wire.touch();
        return hash;
    }

    @Override
    public String toString() {
        return "key " + number + " of hash " + hash;
    }
}

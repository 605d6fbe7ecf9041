package dev.lethe.map.tck;

/** A value whose {@code equals} touches a tripwire. */
record TrippingValue(int number, Tripwire wire) {
    @Override
    public boolean equals(Object other) {
        wire.touch();
        return other instanceof TrippingValue that && that.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "value " + number;
    }
}

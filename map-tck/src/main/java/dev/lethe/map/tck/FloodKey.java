package dev.lethe.map.tck;

import java.util.Random;

/**
 * A key that can be compared to others of its kind, all of one hash; it counts what it is asked, and may have a fault that it
 * shows once it is told to.
 */
final class FloodKey implements Comparable<FloodKey> {
    /** What is wrong with a key. */
    enum Fault {
        NONE,
        EQUALS_THROWS,
        COMPARE_THROWS,
        COMPARE_GIVES_ZERO,
        COMPARE_AT_RANDOM
    }

    /** What the keys of one flood share: how often they were asked, and whether faults show. */
    static final class Calls {
        private final Random random = new Random(1);
        private long count;
        private boolean faulty;

        void showFaults(boolean shown) {
            faulty = shown;
        }

        long count() {
            return count;
        }
    }

    private final Calls calls;
    private final Fault fault;
    private int number;

    FloodKey(int number, Calls calls) {
        this(number, calls, Fault.NONE);
    }

    FloodKey(int number, Calls calls, Fault fault) {
        this.number = number;
        this.calls = calls;
        this.fault = fault;
    }

    int number() {
        return number;
    }

    boolean isHealthy() {
        return fault == Fault.NONE;
    }

    /** Makes this another key, wherever it is. */
    void become(int other) {
        number = other;
    }

    private boolean shows(Fault which, FloodKey other) {
        return calls.faulty && (fault == which || other.fault == which);
    }

    @Override
    public boolean equals(Object object) {
        calls.count++;
        if (!(object instanceof FloodKey other)) {
            return false;
        }
        if (shows(Fault.EQUALS_THROWS, other)) {
            throw new Tripwire.Tripped(number);
        }
        return other.number == number;
    }

    @Override
    public int hashCode() {
        return 0x5eed;
    }

    @Override
    public int compareTo(FloodKey other) {
        calls.count++;
        if (shows(Fault.COMPARE_THROWS, other)) {
            throw new Tripwire.Tripped(number);
        }
        if (shows(Fault.COMPARE_GIVES_ZERO, other)) {
            return 0;
        }
        return shows(Fault.COMPARE_AT_RANDOM, other)
                ? calls.random.nextInt(3) - 1
                : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "flood key " + number + (isHealthy() ? "" : " with " + fault);
    }
}

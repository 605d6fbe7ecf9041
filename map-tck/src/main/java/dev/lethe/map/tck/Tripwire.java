package dev.lethe.map.tck;

/** Throws at the nth touch after it was set, and at no other. */
class Tripwire {
    /** What a tripwire throws; no other code does. */
    static final class Tripped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Tripped(int touch) {
            super("touch " + touch);
        }
    }

    private int left;
    private int touches;

    /** Lets {@code n - 1} touches pass and throws at the nth; 0 throws never. */
    void set(int n) {
        left = n;
        touches = 0;
    }

    void touch() {
        touches++;
        if (left > 0 && --left == 0) {
            throw new Tripped(touches);
        }
    }

    int touches() {
        return touches;
    }
}

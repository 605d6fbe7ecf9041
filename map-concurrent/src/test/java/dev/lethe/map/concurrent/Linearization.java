package dev.lethe.map.concurrent;

import java.util.List;

/** Whether some order of calls explains their answers: each call at one moment between its beginning and its end. */
final class Linearization {
    private final List<Call> calls;
    private final int last;
    private final boolean[] seen;

    private Linearization(List<Call> calls, int last) {
        if (calls.size() > 12) {
            throw new IllegalArgumentException("At most 12 calls, not " + calls.size() + ".");
        }
        this.calls = calls;
        this.last = last;
        this.seen = new boolean[1 << calls.size() + 8];
    }

    /**
     * Tells whether an order exists.
     *
     * @param first the state before all calls
     * @param last the state behind them
     */
    static boolean exists(List<Call> calls, int first, int last) {
        return new Linearization(calls, last).reaches(0, first);
    }

    /** Goes on from a state in which the calls of a set have been made; each pair of set and state is looked at once. */
    private boolean reaches(int made, int state) {
        if (made == (1 << calls.size()) - 1) {
            return state == last;
        }
        if (seen[made << 8 | state]) {
            return false;
        }
        seen[made << 8 | state] = true;
        long bound = Long.MAX_VALUE; // who begins behind the end of another that is still to come, comes later than it
        for (int i = 0; i < calls.size(); i++) {
            if ((made >> i & 1) == 0) {
                bound = Math.min(bound, calls.get(i).ended);
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if ((made >> i & 1) == 0 && call.began < bound) {
                int next = call.after(state);
                if (next >= 0 && reaches(made | 1 << i, next)) {
                    return true;
                }
            }
        }
        return false;
    }
}

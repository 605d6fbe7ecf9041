package dev.lethe.bench;

import java.util.SplittableRandom;

/**
 * Gives a map a history: random keys leave, others come, the size stays.
 *
 * @param <A> the array that holds the keys
 */
final class Churn<A> {
    private static final int CHUNK = 1 << 14;

    private final SplittableRandom random;
    private final int size;
    private final A removed;
    private final A put;
    private final A one;

    Churn(Keys<A> keys, SplittableRandom random, int size) {
        this.random = random;
        this.size = size;
        this.removed = keys.ofLength(CHUNK);
        this.put = keys.ofLength(CHUNK);
        this.one = keys.ofLength(1);
    }

    /** Removes and puts {@code times} the size, and leaves in the arrays which keys are present and which absent. */
    void run(Contender<A> map, A present, A absent, int times) {
        for (long left = (long) times * size; left > 0; left -= CHUNK) {
            int count = (int) Math.min(left, CHUNK);
            for (int i = 0; i < count; i++) {
                swap(present, absent, i);
            }
            if (map.removePutAll(removed, put, 0, count) != count) {
                throw new IllegalStateException("the map lost a key during the churn");
            }
        }
    }

    /** Exchanges a random present and a random absent key, and notes them as step {@code i}. */
    private void swap(A present, A absent, int i) {
        int leaving = random.nextInt(size);
        int coming = random.nextInt(size);
        System.arraycopy(present, leaving, removed, i, 1);
        System.arraycopy(absent, coming, put, i, 1);
        System.arraycopy(present, leaving, one, 0, 1);
        System.arraycopy(absent, coming, present, leaving, 1);
        System.arraycopy(one, 0, absent, coming, 1);
    }
}

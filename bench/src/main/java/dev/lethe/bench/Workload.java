package dev.lethe.bench;

import dev.lethe.map.Retention;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/*
 * A map of one implementation in the state that an operation is measured on, the keys, and the operation in batches.
 *
 * The keys to visit are drawn at random, 2^20 of them or as many as the map has entries if that is more, and written
 * down in the order of the visits. Each batch goes on where the last one stopped. A short sequence would be learnt by
 * the branch predictor; an array of indices would add its own cache misses to those of the map.
 *
 * Each batch checks its own result, so that nothing is measured that does not do its work.
 */
final class Workload<A> {
    /** Keys in a batch; divides the number of visits. */
    static final int BATCH = 1 << 14;

    /** Entries in a nearly empty map. */
    static final int FEW = 16;

    private static final int LEAST_VISITS = 1 << 20;
    private static final int CHURN = 10;
    private static final int NOTHING = -1;

    private final SplittableRandom random;
    private final int size;
    private final Supplier<Contender<A>> maker;
    private final Contender<A> map;
    private final A present;
    private final A visits;
    private final A replacements;
    private final int visitCount;
    private final Operation operation;
    private int next;
    private int removed = NOTHING;

    private Workload(Cell cell, long seed, Keys<A> keys, Supplier<Contender<A>> maker) {
        this.random = new SplittableRandom(~seed); // not the sequence that the keys come from
        this.size = cell.size();
        this.maker = maker;
        this.map = maker.get();
        this.present = keys.make(size);
        A absent = keys.make(size);
        map.putAll(present, 0, size);
        if (cell.history() == History.CHURNED) {
            new Churn<>(keys, random, size).run(map, present, absent, CHURN);
        }
        this.operation = cell.operation();
        int[] order = operation == Operation.REMOVE ? permutation() : visits();
        this.visitCount = order.length;
        this.visits = keys.inOrder(
                switch (operation) {
                    case GET_HIT, PUT_OVER, REMOVE, REMOVE_PUT -> keys.copies(present);
                    case GET_MISS, REMOVE_ABSENT, REMOVE_ABSENT_EMPTIED -> absent;
                    default -> present;
                },
                order);
        // A map that puts another object than it removed would soon hold the very objects that are looked up.
        boolean removes = operation == Operation.REMOVE_PUT || operation == Operation.REMOVE;
        this.replacements = removes ? keys.inOrder(present, order) : visits;
        if (operation == Operation.REMOVE_ABSENT_EMPTIED) {
            check(size, map.removeAll(present, 0, size));
        } else if (operation.nearlyEmpty()) {
            map.clear();
        } else {
            check(size, map.size());
        }
    }

    private int[] visits() {
        return random.ints(Math.max(LEAST_VISITS, Integer.highestOneBit(size - 1) << 1), 0, size)
                .toArray();
    }

    /** As many whole batches as there are entries for, no entry twice. */
    private int[] permutation() {
        int[] order = Permutation.of(size, random);
        return Arrays.copyOf(order, size / BATCH * BATCH);
    }

    /**
     * Makes the map of an implementation ready for a cell. The keys depend on the seed alone, not on the
     * implementation.
     */
    static Workload<?> prepare(Cell cell, String implementation, long seed) {
        Retention retention = cell.operation().keepsCapacity() ? Retention.KEEP : Retention.SHRINK;
        return Contenders.use(cell.shape(), implementation, retention, seed, new Contenders.Use<>() {
            @Override
            public <A> Workload<?> of(Keys<A> keys, Supplier<Contender<A>> maker) {
                return new Workload<>(cell, seed, keys, maker);
            }
        });
    }

    long get(int expected) {
        int from = advance();
        return check(expected, map.getAll(visits, from, from + BATCH));
    }

    long putOver() {
        int from = advance();
        map.putAll(visits, from, from + BATCH);
        return check(size, map.size());
    }

    long removeAbsent() {
        int from = advance();
        return check(0, map.removeAll(visits, from, from + BATCH));
    }

    /** Removes a batch, which {@link #restore} puts again. */
    long remove() {
        removed = next;
        return check(BATCH, map.removeAll(visits, advance(), removed + BATCH));
    }

    long removePut() {
        int from = advance();
        return check(BATCH, map.removePutAll(visits, replacements, from, from + BATCH));
    }

    /** Makes a map of default capacity and puts all keys. */
    long fill() {
        Contender<A> filled = maker.get();
        filled.putAll(present, 0, size);
        return check(size, filled.size());
    }

    long iterate() {
        return check(size, map.iterate());
    }

    long refill() {
        map.putAll(present, 0, size);
        return check(size, map.size());
    }

    long clear() {
        map.clear();
        return check(0, map.size());
    }

    /** Puts what the next call is to take away. */
    void restore() {
        if (operation != Operation.REMOVE) {
            putForClear();
        } else if (removed != NOTHING) {
            map.putAll(replacements, removed, removed + BATCH);
        }
    }

    /** Puts what is to be cleared: all keys, or the next few. */
    void putForClear() {
        if (operation.nearlyEmpty()) {
            int from = advance();
            map.putAll(visits, from, from + FEW);
        } else {
            refill();
        }
    }

    private int advance() {
        int from = next;
        next = (from + BATCH) % visitCount;
        return from;
    }

    private static long check(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("the map answered " + actual + " where " + expected + " is right");
        }
        return actual;
    }
}

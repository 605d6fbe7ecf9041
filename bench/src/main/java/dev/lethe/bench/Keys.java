package dev.lethe.bench;

/**
 * Makes keys of one kind.
 *
 * @param <A> the array that holds them
 */
interface Keys<A> {
    /** Makes keys in random order that differ from each other and from all made before. */
    A make(int count);

    /** Returns equal keys that are other objects, where that makes a difference. */
    A copies(A keys);

    /** Makes an array without keys. */
    A ofLength(int length);

    /** Writes {@code keys[order[i]]} down one after another, so that a visit does not wait for the index. */
    A inOrder(A keys, int[] order);
}

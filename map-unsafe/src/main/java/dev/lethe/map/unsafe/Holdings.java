package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/**
 * The blocks of one owner, apart from it so that they can be freed once it is unreachable. The list and the figures are guarded by the
 * heap.
 */
final class Holdings implements Runnable {
    final NativeHeap heap;
    private final String name;

    /** The name that the map was given, for recordings. */
    final @Nullable String map;

    private final @Nullable Throwable made;

    @Nullable
    Block head;

    int blocks;
    long bytes;

    /** Set once all was freed, by whomever: nothing is handed out any more. */
    boolean freed;

    /** Set by {@link Owner#close} before it frees; never set when a cleaner does. */
    volatile boolean closed;

    /** Whether it is a mistake of the user, and to be reported, if a cleaner frees this. */
    volatile boolean reported = true;

    Holdings(NativeHeap heap, String name, @Nullable String map, @Nullable Throwable made) {
        this.heap = heap;
        this.name = name;
        this.map = map;
        this.made = made;
    }

    /** Throws once there is no memory any more. */
    void checkOpen() {
        if (closed || freed) {
            throw new IllegalStateException("The native memory of " + name + " was given back when it was closed.");
        }
    }

    void add(Block block) {
        block.holder = this;
        block.previous = null;
        block.next = head;
        if (head != null) {
            head.previous = block;
        }
        head = block;
        blocks++;
        bytes += block.takenBytes();
    }

    void remove(Block block) {
        if (block.next != null) {
            block.next.previous = block.previous;
        }
        if (block.previous != null) {
            block.previous.next = block.next;
        } else {
            head = block.next;
        }
        block.previous = null;
        block.next = null;
        block.holder = null;
        blocks--;
        bytes -= block.takenBytes();
    }

    /** Frees all; run once, by the owner's close or by the cleaner. */
    @Override
    public void run() {
        if (closed) {
            heap.freeAll(this);
            return;
        }
        long late = heap.bytesOf(this);
        try {
            heap.freeAll(this);
        } catch (IllegalStateException overrun) { // checked mode; the cleaner's thread would swallow it
            heap.leaks().reportFault(name, overrun);
        }
        if (late > 0 && reported) { // an empty map that nobody closed has lost nothing
            heap.leaks().report(name, late, made);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

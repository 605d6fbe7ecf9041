package dev.lethe.map.core;

import java.util.Arrays;

/** The order of a stash: which of its places are taken, which of them wait, and a tree of the others. Knows no keys. */
final class Spill {
    /*
     * Goal: a hundred thousand keys of one hash cost the logarithm of their number, and moving them needs no user code.
     *
     *   places    0 | 1 | 2 | 3 | …                     place p is the slot p behind those of the groups; an entry never moves
     *   free      a list through left
     *   waiting   a list through left and right         entries that nobody has compared yet
     *   ranked    a treap through left, right and up    entries in an order that the owner defines
     *
     * Invariants:
     *   S1  Each place is free, waiting or ranked: up is FREE, WAITING, or the parent (NIL at the root).
     *   S2  No ranked place has a higher priority than its parent. Priorities are a secret permutation of the places, so the
     *       depth is logarithmic with high probability, whatever order the entries come in (Aragon and Seidel 1989).
     *   S3  Insertion and removal keep the order in which the ranked places stand.
     *
     * To take an entry out, or to copy all of them in order, needs no comparison; only ranking does.
     */

    static final int NIL = -1;
    private static final int FREE = -2;
    private static final int WAITING = -3;
    private static final int MIXER = 0x9E37_79B1;

    /** How many entries wait before the first is ranked: below it a list is as fast as a tree. */
    static final int PATIENCE = 16;

    private int[] left;
    private int[] right;
    private int[] up;
    private int root = NIL;
    private int free = NIL;
    private int waiting = NIL;
    private int howManyWait;
    private final int secret;

    /** At how many entries the owner next asks whether a bigger table would have room for them. */
    int pressAt = PATIENCE;

    Spill(int places) {
        this.left = new int[places];
        this.right = new int[places];
        this.up = new int[places];
        this.secret = (int) (Hashing.freshSeed() >>> 32);
        setFree(0, places);
    }

    private Spill(int[] left, int[] right, int[] up, Spill old) {
        this.left = left;
        this.right = right;
        this.up = up;
        this.secret = old.secret;
        this.root = old.root;
        this.free = old.free;
        this.waiting = old.waiting;
        this.howManyWait = old.howManyWait;
        this.pressAt = old.pressAt;
    }

    /** The same with more places. */
    Spill grown(int places) {
        Spill grown =
                new Spill(Arrays.copyOf(left, places), Arrays.copyOf(right, places), Arrays.copyOf(up, places), this);
        grown.setFree(up.length, places);
        return grown;
    }

    private void setFree(int from, int to) {
        for (int place = to - 1; place >= from; place--) {
            up[place] = FREE;
            left[place] = free;
            free = place;
        }
    }

    boolean isFull() {
        return free == NIL;
    }

    boolean isTaken(int place) {
        return up[place] != FREE;
    }

    /** Takes a free place; its entry waits. */
    int take() {
        int place = free;
        free = left[place];
        up[place] = WAITING;
        left[place] = NIL;
        right[place] = waiting;
        if (waiting != NIL) {
            left[waiting] = place;
        }
        waiting = place;
        howManyWait++;
        return place;
    }

    void release(int place) {
        if (up[place] == WAITING) {
            stopWaiting(place);
        } else {
            unlink(place);
        }
        up[place] = FREE;
        left[place] = free;
        free = place;
    }

    void releaseAll() {
        root = NIL;
        free = NIL;
        waiting = NIL;
        howManyWait = 0;
        pressAt = PATIENCE;
        setFree(0, up.length);
    }

    // The waiting.

    int firstWaiting() {
        return waiting;
    }

    int nextWaiting(int place) {
        return right[place];
    }

    /** Whether so many wait that the owner should rank some. */
    boolean isImpatient() {
        return howManyWait > PATIENCE;
    }

    private void stopWaiting(int place) {
        if (left[place] != NIL) {
            right[left[place]] = right[place];
        } else {
            waiting = right[place];
        }
        if (right[place] != NIL) {
            left[right[place]] = left[place];
        }
        howManyWait--;
    }

    // The ranked.

    int root() {
        return root;
    }

    int before(int place) {
        return left[place];
    }

    int after(int place) {
        return right[place];
    }

    /** The first ranked place in the order, or NIL. */
    int first() {
        return root == NIL ? NIL : lowest(root);
    }

    private int lowest(int from) {
        int place = from;
        while (left[place] != NIL) {
            place = left[place];
        }
        return place;
    }

    /** The next ranked place in the order, or NIL. */
    int next(int place) {
        if (right[place] != NIL) {
            return lowest(right[place]);
        }
        int below = place;
        int above = up[place];
        while (above != NIL && right[above] == below) {
            below = above;
            above = up[above];
        }
        return above;
    }

    /** Ranks a waiting place as the child of a ranked one that has none on that side; a parent of NIL is for an empty tree. */
    void rank(int place, int parent, boolean asLeft) {
        stopWaiting(place);
        left[place] = NIL;
        right[place] = NIL;
        up[place] = parent;
        if (parent == NIL) {
            root = place;
        } else if (asLeft) {
            left[parent] = place;
        } else {
            right[parent] = place;
        }
        while (up[place] != NIL && priority(place) > priority(up[place])) {
            rotateUp(place);
        }
    }

    private void unlink(int place) {
        while (left[place] != NIL && right[place] != NIL) {
            rotateUp(priority(left[place]) > priority(right[place]) ? left[place] : right[place]);
        }
        int child = left[place] != NIL ? left[place] : right[place];
        putInPlaceOf(place, child, up[place]);
    }

    private void rotateUp(int place) {
        int parent = up[place];
        int above = up[parent];
        if (left[parent] == place) {
            left[parent] = right[place];
            if (right[place] != NIL) {
                up[right[place]] = parent;
            }
            right[place] = parent;
        } else {
            right[parent] = left[place];
            if (left[place] != NIL) {
                up[left[place]] = parent;
            }
            left[place] = parent;
        }
        up[parent] = place;
        putInPlaceOf(parent, place, above);
    }

    private void putInPlaceOf(int leaving, int coming, int above) {
        if (above == NIL) {
            root = coming;
        } else if (left[above] == leaving) {
            left[above] = coming;
        } else {
            right[above] = coming;
        }
        if (coming != NIL) {
            up[coming] = above;
        }
    }

    /** A permutation of all ints: xor, odd multiplications and shifts have inverses. */
    private int priority(int place) {
        int x = (place ^ secret) * MIXER;
        x = (x ^ x >>> 15) * MIXER;
        return x ^ x >>> 13;
    }

    long bytes() {
        return Footprint.object(3 * Footprint.REFERENCE + 6 * Integer.BYTES)
                + 3 * Footprint.array(up.length, Integer.BYTES);
    }

    /** Throws if S1 or S2 is broken; returns how many places are taken. */
    int check() {
        int ranked = checkRanked();
        int wait = 0;
        int last = NIL;
        for (int place = waiting; place != NIL; place = right[place]) {
            Proof.require(up[place] == WAITING, "S1: place %d is in the list but does not wait", place);
            Proof.require(left[place] == last, "S1: place %d waits, but not behind %d", place, last);
            Proof.require(++wait <= up.length, "S1: the list of those that wait does not end");
            last = place;
        }
        int free = 0;
        for (int place = this.free; place != NIL; place = left[place]) {
            Proof.require(up[place] == FREE, "S1: place %d is in the list of the free but is taken", place);
            Proof.require(++free <= up.length, "S1: the list of the free does not end");
        }
        int taken = 0;
        for (int mark : up) {
            taken += mark != FREE ? 1 : 0;
        }
        Proof.require(
                taken == ranked + wait && wait == howManyWait && free == up.length - taken,
                "S1: %d of %d places are taken, but %d are free, %d are ranked and %d of %d wait",
                taken,
                up.length,
                free,
                ranked,
                wait,
                howManyWait);
        return taken;
    }

    /** Goes down by the children alone, since the way up may be what is broken. */
    private int checkRanked() {
        int[] open = new int[2 * up.length + 2];
        int opened = 0;
        int ranked = 0;
        if (root != NIL) {
            Proof.require(up[root] == NIL, "S1: the root %d has a parent", root);
            open[opened++] = root;
        }
        while (opened != 0) {
            int place = open[--opened];
            Proof.require(++ranked <= up.length, "S1: the tree has more places than there are");
            for (int child = left[place], side = 0; side < 2; child = right[place], side++) {
                if (child != NIL) {
                    Proof.require(up[child] == place, "S1: place %d is below %d but has another parent", child, place);
                    Proof.require(priority(child) <= priority(place), "S2: place %d outranks its parent", child);
                    open[opened++] = child;
                }
            }
        }
        return ranked;
    }
}

package dev.lethe.map.core;

import dev.lethe.map.*;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** One pass over all entries of a map for a consumer. */
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValPass<K, V> {
    /*
     * Goal: entries are handed out from where they are, as fast as a group can be read, while nothing changes; and what the cursor
     * promises (C9) whatever the consumer changes.
     *
     * A group is *closed* when no entry has passed it and none came from the group before: it holds all entries that have it as
     * their home, and no others (T2). The pass hands out closed groups slot by slot. Homes whose entries lie in several groups, and
     * folded tables, are left to the walk, which reads a home into a buffer before it hands out the first entry of it.
     *
     *   hashes   0 ──── handed out ────┬─ home of a closed group ─┬──── to come ──── 2^64
     *                                  │ given: keys and hashes   end
     *
     *   P1  At the start of a home, bound, all entries of lower hashes were handed out, and none of those that are to come.
     *   P2  When the consumer changed the map, given holds what was handed out of this home: the walk takes the home from its start,
     *       in whatever tables it is by then, and leaves those out.
     */

    private final KeyValEngine<K, V> map;
    private final EntryConsumer action;

    /** The lowest hash that is still to come, in unsigned order; 0 at the end, since the first is taken without a look at it. */
    private long bound;

    /** What was handed out of the home that the pass is in. */
    private final KeyStored[] givenKeys = new KeyStored[Control.GROUP_SLOTS];

    private final long[] givenHashes = new long[Control.GROUP_SLOTS];
    private int given;

    /** Made for the first home that needs one. */
    private KeyValWalk<K, V> walk;

    KeyValPass(KeyValEngine<K, V> map, EntryConsumer action) {
        this.map = map;
        this.action = action;
    }

    void run() {
        do {
            map.checkOpen();
            KeyValTable here = map.liveTable(bound);
            if (here == null) {
                bound = map.endOfTable(bound);
            } else if (KeyValTable.NATIVE || here.isFolded() || !handOutClosed(here)) {
                // off the heap a stale table could be read, once in 2^32 changes, when the version comes round
                walkHome();
            }
        } while (bound != 0);
    }

    /** Hands out closed groups of a table from the bound on, and says whether it has come any further. */
    private boolean handOutClosed(KeyValTable here) {
        int first = here.home(bound);
        long start = here.startOf(first, bound);
        if (start != bound || Control.passed(here.word(first - 1 & here.groups() - 1)) != 0) {
            return false;
        }
        long end = map.endOfTable(bound);
        long step = 1L << here.shift();
        KeyStored[] keys = givenKeys;
        long[] hashes = givenHashes;
        int unchanged = map.version;
        int groups = here.groups();
        int group = first;
        for (; group < groups && Control.endsHere(here.word(group)); group++) {
            int handed = 0;
            for (long match = Control.matchOccupied(here.word(group)); match != 0; match &= match - 1) {
                int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
                KeyStored key = here.key(slot);
                keys[handed] = key;
                hashes[handed++] = here.hashAt(slot);
                action.accept((KeyShown) key, (ValShown) here.value(slot));
                if (map.version != unchanged) {
                    given = handed;
                    finishHome(start, group + 1 == groups ? end : start + step);
                    return true;
                }
            }
            start += step;
        }
        bound = group == groups ? end : start;
        return group != first;
    }

    /** Hands out what is left of a home whose table may be another by now, and cover more hashes or fewer. */
    private void finishHome(long start, long end) {
        bound = start;
        do {
            walkHome();
        } while (bound != 0 && (end == 0 || Long.compareUnsigned(bound, end) < 0));
        given = 0;
    }

    private void walkHome() {
        if (walk == null) {
            walk = new KeyValWalk<K, V>(map);
        }
        bound = walk.handOutHome(bound, action, this);
    }

    void leaveOut(KeyValWalk<K, V> from) {
        for (int i = 0; i < given; i++) {
            from.leaveOut(givenKeys[i], givenHashes[i]);
        }
    }
}

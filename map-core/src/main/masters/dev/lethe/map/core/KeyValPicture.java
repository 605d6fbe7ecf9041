package dev.lethe.map.core;

import dev.lethe.map.spi.KeyPicture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Describes where a key lies, for people. Reads only, and visits the groups that KeyValTable.find visits. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValPicture {
    private static final KeyPicture.Bits NO_BITS = new KeyPicture.Bits(0, 0);
    private static final KeyPicture.Bits CONTROL_BITS = new KeyPicture.Bits(32, 7); // Control.controlByte

    private final KeyValTable table;
    private final long hash;
    private final int slot;

    private KeyValPicture(KeyValTable table, long hash, int slot) {
        this.table = table;
        this.hash = hash;
        this.slot = slot;
    }

    @SuppressWarnings("cast") // one only where keys are longs
    static <K, V> KeyPicture of(KeyValEngine<K, V> map, Object asked) {
        KeyStored key = (KeyStored) asked;
        long hash = Keys.hash(key, map.hasher, map.multiplier);
        KeyValTable table = map.at(hash);
        int slot = table.find(hash, key, map.epoch); // the last of the user's code
        return new KeyValPicture(table, hash, slot).picture(map.epoch, map.places());
    }

    private KeyPicture picture(int epoch, int places) {
        boolean made = table.epoch != KeyValTable.NEVER;
        boolean current = table.epoch == epoch;
        int directoryBits = Integer.numberOfTrailingZeros(places);
        int depth = made ? table.depth : directoryBits;
        int span = 1 << directoryBits - depth;
        int place = directoryBits == 0 ? 0 : (int) (hash >>> Long.SIZE - directoryBits) & -span;
        int visited = current ? visited() : made ? 1 : 0; // of another epoch: the home group, then the epoch
        return new KeyPicture(
                hash,
                bits(0, depth),
                homeBits(),
                CONTROL_BITS,
                new KeyPicture.Table(
                        place,
                        span,
                        places,
                        depth,
                        table.epoch,
                        epoch,
                        table.reach(),
                        Geometry.limit(table.groups()),
                        made ? groups(current) : List.of(),
                        current ? stash() : List.of()),
                visited,
                slot,
                current ? end(visited) : made ? KeyPicture.End.OTHER_EPOCH : KeyPicture.End.NO_TABLE);
    }

    /** Some bits of the hash, counted from the top. */
    private static KeyPicture.Bits bits(int above, int length) {
        return length == 0 ? NO_BITS : new KeyPicture.Bits(Long.SIZE - above - length, length);
    }

    private KeyPicture.Bits homeBits() {
        int length = Integer.numberOfTrailingZeros(table.groups());
        return length == 0 ? NO_BITS : new KeyPicture.Bits(table.shift(), length);
    }

    private int visited() {
        int last = slot < 0 ? -1 : slot / Control.GROUP_SLOTS;
        int visited = 1;
        for (int group = table.home(hash);
                group != last && Control.passed(table.word(group)) != 0 && visited < table.reach();
                visited++) {
            group = group + 1 & table.groups() - 1;
        }
        return visited;
    }

    private KeyPicture.End end(int visited) {
        if (slot >= 0) {
            return slot < table.slotsOfGroups() ? KeyPicture.End.FOUND : KeyPicture.End.FOUND_IN_STASH;
        }
        int last = table.home(hash) + visited - 1 & table.groups() - 1;
        return Control.passed(table.word(last)) == 0 ? KeyPicture.End.NOT_PASSED : KeyPicture.End.OUT_OF_REACH;
    }

    private List<KeyPicture.Group> groups(boolean current) {
        List<KeyPicture.Group> groups = new ArrayList<>(table.groups());
        for (int group = 0; group < table.groups(); group++) {
            long word = current ? table.word(group) : Control.EMPTY;
            List<KeyPicture.Slot> slots = new ArrayList<>(Control.GROUP_SLOTS);
            for (int inGroup = 0; inGroup < Control.GROUP_SLOTS; inGroup++) {
                int control = (int) Control.controlAt(word, inGroup);
                slots.add(
                        control == Control.controlAt(Control.EMPTY, inGroup)
                                ? KeyPicture.Slot.free(control)
                                : entry(group * Control.GROUP_SLOTS + inGroup, control));
            }
            groups.add(new KeyPicture.Group(Control.passed(word), Control.isStashed(word), slots));
        }
        return groups;
    }

    private List<KeyPicture.Slot> stash() {
        List<KeyPicture.Slot> stash = new ArrayList<>(table.stash);
        for (int at = table.nextInStash(table.slotsOfGroups()); at >= 0; at = table.nextInStash(at + 1)) {
            stash.add(entry(at, (int) Control.controlByte(table.hashAt(at))));
        }
        return stash;
    }

    private KeyPicture.Slot entry(int at, int control) {
        return new KeyPicture.Slot(control, true, table.key(at), table.home(table.hashAt(at)));
    }
}

package dev.lethe.map.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a key lies in a map at one moment, or where a lookup for it ends; see {@link SelfDescribing}.
 *
 * <p>Slots are numbered through the table: those of group 0, those of group 1 and so on, then the stash.
 *
 * @param hash the hash of the key as the map uses it
 * @param directory the bits of the hash that all entries of the table share; none when the map has one table
 * @param home the bits of the hash that name the home group
 * @param control the bits of the hash that the control byte holds
 * @param table the table that the hash leads to
 * @param visited how many groups a lookup visits, from the home group on
 * @param slot the slot of the key in the table, or -1 when it is absent
 * @param end why the lookup ends
 */
public record KeyPicture(
        long hash, Bits directory, Bits home, Bits control, Table table, int visited, int slot, End end) {
    /** Why a lookup ends. */
    public enum End {
        /** The last group visited holds the key. */
        FOUND,
        /** The home group is marked, and the stash holds the key. */
        FOUND_IN_STASH,
        /** No entry passed the last group visited, so the key cannot lie behind it; nor is it in the stash. */
        NOT_PASSED,
        /** The lookup visited as many groups as any entry is ever away from home; nor is the key in the stash. */
        OUT_OF_REACH,
        /** The entries of the table were cleared: its epoch is not the map's. */
        OTHER_EPOCH,
        /** No table has been made there yet. */
        NO_TABLE
    }

    /**
     * A run of bits in a hash.
     *
     * @param lowest the number of the lowest bit, 0 to 63
     * @param length how many bits, 0 to 63
     */
    public record Bits(int lowest, int length) {
        /**
         * Takes the bits out of a hash.
         *
         * @param hash a hash
         * @return their value; 0 when there are none
         */
        public long of(long hash) {
            return hash >>> lowest & (1L << length) - 1;
        }
    }

    /**
     * A table as lookups see it: one whose entries were cleared has none.
     *
     * @param place the first place of the directory that leads to the table
     * @param span how many places lead to it
     * @param places how many places the directory has; 1 when the map has one table and no directory
     * @param depth how many top bits of the hash its entries share
     * @param epoch the epoch of the table
     * @param mapEpoch the epoch of the map; a table of another epoch is empty
     * @param reach how many groups a lookup visits at most
     * @param limit how many entries its groups take before the table grows
     * @param groups its groups in order; empty when no table has been made there
     * @param stash the entries that found no room within reach of their home group
     */
    public record Table(
            int place,
            int span,
            int places,
            int depth,
            long epoch,
            long mapEpoch,
            int reach,
            int limit,
            List<Group> groups,
            List<Slot> stash) {
        /**
         * Copies the lists.
         *
         * @param place the first place of the directory that leads to the table
         * @param span how many places lead to it
         * @param places how many places the directory has; 1 when the map has one table and no directory
         * @param depth how many top bits of the hash its entries share
         * @param epoch the epoch of the table
         * @param mapEpoch the epoch of the map; a table of another epoch is empty
         * @param reach how many groups a lookup visits at most
         * @param limit how many entries its groups take before the table grows
         * @param groups its groups in order; empty when no table has been made there
         * @param stash the entries that found no room within reach of their home group
         */
        public Table {
            groups = List.copyOf(groups);
            stash = List.copyOf(stash);
        }

        /**
         * Returns the number of entries, those in the stash included.
         *
         * @return entries
         */
        public int entries() {
            return groups.stream().mapToInt(Group::entries).sum() + stash.size();
        }
    }

    /**
     * A group.
     *
     * @param passed the count: how many live entries found it full and went on
     * @param stashMark whether an entry of the stash has it as its home
     * @param slots its slots in order
     */
    public record Group(int passed, boolean stashMark, List<Slot> slots) {
        /**
         * Copies the list.
         *
         * @param passed the count: how many live entries found it full and went on
         * @param stashMark whether an entry of the stash has it as its home
         * @param slots its slots in order
         */
        public Group {
            slots = List.copyOf(slots);
        }

        /**
         * Returns the number of entries in the group.
         *
         * @return entries
         */
        public int entries() {
            return (int) slots.stream().filter(Slot::occupied).count();
        }
    }

    /**
     * A slot.
     *
     * @param control its control byte, 0 to 255; of an entry of the stash, the one that its hash makes
     * @param occupied whether it holds an entry
     * @param key the key of that entry; null when the slot is free, or for the key null
     * @param home the home group of that entry by the hash as it was at insertion; -1 when the slot is free
     */
    public record Slot(
            int control, boolean occupied, @Nullable Object key, int home) {
        /**
         * Makes a free slot.
         *
         * @param control its control byte
         * @return a slot without entry
         */
        public static Slot free(int control) {
            return new Slot(control, false, null, -1);
        }
    }

    /**
     * Checks that nothing is missing.
     *
     * @param hash the hash of the key as the map uses it
     * @param directory the bits of the hash that all entries of the table share; none when the map has one table
     * @param home the bits of the hash that name the home group
     * @param control the bits of the hash that the control byte holds
     * @param table the table that the hash leads to
     * @param visited how many groups a lookup visits, from the home group on
     * @param slot the slot of the key in the table, or -1 when it is absent
     * @param end why the lookup ends
     */
    public KeyPicture {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(end, "end");
    }

    /**
     * Returns whether the map holds the key.
     *
     * @return true when it does
     */
    public boolean present() {
        return slot >= 0;
    }

    /**
     * Returns the home group of the key.
     *
     * @return the index of a group
     */
    public int homeGroup() {
        return (int) home.of(hash);
    }
}

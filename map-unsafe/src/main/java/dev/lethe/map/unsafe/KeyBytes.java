package dev.lethe.map.unsafe;

import java.nio.charset.StandardCharsets;

/** The characters of the keys of one table, off the heap: a row of records, and what is free behind them. */
final class KeyBytes extends NativeMemory {
    /*
     * Goal: keys that are no objects, and bytes that come back when keys leave, in steps of one table.
     *
     *   | 8 unused | record | record | … | free |      a record begins at a multiple of 8; its number is its offset / 8, never 0
     *
     *   record     | slot: 4 | length: 4 | characters, the rest of the last 8 bytes 0 |
     *
     * slot is that of the entry, or DEAD. length counts characters: as it is where each takes a byte (Latin-1), as its complement
     * where each takes two (UTF-16, so that every string comes back as it was, unpaired surrogates included). A string takes
     * the short form iff all its characters allow it, so equal strings have equal records. Characters are written and read eight
     * bytes at a time, as one number, the first in the lowest bits: the byte order of the machine does not matter.
     *
     * A record that dies leaves a gap. When a new one finds no room behind the last, the living are moved together; if that frees
     * less than three sixteenths, the row also gets a third more room than they need. Where the living fill less than a quarter, the row shrinks.
     *
     * Invariants (check proves them):
     *   B1  Records lie without gaps from FIRST to used; used <= capacity.
     *   B2  live = the bytes of the records that are not DEAD.
     *   B3  The slot of a record that is not DEAD has its number, and each entry has one record.
     */

    /** The number that no record has. */
    static final int NONE = 0;

    private static final long FIRST = Long.BYTES;
    private static final long HEADER = Long.BYTES;
    private static final int DEAD = -1;

    /** Rows of this size are not made smaller. */
    private static final long SMALL = 1024;

    /** What the numbers of records reach: 16 GiB. */
    private static final long MOST = (long) Integer.MAX_VALUE * Long.BYTES & -LINE;

    /** The bytes of such an object on the heap, its block included. */
    static final long FOOTPRINT = Footprint.object(MEMORY_BYTES + 3 * Long.BYTES + 1) + BLOCK_BYTES;

    private long capacity;
    private long used = FIRST;
    private long live;

    /** The bytes of the records of the present keys. */
    long live() {
        return live;
    }

    // Reading.

    /** Whether a record has the characters of a string. Allocates nothing. */
    boolean holds(int number, String text) {
        long at = offset(number);
        int length = getInt(at + Integer.BYTES);
        int asked = text.length();
        return length == asked
                ? holdsShort(at + HEADER, text, asked)
                : ~length == asked && holdsWide(at + HEADER, text, asked);
    }

    private boolean holdsShort(long from, String text, int length) {
        long at = from;
        int all = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8, at += Long.BYTES) {
            long word = 0;
            for (int j = 7; j >= 0; j--) {
                char one = text.charAt(i + j);
                all |= one;
                word = word << 8 | one;
            }
            if (getLong(at) != word) {
                return false;
            }
        }
        if (i < length) {
            long word = 0;
            for (int j = length - 1; j >= i; j--) {
                char one = text.charAt(j);
                all |= one;
                word = word << 8 | one;
            }
            if (getLong(at) != word) {
                return false;
            }
        }
        return all <= 0xFF; // a wider character smears into its neighbours, which may look like others
    }

    private boolean holdsWide(long from, String text, int length) {
        long at = from;
        for (int i = 0; i < length; i += 4, at += Long.BYTES) {
            if (getLong(at) != wideWord(text, i, Math.min(length, i + 4))) {
                return false;
            }
        }
        return true;
    }

    private static long wideWord(String text, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 16 | text.charAt(i);
        }
        return word;
    }

    /** The string of a record, made anew. */
    String text(int number) {
        long at = offset(number);
        int length = getInt(at + Integer.BYTES);
        at += HEADER;
        if (length >= 0) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; at += Long.BYTES) {
                long word = getLong(at);
                for (int end = Math.min(length, i + 8); i < end; i++, word >>>= 8) {
                    bytes[i] = (byte) word;
                }
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] characters = new char[~length];
        for (int i = 0; i < characters.length; at += Long.BYTES) {
            long word = getLong(at);
            for (int end = Math.min(characters.length, i + 4); i < end; i++, word >>>= 16) {
                characters[i] = (char) word;
            }
        }
        return new String(characters);
    }

    private static long offset(int number) {
        return (long) number << 3;
    }

    /** The bytes of a record with such a length field. */
    private static long bytesOf(int length) {
        long characters = length >= 0 ? length : 2L * ~length;
        return HEADER + (characters + Long.BYTES - 1 & -Long.BYTES);
    }

    /** The length field of a string. */
    private static int lengthOf(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > 0xFF) {
                return ~length;
            }
        }
        return length;
    }

    long bytesAt(int number) {
        return bytesOf(getInt(offset(number) + Integer.BYTES));
    }

    // Changing. Room is made before: makeRoom is the only one that allocates.

    static long bytesFor(String text) {
        return bytesOf(lengthOf(text));
    }

    /**
     * Makes room for a record; moves others, and tells their slots. An {@link OutOfMemoryError} changes no key.
     *
     * @param toCome the bytes that are expected besides
     */
    void makeRoom(StringLongSlots table, long bytes, long toCome) {
        if (used + bytes <= capacity) {
            return;
        }
        long wanted = FIRST + live + bytes;
        if (wanted <= capacity) {
            moveTogether(table);
            if (wanted > capacity - (capacity >>> 4) * 3) {
                widen(table, wanted, toCome);
            }
            return;
        }
        if (wanted > MOST) {
            throw new OutOfMemoryError("The keys of one table of this map take " + wanted + " bytes, and " + MOST
                    + " is the most; -Dlethe.unsafe.maxGroups=64 makes tables of fewer keys.");
        }
        resize(table, Math.min(MOST, wanted + Math.max(wanted / 3, toCome)));
    }

    /** Makes room before it is needed, lest the living be moved for each new key; where there is no memory for that, they are. */
    private void widen(StringLongSlots table, long wanted, long toCome) {
        Allocator allocator = table.rule.allocator;
        if (!allocator.spares(true)) {
            return;
        }
        try {
            resize(table, Math.min(MOST, wanted + Math.max(wanted / 3, toCome)));
        } catch (OutOfMemoryError noRoom) {
            return; // there is room for this one
        } finally {
            allocator.spares(false);
        }
    }

    /** Gives back what the keys do not need. An {@link OutOfMemoryError} changes nothing. */
    void fit(StringLongSlots table) {
        if (live == 0) {
            giveBack();
        } else if (capacity > FIRST + live + live / 4 + LINE) {
            resize(table, FIRST + live);
        }
    }

    /** Whether the keys need so little of the room that a removal should give some back. */
    boolean isSparse() {
        return capacity > SMALL && live < capacity / 4;
    }

    /** Gives room back while keys leave, and keeps some for those that come. */
    void narrow(StringLongSlots table) {
        resize(table, FIRST + live + live / 3);
    }

    private void resize(StringLongSlots table, long wanted) {
        table.rule.allocator.admit();
        moveTogether(table);
        long bytes = wanted + LINE - 1 & -LINE;
        if (capacity == 0) {
            allocate(table.rule.allocator.owner(), bytes);
        } else {
            resize(bytes);
        }
        capacity = bytes;
    }

    private void moveTogether(StringLongSlots table) {
        if (used == FIRST + live) {
            return;
        }
        long to = FIRST;
        for (long from = FIRST; from < used; ) {
            int slot = getInt(from);
            long bytes = bytesOf(getInt(from + Integer.BYTES));
            if (slot != DEAD) {
                if (to != from) {
                    for (long i = 0; i < bytes; i += Long.BYTES) {
                        putLong(to + i, getLong(from + i)); // upwards, since the two may overlap
                    }
                    table.setRecord(slot, (int) (to >>> 3));
                }
                to += bytes;
            }
            from += bytes;
        }
        used = to;
    }

    /** Writes a record, for which there is room. */
    int add(int slot, String text) {
        long record = used;
        int length = lengthOf(text);
        putInt(record, slot);
        putInt(record + Integer.BYTES, length);
        long at = record + HEADER;
        if (length >= 0) {
            for (int i = 0; i < length; at += Long.BYTES) {
                long word = 0;
                int end = Math.min(length, i + 8);
                for (int j = end - 1; j >= i; j--) {
                    word = word << 8 | text.charAt(j);
                }
                putLong(at, word);
                i = end;
            }
        } else {
            int end = ~length;
            for (int i = 0; i < end; i += 4, at += Long.BYTES) {
                putLong(at, wideWord(text, i, Math.min(end, i + 4)));
            }
        }
        return grownTo(at);
    }

    /** Takes over the record of another table, for which there is room; that one keeps its own. */
    int addFrom(int slot, KeyBytes source, int number) {
        long from = offset(number);
        long bytes = source.bytesAt(number);
        long record = used;
        if (bytes <= LINE) {
            for (long i = 0; i < bytes; i += Long.BYTES) {
                putLong(record + i, source.getLong(from + i));
            }
        } else {
            copy(source, from, record, bytes);
        }
        putInt(record, slot);
        return grownTo(record + bytes);
    }

    private int grownTo(long end) {
        long record = used;
        live += end - record;
        used = end;
        return (int) (record >>> 3);
    }

    /** Tells a record that its entry lies in another slot. */
    void moved(int number, int slot) {
        putInt(offset(number), slot);
    }

    void remove(int number) {
        long record = offset(number);
        long bytes = bytesAt(number);
        live -= bytes;
        if (record + bytes == used) {
            used = record;
        } else {
            putInt(record, DEAD);
        }
    }

    /** Lets go of all keys at once; keeps the room. */
    void clear() {
        used = FIRST;
        live = 0;
    }

    /** Lets go of all keys and of the room. */
    void giveBack() {
        release();
        capacity = 0;
        clear();
    }

    /** Throws if B1, B2 or B3 is broken. */
    void check(StringLongSlots table, int entries) {
        long living = 0;
        int records = 0;
        long at = FIRST;
        while (at < used) {
            int slot = getInt(at);
            long bytes = bytesOf(getInt(at + Integer.BYTES));
            if (slot != DEAD) {
                living += bytes;
                records++;
                Proof.require(table.record(slot) == at >>> 3, "B3: the record at %d is not that of slot %d", at, slot);
            }
            at += bytes;
        }
        Proof.require(at == used && used <= Math.max(FIRST, capacity), "B1: records end at %d, not at %d", at, used);
        Proof.require(living == live, "B2: %d bytes should live, and %d do", live, living);
        Proof.require(records == entries, "B3: there are %d records of %d keys", records, entries);
    }
}

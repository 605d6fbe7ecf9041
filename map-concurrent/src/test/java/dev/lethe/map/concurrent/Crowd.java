package dev.lethe.map.concurrent;

/** Keys whose entries meet: in a table of four groups they have one home group, and their control bytes are the same. */
final class Crowd {
    /** The seed of the maps that the keys were chosen for. */
    static final long SEED = 1;

    /** The first keys are the ones that are watched. */
    static final int WATCHED = 2;

    static final long[] KEYS = new long[WATCHED + 17 + 6];

    /** Keys of any hash. */
    static final long[] OTHERS = new long[12];

    static {
        long multiplier = Hashing.multiplierOf(SEED);
        long sign = sign(0, multiplier);
        int found = 0;
        for (long key = 0; found < KEYS.length; key++) {
            if (sign(key, multiplier) == sign) {
                KEYS[found++] = key;
            }
        }
        for (int i = 0; i < OTHERS.length; i++) {
            OTHERS[i] = -1L - i;
        }
    }

    private Crowd() {}

    /** Returns so many keys with the same first four bits of the hash and the same control byte. */
    static long[] ofOneTable(int count) {
        long multiplier = Hashing.multiplierOf(SEED);
        long[] keys = new long[count];
        int found = 0;
        for (long key = 0; found < count; key++) {
            long hash = Hashing.mix(key, multiplier);
            if (hash >>> 60 == 0 && Control.controlByte(hash) == Control.controlByte(0)) {
                keys[found++] = key;
            }
        }
        return keys;
    }

    private static long sign(long key, long multiplier) {
        long hash = Hashing.mix(key, multiplier);
        return hash >>> 62 << 8 | Control.controlByte(hash);
    }
}

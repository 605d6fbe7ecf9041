package dev.lethe.map.core;

/** A table of 64 groups without a map, and entries with chosen hashes; tests of it extend this. */
abstract class OneTable {
    static final int EPOCH = 1;

    LongLongTable table = table(0);

    static LongLongTable table(int depth) {
        return new LongLongTable(64, depth, EPOCH, Keys.DEFAULT, Hashing.multiplierOf(CoreFixture.SEED));
    }

    static long hash(int upper, int number) {
        return (long) upper << 32 | number;
    }

    /** Adds an entry whose hash has these upper bits, and says in which slot. */
    final int insert(int upper, int number) {
        long hash = hash(upper, number);
        return table.insert(hash, CoreFixture.unmix(hash), number);
    }
}

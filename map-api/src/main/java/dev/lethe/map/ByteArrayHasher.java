package dev.lethe.map;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;

/** Compares arrays of {@code byte} by their content, in the order of {@link Arrays#compare(byte[], byte[])}. */
final class ByteArrayHasher implements Hasher<byte[]>, Comparator<byte[]> {
    static final ByteArrayHasher INSTANCE = new ByteArrayHasher();

    /** Eight bytes at a time; the order is fixed, so that a hash is the same on all machines. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteArrayHasher() {}

    @Override
    public long hash(byte[] key) {
        long hash = ContentHash.begin(key.length);
        int i = 0;
        for (; i <= key.length - Long.BYTES; i += Long.BYTES) {
            hash = ContentHash.add(hash, (long) WORDS.get(key, i));
        }
        if (i < key.length) {
            long rest = 0;
            for (; i < key.length; i++) {
                rest = rest << Byte.SIZE | Byte.toUnsignedInt(key[i]);
            }
            hash = ContentHash.add(hash, rest);
        }
        return ContentHash.end(hash);
    }

    @Override
    public boolean equal(byte[] present, byte[] asked) {
        return Arrays.equals(present, asked);
    }

    @Override
    public int compare(byte[] one, byte[] other) {
        return Arrays.compare(one, other);
    }

    @Override
    public String toString() {
        return "Hasher.byteArrays()";
    }
}

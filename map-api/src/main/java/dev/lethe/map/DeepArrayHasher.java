package dev.lethe.map;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares arrays of objects and of arrays by their content, as {@link Arrays#deepEquals(Object[], Object[])}. */
final class DeepArrayHasher implements Hasher<@Nullable Object[]> {
    static final DeepArrayHasher INSTANCE = new DeepArrayHasher();

    private DeepArrayHasher() {}

    @Override
    public long hash(@Nullable Object[] key) {
        long hash = ContentHash.begin(key.length);
        for (Object element : key) {
            hash = ContentHash.add(hash, hashOf(element));
        }
        return ContentHash.end(hash);
    }

    private long hashOf(@Nullable Object element) {
        if (element == null || !element.getClass().isArray()) {
            return Objects.hashCode(element);
        }
        if (element instanceof @Nullable Object[] objects) {
            return hash(objects);
        }
        return hashOfPrimitives(element);
    }

    private static long hashOfPrimitives(Object array) {
        if (array instanceof byte[] bytes) {
            return ByteArrayHasher.INSTANCE.hash(bytes);
        }
        if (array instanceof char[] chars) {
            return CharArrayHasher.INSTANCE.hash(chars);
        }
        if (array instanceof int[] ints) {
            return IntArrayHasher.INSTANCE.hash(ints);
        }
        if (array instanceof long[] longs) {
            return LongArrayHasher.INSTANCE.hash(longs);
        }
        if (array instanceof short[] shorts) {
            return Arrays.hashCode(shorts);
        }
        if (array instanceof float[] floats) {
            return Arrays.hashCode(floats);
        }
        return array instanceof double[] doubles ? Arrays.hashCode(doubles) : Arrays.hashCode((boolean[]) array);
    }

    @Override
    public boolean equal(@Nullable Object[] present, @Nullable Object[] asked) {
        return Arrays.deepEquals(present, asked);
    }

    @Override
    public String toString() {
        return "Hasher.deepArrays()";
    }
}

package dev.lethe.map;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares arrays of objects by the {@code equals} of their elements, as {@link Arrays#equals(Object[], Object[])}. */
final class ObjectArrayHasher implements Hasher<@Nullable Object[]> {
    static final ObjectArrayHasher INSTANCE = new ObjectArrayHasher();

    private ObjectArrayHasher() {}

    @Override
    public long hash(@Nullable Object[] key) {
        long hash = ContentHash.begin(key.length);
        for (Object element : key) {
            hash = ContentHash.add(hash, Objects.hashCode(element));
        }
        return ContentHash.end(hash);
    }

    @Override
    public boolean equal(@Nullable Object[] present, @Nullable Object[] asked) {
        return Arrays.equals(present, asked);
    }

    @Override
    public String toString() {
        return "Hasher.objectArrays()";
    }
}

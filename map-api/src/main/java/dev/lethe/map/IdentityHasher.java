package dev.lethe.map;

/** Compares keys by identity. */
final class IdentityHasher implements Hasher<Object> {
    static final Hasher<Object> INSTANCE = new IdentityHasher();

    private IdentityHasher() {}

    @Override
    public long hash(Object key) {
        return System.identityHashCode(key);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is what this hasher is for
    public boolean equal(Object present, Object asked) {
        return present == asked;
    }
}

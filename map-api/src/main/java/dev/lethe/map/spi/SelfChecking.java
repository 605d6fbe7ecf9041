package dev.lethe.map.spi;

/**
 * A map that can check its own structure; the contracts, the fuzz targets and users' tests call it after each step.
 *
 * <p>A backend need not implement it, but is tested far better when it does.
 */
public interface SelfChecking {
    /**
     * Walks the whole structure and checks every invariant: each entry is found, and only those; sizes; counts; no
     * reference outside live slots but the reported debt. Calls {@code equals} and {@code hashCode} of no key.
     *
     * @throws AssertionError with one sentence when an invariant does not hold
     */
    void checkInvariants();
}

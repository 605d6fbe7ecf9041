package dev.lethe.map.core;

/** Asked before each allocation that a map makes for its structure, so that tests can make the nth one fail. */
class Allocator {
    static final Allocator HEAP = new Allocator();

    /** Returns, or throws an {@link OutOfMemoryError}. */
    void admit() {}
}

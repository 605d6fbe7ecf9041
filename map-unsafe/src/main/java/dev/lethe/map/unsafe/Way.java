package dev.lethe.map.unsafe;

/** The ways to native memory. */
enum Way {
    /** By {@code sun.misc.Unsafe}: silent up to Java 23, warned of since 24. */
    UNSAFE,
    /** By {@code java.lang.foreign}, in the part of this jar for Java 22 and later. */
    FOREIGN,
    /** None: this backend cannot be used here. */
    NONE
}

package dev.lethe.map.unsafe;

/** Whether the JVM uses the part of this jar for Java 22 and later: that part has a class of this name too, which says true. */
final class ForeignPart {
    private ForeignPart() {}

    static boolean isPresent() {
        return false;
    }
}

package dev.lethe.map.unsafe;

/** Whether the JVM uses the part of this jar for Java 22 and later: here it does. */
final class ForeignPart {
    private ForeignPart() {}

    static boolean isPresent() {
        return true;
    }
}

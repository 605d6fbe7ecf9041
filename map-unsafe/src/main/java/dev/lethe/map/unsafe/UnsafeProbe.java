package dev.lethe.map.unsafe;

/** Finds out whether sun.misc.Unsafe can be used, by using it: its instance is to be had even where each access is denied. */
final class UnsafeProbe {
    private UnsafeProbe() {}

    /** What keeps that way from being used, and what would help; empty when nothing does. */
    static String fault() {
        try {
            long address = UnsafeAccess.allocate(Long.BYTES);
            try {
                UnsafeAccess.putLong(address, ~address);
                return UnsafeAccess.getLong(address) == ~address
                        ? ""
                        : "sun.misc.Unsafe does not read what it wrote; use the backend core";
            } finally {
                UnsafeAccess.free(address);
            }
        } catch (UnsupportedOperationException denied) { // its message is the name of the method
            return "this JVM denies access to memory by sun.misc.Unsafe (" + denied.getMessage()
                    + "); allow it by --sun-misc-unsafe-memory-access=allow";
        } catch (OutOfMemoryError full) {
            return Guard.NO_MEMORY + " (" + full.getMessage() + ")" + Guard.FREE_MEMORY;
        } catch (LinkageError
                | RuntimeException missing) { // the module jdk.unsupported is not there, or cannot be reached
            return "sun.misc.Unsafe cannot be used in this JVM (" + missing + "); add --add-modules jdk.unsupported";
        }
    }
}

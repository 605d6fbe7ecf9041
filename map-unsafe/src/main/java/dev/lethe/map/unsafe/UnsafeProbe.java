package dev.lethe.map.unsafe;

/** Finds out whether sun.misc.Unsafe can be used, by using it: its instance is to be had even where each access is denied. */
final class UnsafeProbe {
    private UnsafeProbe() {}

    /** What keeps that way from being used; empty when nothing does. */
    static String fault() {
        try {
            long address = UnsafeAccess.allocate(Long.BYTES);
            try {
                UnsafeAccess.putLong(address, ~address);
                return UnsafeAccess.getLong(address) == ~address ? "" : "sun.misc.Unsafe does not read what it wrote";
            } finally {
                UnsafeAccess.free(address);
            }
        } catch (UnsupportedOperationException denied) { // its message is the name of the method
            return "this JVM denies access to memory by sun.misc.Unsafe (" + denied.getMessage() + ")";
        } catch (OutOfMemoryError full) {
            return "the operating system gives no native memory (" + full.getMessage() + ")";
        } catch (LinkageError
                | RuntimeException missing) { // the module jdk.unsupported is not there, or cannot be reached
            return "sun.misc.Unsafe cannot be used in this JVM (" + missing + ")";
        }
    }
}

package dev.lethe.map;

/** An {@link AutoCloseable} that closes a map and throws no checked exception; see {@link LetheMap#closing()}. */
@FunctionalInterface
public interface MapCloser extends AutoCloseable {
    /** Closes the map; calling it again does nothing. */
    @Override
    void close();
}

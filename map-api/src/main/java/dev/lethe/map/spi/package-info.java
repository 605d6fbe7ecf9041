/**
 * What a backend implements.
 *
 * <p>A backend is a {@link dev.lethe.map.spi.MapProvider} found by {@link java.util.ServiceLoader}; extend {@link
 * dev.lethe.map.spi.AbstractMapProvider}. Its maps extend the skeletons ({@link dev.lethe.map.spi.AbstractLongLongMap} and
 * its kin), which build the whole family of methods on a few, so that methods added later do not break the backend.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.spi;

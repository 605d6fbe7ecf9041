/** What the fuzz targets must ask of the backend off the heap from inside its package. */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.unsafe;

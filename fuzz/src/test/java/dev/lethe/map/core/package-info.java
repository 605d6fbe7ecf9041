/** What the fuzz targets must ask of the backend on the heap from inside its package. */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.core;

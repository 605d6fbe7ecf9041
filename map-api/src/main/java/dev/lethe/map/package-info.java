/**
 * What users of Lethe see: the map shapes, the builder, and the figures a map shows of itself.
 *
 * <p>Start at {@link dev.lethe.map.Lethe#builder()}. Four shapes exist, by what keys and values are: {@link
 * dev.lethe.map.ObjectMap} (object to object, a {@link java.util.Map}), {@link dev.lethe.map.LongObjectMap}, {@link
 * dev.lethe.map.LongLongMap} and {@link dev.lethe.map.ObjectLongMap}. {@link dev.lethe.map.LetheMap} is what they share,
 * and holds the table of what is said once for all of them: nulls, threads, iteration, exceptions.
 *
 * <p>Interfaces of this package may gain methods in a later release. Code that implements them extends the skeletons of
 * {@link dev.lethe.map.spi}, which will implement such methods; code that only calls them is not affected.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map;

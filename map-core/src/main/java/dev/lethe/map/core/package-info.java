/**
 * The backend {@code core}: hash tables on the Java heap, without unsafe memory and without threads in mind.
 *
 * <p>Start reading at {@code Control} (one group), {@code KeyValTable} (one table) and {@code KeyValEngine} (a map of tables)
 * in {@code src/main/masters}, from which the four shapes are made.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.core;

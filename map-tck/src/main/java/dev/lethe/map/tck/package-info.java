/**
 * The contracts that every backend must pass.
 *
 * <p>A backend has a class of about five lines for each of its shapes, which extends {@link
 * dev.lethe.map.tck.LongLongMapContract} or its kin and names the backend; and one that extends {@link
 * dev.lethe.map.tck.FrugalMapContract}, if it also promises to leave no trace in memory. Each behaviour is written once, on
 * {@link dev.lethe.map.tck.Subject}, a map of any shape seen through boxed keys and values.
 *
 * <p>{@link dev.lethe.map.tck.CommandRunner} runs lists of commands on a map and on {@link dev.lethe.map.tck.MapModel}, a
 * {@link java.util.HashMap}, and compares every answer. Property tests, fuzzing and the stored corpus share it.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.tck;

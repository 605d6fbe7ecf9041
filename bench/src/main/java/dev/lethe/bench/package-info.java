/**
 * Times Lethe beside the other hash maps of the JVM, with JMH; published nowhere.
 *
 * <p>From the outside in: {@link dev.lethe.bench.RunBenchmarks} is the program. It takes {@code Cell}s (a shape, an
 * operation, a size, a history), has {@code Rounds} start one JVM after another through {@code JmhFork}, keeps each
 * result as a line of a {@code RawFile}, and lets {@code Report} make the tables. Inside such a JVM {@link
 * dev.lethe.bench.MapBenchmark} asks a {@code Workload} for batches of operations on one {@code Contender}: a map of
 * one implementation.
 *
 * <p>Beside it stand programs for what JMH does not measure. {@link dev.lethe.bench.Footprints} and {@link
 * dev.lethe.bench.LongestPuts} put each {@code Question} to a JVM of its own, in which a probe finds the {@code Answer};
 * {@code Survey} keeps the answers and goes on where a run was cut short. {@link dev.lethe.bench.CollectorCosts} runs the
 * same rounds as {@code RunBenchmarks} under several collectors.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.bench;

/** Fuzzing over every backend that is found: one target, its stored corpus, and a planted fault that it must find. */
@org.jspecify.annotations.NullMarked
package dev.lethe.fuzz;

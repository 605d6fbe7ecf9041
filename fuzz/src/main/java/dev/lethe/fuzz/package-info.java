/** Fuzzing over every backend that is found: the targets, their stored corpora, and a planted fault that they must find. */
@org.jspecify.annotations.NullMarked
package dev.lethe.fuzz;

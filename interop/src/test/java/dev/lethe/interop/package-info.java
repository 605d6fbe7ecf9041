/** Lethe's maps among the libraries and the runtimes that programs bring along. */
@NullMarked
package dev.lethe.interop;

import org.jspecify.annotations.NullMarked;

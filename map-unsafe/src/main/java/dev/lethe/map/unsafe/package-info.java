/**
 * Native memory and what keeps it from doing harm: the guard, the blocks that tables lie in, their owners, the limit, the checked mode.
 */
@NullMarked
package dev.lethe.map.unsafe;

import org.jspecify.annotations.NullMarked;

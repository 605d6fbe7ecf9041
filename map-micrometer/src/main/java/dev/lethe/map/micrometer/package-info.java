/** Binds the figures of maps, pools and the process to a registry of Micrometer. */
@NullMarked
package dev.lethe.map.micrometer;

import org.jspecify.annotations.NullMarked;

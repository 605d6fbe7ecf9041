/**
 * Figures of the process for those who watch it: maps and pools that are tracked by name on request, idle and native memory; as objects and by
 * JMX, where the runtime image has the module {@code java.management}.
 */
@NullMarked
package dev.lethe.map.monitor;

import org.jspecify.annotations.NullMarked;

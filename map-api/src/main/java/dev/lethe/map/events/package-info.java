/**
 * What maps and pools tell a recording of the JDK Flight Recorder, and what backends call so that they do.
 *
 * <p>Where the module {@code jdk.jfr} is missing nothing is told, at no cost. The settings {@code META-INF/jfr/lethe.jfc} in the jar switch all
 * events on.
 */
@NullMarked
package dev.lethe.map.events;

import org.jspecify.annotations.NullMarked;

/**
 * The lab: the program that shows on real keys what deletion, clearing and reuse cost in the maps of Lethe and of the JDK.
 *
 * <p>{@link dev.lethe.lab.Main} reads the command line, {@link dev.lethe.lab.Keys} the keys. Each {@link
 * dev.lethe.lab.Experiment} replays them through every {@link dev.lethe.lab.Subject} and yields a {@link
 * dev.lethe.lab.Section}, which {@link dev.lethe.lab.TextTable} prints and {@link dev.lethe.lab.HtmlReport} writes. {@link
 * dev.lethe.lab.Explain} is apart from that: it draws where one key lies.
 */
@NullMarked
package dev.lethe.lab;

import org.jspecify.annotations.NullMarked;

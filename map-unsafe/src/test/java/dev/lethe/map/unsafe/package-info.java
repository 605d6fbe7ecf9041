/** Tests of native memory, on the ways to it that the JVM of the test has. */
package dev.lethe.map.unsafe;

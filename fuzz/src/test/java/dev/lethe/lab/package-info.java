/** The door of the fuzz targets to the lab's parser of key files. */
@org.jspecify.annotations.NullMarked
package dev.lethe.lab;

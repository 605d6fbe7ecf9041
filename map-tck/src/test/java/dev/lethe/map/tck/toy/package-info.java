/** A backend that is slow and plain, to try the contracts on: a right one, and some with one fault each. */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.tck.toy;

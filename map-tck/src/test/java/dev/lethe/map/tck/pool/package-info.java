/** A toy pool with faults, on which the contract of pools is tried. */
package dev.lethe.map.tck.pool;

package dev.lethe.map.tck.toy;

/** What all toys share: the store that does the work. */
interface ToyMap {
    ToyStore store();
}

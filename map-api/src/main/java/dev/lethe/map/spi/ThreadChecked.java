package dev.lethe.map.spi;

/**
 * A map that can check, in a checked mode, that one thread uses it. Whoever hands such a map from one thread to another, in order, says
 * so here; pools do at each return. Outside the checked mode both methods do nothing.
 */
public interface ThreadChecked {
    /** Lets the map belong to whichever thread uses it next. Called by anybody who has the map alone. */
    void handOver();

    /** Lets any number of threads read the map until the next {@link #handOver()}; nobody changes it meanwhile. */
    void handToReaders();
}

package dev.lethe.map.spi;

/**
 * A map that has memory which no collector frees, and reports when it became unreachable before it was closed. Whoever lets maps go to
 * the collector on purpose, or reports lost ones himself, says so here; pools do with each map they make.
 */
public interface SelfReporting {
    /** Has the map report nothing: should it become unreachable unclosed, its memory is freed in silence and no mistake is counted. */
    void reportNothing();
}

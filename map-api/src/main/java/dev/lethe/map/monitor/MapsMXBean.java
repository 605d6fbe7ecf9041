package dev.lethe.map.monitor;

import java.util.List;

/** The figures of the process by JMX, where {@link MapMonitor#register()} was called. */
public interface MapsMXBean {
    /** The name that the bean has on the platform's MBean server. */
    String NAME = "dev.lethe:type=Maps";

    /**
     * Returns the figures of each tracked map.
     *
     * @return the figures
     */
    List<MapFigures> getMaps();

    /**
     * Returns the figures of each generation of each tracked pool.
     *
     * @return the figures
     */
    List<PoolFigures> getPools();

    /**
     * Returns what idle maps of pools and idle native memory retain, in bytes; within the budget of the process.
     *
     * @return the figure
     */
    long getIdleBytes();

    /**
     * Returns how much may be idle, in bytes: {@code lethe.idle.maxBytes}.
     *
     * @return the figure
     */
    long getIdleLimitBytes();

    /**
     * Returns what all backends have obtained of native memory, in bytes.
     *
     * @return the figure
     */
    long getNativeBytes();

    /**
     * Returns what the tables of all maps take of that, in bytes.
     *
     * @return the figure
     */
    long getNativeUsedBytes();

    /**
     * Returns how much native memory may be obtained, in bytes.
     *
     * @return the figure
     */
    long getNativeLimitBytes();
}

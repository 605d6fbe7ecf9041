package dev.lethe.bench;

import java.util.ArrayList;
import java.util.List;

/** The collectors whose barriers are compared. */
enum Collector {
    /** Marks while the program runs: a store of a reference has a barrier before and one behind it. */
    G1("g1", "G1", "-XX:+UseG1GC"),
    /** A store marks a card: the least that a collector with generations needs. */
    PARALLEL("parallel", "Parallel", "-XX:+UseParallelGC"),
    /** As {@link #PARALLEL}, with references as wide as those of {@link #Z}. */
    PARALLEL_WIDE("parallel-wide", "Parallel, 8-byte references", "-XX:+UseParallelGC -XX:-UseCompressedOops"),
    /** Loads of references have barriers; has no compressed references. */
    Z("z", "ZGC", "-XX:+UseZGC");

    private static final List<String> HEAP = List.of("-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch");

    private final String id;
    private final String title;
    private final String flags;

    Collector(String id, String title, String flags) {
        this.id = id;
        this.title = title;
        this.flags = flags;
    }

    /** The name in files. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The flags of a JVM with this collector. */
    List<String> flags() {
        List<String> all = new ArrayList<>(HEAP);
        all.addAll(List.of(flags.split(" ", -1)));
        return all;
    }

    /** The collector with the cheaper barriers that this one is compared with; itself if there is none. */
    Collector baseline() {
        return switch (this) {
            case G1, PARALLEL -> PARALLEL;
            case Z, PARALLEL_WIDE -> PARALLEL_WIDE;
        };
    }
}

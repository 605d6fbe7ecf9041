package dev.lethe.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is measured; the constants bear the names of the methods of {@link MapBenchmark}. */
enum Operation {
    GET_HIT("getHit", "get hit, equal key", Unit.CALL),
    GET_HIT_IDENTICAL("getHitIdentical", "get hit, identical key", Unit.CALL),
    GET_MISS("getMiss", "get miss", Unit.CALL),
    PUT_OVER("putOver", "put over", Unit.CALL),
    REMOVE_ABSENT("removeAbsent", "remove absent, full map", Unit.CALL),
    REMOVE_ABSENT_EMPTIED("removeAbsentEmptied", "remove absent, emptied map", Unit.CALL),
    REMOVE("remove", "remove", Unit.CALL),
    REMOVE_PUT("removePut", "remove, then put", Unit.CALL),
    FILL("fill", "fill a new map", Unit.ENTRY),
    ITERATE("iterate", "iterate", Unit.ENTRY),
    CLEAR_FULL("clearFull", "clear a full map", Unit.PASS),
    CLEAR_REFILL("clearRefill", "clear, then refill", Unit.ENTRY),
    CLEAR_NEARLY_EMPTY("clearNearlyEmpty", "clear 16 entries, big capacity", Unit.PASS),
    FEW_THEN_CLEAR("fewThenClear", "put 16, then clear, big capacity", Unit.PASS);

    /** What one time is the time of. */
    private enum Unit {
        /** One operation on one key; JMH divides by the batch. */
        CALL,
        /** One entry of a pass over the whole map; {@link #perInvocation} divides. */
        ENTRY,
        /** One pass. */
        PASS
    }

    private final String method;
    private final String title;
    private final Unit unit;

    Operation(String method, String title, Unit unit) {
        this.method = method;
        this.title = title;
        this.unit = unit;
    }

    String method() {
        return method;
    }

    String title() {
        return title;
    }

    /** By what the time that JMH gives is divided, for a map of a size. */
    int perInvocation(int size) {
        return unit == Unit.ENTRY ? size : 1;
    }

    /**
     * Whether memory is filled again inside the measured JVM but outside the measured time, so that B/op means
     * nothing.
     */
    boolean allocatesOutside() {
        return this == CLEAR_FULL || this == CLEAR_NEARLY_EMPTY || this == REMOVE;
    }

    /** Whether the map has room for all entries and holds {@link Workload#FEW}. */
    boolean nearlyEmpty() {
        return this == CLEAR_NEARLY_EMPTY || this == FEW_THEN_CLEAR;
    }

    /** Whether Lethe is told to keep its capacity, as the peers do of themselves. */
    boolean keepsCapacity() {
        return nearlyEmpty() || this == CLEAR_FULL;
    }

    static Operation parse(String method) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + method + "'; there are "
                        + Arrays.stream(values()).map(Operation::method).collect(Collectors.joining(", ")) + "."));
    }
}

package dev.lethe.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The sets of cells that can be asked for. */
final class Cells {
    static final List<Integer> SIZES = List.of(1_000, 30_000, 1_000_000);

    /** Sizes at which tables of a power of two, filled to three quarters, have just doubled. */
    static final List<Integer> BASES = List.of(25_000, 800_000);

    /** From one doubling to the next: the last is the fullest that such a table can be. */
    private static final List<Double> MULTIPLES = List.of(1.0, 1.25, 1.5, 1.75, 1.95);

    /** What is measured after a long churn as well. */
    private static final Set<Operation> WITH_HISTORY =
            EnumSet.of(Operation.GET_HIT, Operation.GET_MISS, Operation.REMOVE_PUT);

    /** As many keys of one hash as the goal for floods speaks of. */
    static final int FLOOD = 100_000;

    /** What is measured in a flood: what comes to the flooded place. */
    private static final Set<Operation> IN_FLOODS = EnumSet.of(
            Operation.GET_HIT,
            Operation.GET_MISS,
            Operation.PUT_OVER,
            Operation.REMOVE,
            Operation.REMOVE_PUT,
            Operation.FILL);

    private Cells() {}

    /** The cells that decide about a release; few enough to be measured in many JVMs. */
    static List<Cell> gate() {
        List<Cell> cells = new ArrayList<>(quick());
        cells.add(Cell.fresh(MapShape.STRING_OBJECT, Operation.CLEAR_NEARLY_EMPTY, 1_000_000));
        cells.add(Cell.fresh(MapShape.LONG_LONG, Operation.CLEAR_NEARLY_EMPTY, 1_000_000));
        cells.add(Cell.fresh(MapShape.STRING_OBJECT, Operation.ITERATE, 1_000_000));
        cells.add(Cell.fresh(MapShape.STRING_OBJECT, Operation.FILL, 30_000));
        cells.add(Cell.fresh(MapShape.LONG_LONG, Operation.FILL, 1_000_000));
        cells.add(Cell.fresh(MapShape.LONG_OBJECT, Operation.GET_HIT, 30_000));
        cells.add(Cell.fresh(MapShape.LONG_OBJECT, Operation.REMOVE_PUT, 1_000_000));
        cells.add(Cell.fresh(MapShape.FLOOD_OBJECT, Operation.GET_HIT, FLOOD));
        cells.add(Cell.fresh(MapShape.FLOOD_OBJECT, Operation.REMOVE, FLOOD));
        cells.add(Cell.fresh(MapShape.FLOOD_OBJECT, Operation.FILL, FLOOD));
        return cells;
    }

    /** Hit, miss and remove-then-put on two shapes: enough to see what a change of the table does. */
    static List<Cell> quick() {
        return core(SIZES, List.of(History.FRESH));
    }

    /** The same, fresh beside churned. */
    static List<Cell> history(List<Integer> sizes) {
        return core(sizes, List.of(History.values()));
    }

    /** The same at several loads: from each base on to twice as many entries, fresh beside churned. */
    static List<Cell> loads(List<Integer> bases) {
        return history(bases.stream()
                .flatMap(base -> MULTIPLES.stream().map(multiple -> (int) Math.round(base * multiple)))
                .toList());
    }

    private static List<Cell> core(List<Integer> sizes, List<History> histories) {
        List<Cell> cells = new ArrayList<>();
        for (MapShape shape : List.of(MapShape.STRING_OBJECT, MapShape.LONG_LONG)) {
            for (Operation operation : WITH_HISTORY) {
                for (int size : sizes) {
                    histories.forEach(history -> cells.add(new Cell(shape, operation, size, history)));
                }
            }
        }
        return cells;
    }

    /** Every cell that has a meaning, at the given sizes, and those of floods, which have a size of their own. */
    static List<Cell> all(List<Integer> sizes) {
        List<Cell> cells = new ArrayList<>();
        IN_FLOODS.forEach(operation -> cells.add(Cell.fresh(MapShape.FLOOD_OBJECT, operation, FLOOD)));
        for (MapShape shape : EnumSet.complementOf(EnumSet.of(MapShape.FLOOD_OBJECT))) {
            for (Operation operation : Operation.values()) {
                for (int size : sizes) {
                    if (hasMeaning(shape, operation, size)) {
                        cells.add(Cell.fresh(shape, operation, size));
                    }
                    if (WITH_HISTORY.contains(operation)) {
                        cells.add(new Cell(shape, operation, size, History.CHURNED));
                    }
                }
            }
        }
        return cells;
    }

    /** Every cell outside the gate set. */
    static List<Cell> rest(List<Integer> sizes) {
        List<Cell> cells = all(sizes);
        cells.removeAll(gate());
        return cells;
    }

    /** The cells whose name contains a match. */
    static List<Cell> matching(Pattern pattern, List<Integer> sizes) {
        return all(sizes).stream()
                .filter(cell -> pattern.matcher(cell.id()).find())
                .toList();
    }

    private static boolean hasMeaning(MapShape shape, Operation operation, int size) {
        return switch (operation) {
            case GET_HIT_IDENTICAL -> shape == MapShape.STRING_OBJECT; // a long has no identity
            case CLEAR_NEARLY_EMPTY, FEW_THEN_CLEAR -> size >= 1_000_000; // the question is about big capacities
            case REMOVE -> size >= Workload.BATCH; // a batch must not come to a key twice
            default -> true;
        };
    }
}

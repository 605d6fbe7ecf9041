package dev.lethe.lab;

import dev.lethe.map.LetheMap;
import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The measured part of {@link ClearExperiment}: every way to empty a map, on a full and on a nearly empty big one. */
final class ClearRounds implements Bench.Round {
    /** How a map is emptied. */
    enum Way {
        ITERATOR("iterator, one by one"),
        REMOVE_IF("removeIf(all)"),
        CLEAR("clear()"),
        CLEAR_LAZILY("clearLazily()"),
        NEW("new map"),
        NEW_PRESIZED("new map, presized");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How many entries are in the big map when it is emptied, and put into it afterwards. */
    enum State {
        FULL,
        NEARLY_EMPTY
    }

    /** Entries of a nearly empty map. */
    static final int FEW = 10;

    /** A nearly empty map is soon emptied, so it is done again and again, until one of these is reached. */
    private static final int MOST_REPEATS = 2_000;

    private static final long REPEAT_NANOS = 4_000_000;

    /** What one way cost one subject. */
    static final class Cost {
        final Median time = new Median();
        final Median allocated = new Median();
        final Median refillTime = new Median();
        final Median refillAllocated = new Median();
        final Median cycle = new Median();
        double retained = Double.NaN;
        double retainedByStats = Double.NaN;
    }

    private final Bench bench;
    private final int[] order;
    private final List<Map<State, Map<Way, Cost>>> costs = new ArrayList<>();
    private final List<Map<State, MapOps>> maps = new ArrayList<>();

    ClearRounds(Bench bench) {
        this.bench = bench;
        this.order = Bench.shuffled(0, bench.keyCount(), 0);
        for (int i = 0; i < bench.subjects().size(); i++) {
            costs.add(emptyCosts());
            maps.add(new EnumMap<>(State.class));
        }
    }

    Cost cost(State state, Way way, int index) {
        return Objects.requireNonNull(
                Objects.requireNonNull(costs.get(index).get(state)).get(way));
    }

    /** Returns how many entries there are before and after. */
    int entries(State state) {
        return state == State.FULL ? order.length : Math.min(FEW, order.length);
    }

    @Override
    public void run(Subject subject, int index, int round) {
        Map<State, Map<Way, Cost>> into = round < 0 ? emptyCosts() : costs.get(index);
        for (State state : State.values()) {
            MapOps map = maps.get(index).computeIfAbsent(state, any -> prepared(subject, state));
            Map<Way, Cost> intoState = Objects.requireNonNull(into.get(state));
            for (Way way : Way.values()) {
                if (way != Way.CLEAR_LAZILY || subject.isLethe()) {
                    Cost cost = Objects.requireNonNull(intoState.get(way));
                    map = repeat(subject, map, state, way, cost);
                }
            }
            maps.get(index).put(state, map);
        }
    }

    /** Gives the maps back when all rounds are over. */
    void close() {
        maps.forEach(ofSubject -> ofSubject.values().forEach(MapOps::close));
    }

    private MapOps prepared(Subject subject, State state) {
        MapOps map = subject.create(Retention.KEEP);
        subject.loops().fill(map, order, 0, order.length);
        int few = entries(state);
        int removed = subject.loops().remove(map, order, few, order.length);
        bench.checks().equal(subject, "keys found while making a map nearly empty", order.length - few, removed);
        return map;
    }

    private MapOps repeat(Subject subject, MapOps map, State state, Way way, Cost cost) {
        MapOps present = map;
        int most = state == State.FULL ? 1 : MOST_REPEATS;
        long end = System.nanoTime() + REPEAT_NANOS;
        for (int done = 0; done == 0 || (done < most && System.nanoTime() < end); done++) {
            present = emptyAndRefill(subject, present, state, way, cost);
        }
        return present;
    }

    private MapOps emptyAndRefill(Subject subject, MapOps map, State state, Way way, Cost cost) {
        int entries = entries(state);
        Supplier<?> recipe = subject.recipe(Retention.KEEP, way == Way.NEW_PRESIZED ? entries : 0);
        long allocated = Garbage.allocatedByThisThread();
        long start = System.nanoTime();
        Object root = empty(map, way, recipe);
        long time = bench.timer().net(System.nanoTime() - start);
        cost.allocated.add((double) (Garbage.allocatedByThisThread() - allocated));
        MapOps emptied = root == map.root() ? map : subject.drive(root);
        bench.checks().equal(subject, "size after " + way.label, 0, emptied.size());
        if (Double.isNaN(cost.retained)) {
            cost.retained = (double) Retained.bytes(subject, emptied);
            cost.retainedByStats = Retained.bytesByStats(emptied);
        }
        allocated = Garbage.allocatedByThisThread();
        start = System.nanoTime();
        subject.loops().fill(emptied, order, 0, entries);
        long refill = bench.timer().net(System.nanoTime() - start);
        cost.refillAllocated.add((double) (Garbage.allocatedByThisThread() - allocated));
        bench.checks().equal(subject, "size of the refill after " + way.label, entries, emptied.size());
        bench.checks()
                .equal(
                        subject,
                        "keys found after the refill",
                        entries,
                        subject.loops().count(emptied, head(entries)));
        cost.time.add((double) time);
        cost.refillTime.add((double) refill);
        cost.cycle.add((double) (time + refill));
        return keep(map, emptied, state);
    }

    /** Of two maps keeps the one to go on with: the big one when the state is "nearly empty", else the latest. */
    private static MapOps keep(MapOps before, MapOps after, State state) {
        if (before != after) {
            (state == State.FULL ? before : after).close();
        }
        return state == State.FULL ? after : before;
    }

    /** Empties a map and returns it, or returns a new one. */
    private static Object empty(MapOps map, Way way, Supplier<?> recipe) {
        switch (way) {
            case ITERATOR -> map.removeByIterator();
            case REMOVE_IF -> map.removeIfAll();
            case CLEAR -> map.clear();
            case CLEAR_LAZILY -> lethe(map).clearLazily();
            case NEW, NEW_PRESIZED -> {
                return recipe.get();
            }
        }
        return map.root();
    }

    private static LetheMap lethe(MapOps map) {
        return Objects.requireNonNull(map.lethe());
    }

    private int[] head(int entries) {
        return entries == order.length ? order : Arrays.copyOf(order, entries);
    }

    private static Map<State, Map<Way, Cost>> emptyCosts() {
        Map<State, Map<Way, Cost>> costs = new EnumMap<>(State.class);
        for (State state : State.values()) {
            Map<Way, Cost> ofState = new EnumMap<>(Way.class);
            Arrays.stream(Way.values()).forEach(way -> ofState.put(way, new Cost()));
            costs.put(state, ofState);
        }
        return costs;
    }
}

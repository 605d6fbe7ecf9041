package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The measured part of {@link DeleteExperiment}: one round of one subject, and the times collected from all. */
final class DeleteRounds implements Bench.Round {
    /** Which keys are asked to go. */
    enum Scenario {
        SPARSE("sparse", "sparse: 5 % of the asked keys are present"),
        MIXED("mixed", "mixed: 70 % are present"),
        DENSE("dense", "dense: all are present"),
        ABSENT_FULL("absent, full map", "absent keys, from a full map"),
        ABSENT_EMPTY("absent, emptied map", "absent keys, from a map emptied by removals");

        private final String label;
        private final String title;

        Scenario(String label, String title) {
            this.label = label;
            this.title = title;
        }

        String label() {
            return label;
        }

        String title() {
            return title;
        }
    }

    private static final double SPARSE_SHARE = 0.05;
    private static final double MIXED_SHARE = 0.7;

    /** Keys asked to go, and how many of them are in the map. */
    private static final class Asked {
        final int[] order;
        final int present;

        Asked(int[] order, int present) {
            this.order = order;
            this.present = present;
        }
    }

    private final Bench bench;
    private final int residents;
    private final List<Map<Scenario, Samples>> times = new ArrayList<>();
    private final List<Samples> halves = new ArrayList<>();
    private final List<Median> inserts = new ArrayList<>();

    DeleteRounds(Bench bench) {
        this.bench = bench;
        this.residents = (bench.keyCount() + 1) / 2;
        for (int i = 0; i < bench.subjects().size(); i++) {
            Map<Scenario, Samples> samples = new EnumMap<>(Scenario.class);
            Arrays.stream(Scenario.values()).forEach(scenario -> samples.put(scenario, new Samples(bench.timer())));
            times.add(samples);
            halves.add(new Samples(bench.timer()));
            inserts.add(new Median());
        }
    }

    Samples of(Scenario scenario, int index) {
        return Objects.requireNonNull(times.get(index).get(scenario));
    }

    /** Returns the removals of "delete half, then one insert". */
    List<Samples> halves() {
        return halves;
    }

    /** Returns the one insert after deleting half, one a round. */
    List<Median> inserts() {
        return inserts;
    }

    @Override
    public void run(Subject subject, int index, int round) {
        // What is measured while warming up goes into samples that nobody reads.
        DeleteRounds into = round < 0 ? new DeleteRounds(bench) : this;
        int[] putOrder = Bench.shuffled(0, residents, 3L * round);
        int[] strangers = Bench.shuffled(residents, bench.keyCount(), 3L * round + 1);
        int[] all = Bench.shuffled(0, residents, 3L * round + 2);
        for (boolean batches : new boolean[] {true, false}) {
            Pass pass = new Pass(subject, putOrder, batches);
            MapOps map = pass.filled();
            pass.remove(map, Scenario.DENSE, new Asked(all, residents), into.times.get(index));
            pass.remove(map, Scenario.ABSENT_EMPTY, new Asked(strangers, 0), into.times.get(index));
            map.close();
            map = pass.filled();
            pass.remove(map, Scenario.ABSENT_FULL, new Asked(strangers, 0), into.times.get(index));
            pass.remove(map, Scenario.SPARSE, draw(all, strangers, SPARSE_SHARE, round), into.times.get(index));
            map.close();
            map = pass.filled();
            pass.remove(map, Scenario.MIXED, draw(all, strangers, MIXED_SHARE, round), into.times.get(index));
            map.close();
        }
        halfThenInsert(subject, index, into, putOrder, all);
        into.times.get(index).values().forEach(Samples::endRound);
        into.halves.get(index).endRound();
    }

    /** Asks for as many keys as the map holds, each a present or an absent one by chance. */
    private Asked draw(int[] present, int[] absent, double share, int round) {
        SplittableRandom random = new SplittableRandom(Plan.SEED + round);
        int[] order = new int[Math.min(present.length, absent.length)];
        int found = 0;
        for (int i = 0; i < order.length; i++) {
            boolean there = random.nextDouble() < share;
            order[i] = there ? present[found] : absent[i - found];
            found += there ? 1 : 0;
        }
        return new Asked(order, found);
    }

    private void halfThenInsert(Subject subject, int index, DeleteRounds into, int[] putOrder, int[] all) {
        MapOps map = new Pass(subject, putOrder, true).filled();
        int[] half = Arrays.copyOf(all, residents / 2);
        int found = subject.loops().removeInBatches(map, half, into.halves.get(index));
        long start = System.nanoTime();
        map.put(residents);
        long insert = bench.timer().net(System.nanoTime() - start);
        into.inserts.get(index).add((double) insert);
        bench.checks().equal(subject, "keys found while deleting half", half.length, found);
        bench.checks()
                .equal(subject, "size after deleting half and one insert", residents - half.length + 1L, map.size());
        map.close();
    }

    /** All scenarios of a round in one way of timing. */
    private final class Pass {
        private final Subject subject;
        private final int[] putOrder;
        private final boolean batches;

        Pass(Subject subject, int[] putOrder, boolean batches) {
            this.subject = subject;
            this.putOrder = putOrder;
            this.batches = batches;
        }

        MapOps filled() {
            MapOps map = subject.create(Retention.SHRINK);
            subject.loops().fill(map, putOrder, 0, putOrder.length);
            return map;
        }

        void remove(MapOps map, Scenario scenario, Asked asked, Map<Scenario, Samples> into) {
            Samples samples = Objects.requireNonNull(into.get(scenario));
            long before = map.size();
            long collections = Garbage.collections();
            int found = batches
                    ? subject.loops().removeInBatches(map, asked.order, samples)
                    : subject.loops().removeOneByOne(map, asked.order, samples);
            samples.collections(Garbage.collections() - collections);
            bench.checks().equal(subject, "keys found in '" + scenario.title + "'", asked.present, found);
            bench.checks().equal(subject, "size after '" + scenario.title + "'", before - asked.present, map.size());
        }
    }
}

package dev.lethe.lab;

import java.util.List;
import java.util.SplittableRandom;

/** What an experiment works with: the subjects of one family, their keys, and the rounds. */
final class Bench {
    /** One round of one subject. */
    interface Round {
        /**
         * Runs the round.
         *
         * @param subject whose turn it is
         * @param index the index of the subject
         * @param round the number of the round, which seeds its orders; negative while warming up
         */
        void run(Subject subject, int index, int round);
    }

    private final Family family;
    private final Keys keys;
    private final List<Subject> subjects;
    private final Plan plan;
    private final Checks checks;
    private final Progress progress;
    private final Timer timer;
    private final double seconds;

    Bench(
            Family family,
            Keys keys,
            List<Subject> subjects,
            Plan plan,
            Checks checks,
            Progress progress,
            Timer timer,
            double seconds) {
        this.family = family;
        this.keys = keys;
        this.subjects = List.copyOf(subjects);
        this.plan = plan;
        this.checks = checks;
        this.progress = progress;
        this.timer = timer;
        this.seconds = seconds;
    }

    Family family() {
        return family;
    }

    Keys keys() {
        return keys;
    }

    List<Subject> subjects() {
        return subjects;
    }

    Checks checks() {
        return checks;
    }

    Progress progress() {
        return progress;
    }

    Timer timer() {
        return timer;
    }

    /** Returns the number of keys of the family. */
    int keyCount() {
        return keys.count(family);
    }

    /** Returns the names of the subjects, the columns of every table. */
    List<String> columns() {
        return subjects.stream().map(Subject::name).toList();
    }

    /**
     * Runs rounds in which the subjects take turns, each time another one first, so that none always meets the state that
     * the same other one left behind.
     *
     * @return the number of rounds that counted; fewer than planned when the time was used up
     */
    int rounds(Round body) {
        return rounds(body, plan.rounds());
    }

    /** Runs so many rounds, as above. */
    int rounds(Round body, int planned) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int done = 0;
        for (int round = -plan.warmUps(); round < planned; round++) {
            if (round >= plan.fewestRounds() && System.nanoTime() > end) {
                break;
            }
            for (int turn = 0; turn < subjects.size(); turn++) {
                int index = Math.floorMod(turn + round, subjects.size());
                body.run(subjects.get(index), index, round);
                done++;
                progress.at((double) done / (subjects.size() * (plan.warmUps() + planned)));
            }
        }
        return done / subjects.size() - plan.warmUps();
    }

    /** Returns the numbers from one up to another in a random order that is the same for every subject. */
    static int[] shuffled(int from, int to, long salt) {
        int[] order = new int[to - from];
        for (int i = 0; i < order.length; i++) {
            order[i] = from + i;
        }
        shuffle(order, new SplittableRandom(Plan.SEED + salt));
        return order;
    }

    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int key = order[i];
            order[i] = order[j];
            order[j] = key;
        }
    }
}

package dev.lethe.lab;

/**
 * How much a run does.
 *
 * @param name one word for people
 * @param mostNames how many distinct names are taken at most
 * @param longsPerName how many long keys are made of each name
 * @param warmUps rounds at the start of each experiment that are run and thrown away
 * @param rounds rounds that count
 * @param fewestRounds rounds that are run even when time is short
 * @param numbers how many entries --off-heap puts into each map, where the machine has room for them
 * @param seconds the time for all experiments; past its share an experiment stops before its last rounds
 */
record Plan(
        String name,
        int mostNames,
        int longsPerName,
        int warmUps,
        int rounds,
        int fewestRounds,
        int numbers,
        double seconds) {
    /** Seeds every random order of the lab, so that two runs ask for the same keys in the same order. */
    static final long SEED = 20_170_914L;

    static Plan full() {
        return new Plan("full", 200_000, 4, 2, 7, 3, 20_000_000, 120);
    }

    static Plan quick() {
        return new Plan("quick", 40_000, 4, 3, 5, 2, 2_000_000, 12);
    }
}

package dev.lethe.lab;

/** The loops as they are; every subject gets a copy of this class. */
final class TimedLoops extends Loops {
    /** Removals that are timed together where a mean is wanted; their share of one timer call can be neglected. */
    private static final int BATCH = 256;

    @Override
    void fill(MapOps map, int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(order[i]);
        }
    }

    @Override
    int remove(MapOps map, int[] asked, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            if (map.remove(asked[i])) {
                found++;
            }
        }
        return found;
    }

    @Override
    int removeInBatches(MapOps map, int[] asked, Samples samples) {
        int found = 0;
        for (int from = 0; from < asked.length; from += BATCH) {
            int to = Math.min(asked.length, from + BATCH);
            long start = System.nanoTime();
            found += remove(map, asked, from, to);
            samples.batch(System.nanoTime() - start, to - from);
        }
        return found;
    }

    @Override
    int removeOneByOne(MapOps map, int[] asked, Samples samples) {
        int found = 0;
        for (int key : asked) {
            long start = System.nanoTime();
            boolean was = map.remove(key);
            samples.single(System.nanoTime() - start);
            if (was) {
                found++;
            }
        }
        return found;
    }

    @Override
    void putWatched(MapOps map, int[] order, int from, int to, Longest longest) {
        for (int i = from; i < to; i++) {
            long start = System.nanoTime();
            map.put(order[i]);
            longest.took(System.nanoTime() - start);
        }
    }

    @Override
    int removeWatched(MapOps map, int[] order, Longest longest) {
        int found = 0;
        for (int key : order) {
            long start = System.nanoTime();
            boolean was = map.remove(key);
            longest.took(System.nanoTime() - start);
            if (was) {
                found++;
            }
        }
        return found;
    }

    @Override
    int count(MapOps map, int[] order) {
        int found = 0;
        for (int key : order) {
            if (map.contains(key)) {
                found++;
            }
        }
        return found;
    }
}

package dev.lethe.map.concurrent;

import dev.lethe.map.concurrent.Call.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random program: what three threads do to one map, two keys of which are watched. */
final class Program {
    static final int THREADS = 3;
    private static final int MOST_CALLS = 8;

    /** Values of calls are 1 to 8; these are what is there before. */
    private static final int FIRST_VALUE = 9;

    /** So many of the crowd and the keys that move leave no room: the watched keys are spilled, and come back as others leave. */
    private static final int FLOOD = 7;

    private static final Kind[] SINGLE = {
        Kind.GET,
        Kind.GET,
        Kind.GET,
        Kind.CONTAINS,
        Kind.PUT,
        Kind.PUT,
        Kind.PUT,
        Kind.PUT_IF_ABSENT,
        Kind.REMOVE,
        Kind.REMOVE,
        Kind.REMOVE_IF,
        Kind.REPLACE_IF,
        Kind.COMPUTE,
        Kind.COMPUTE_AWAY,
        Kind.COMPUTE_IF_ABSENT,
        Kind.COMPUTE_IF_PRESENT,
        Kind.MERGE,
        Kind.CROWD,
        Kind.CROWD,
        Kind.THIN,
        Kind.THIN,
        Kind.WALK,
        Kind.TRIM
    };

    /** Readers, and writers of other keys that make entries move. */
    private static final Kind[] READING = {
        Kind.GET, Kind.GET, Kind.GET, Kind.GET, Kind.CONTAINS, Kind.THIN, Kind.THIN, Kind.CROWD, Kind.REMOVE, Kind.PUT
    };

    /** Readers of keys that are spilled, and what brings those back. */
    private static final Kind[] SPILLING = {
        Kind.GET, Kind.GET, Kind.GET, Kind.GET, Kind.CONTAINS, Kind.THIN, Kind.THIN, Kind.CROWD
    };

    private static final Kind[] WHOLE = {Kind.CLEAR, Kind.CLEAR, Kind.CLEAR_LAZILY, Kind.DRAIN, Kind.DRAIN};

    final long seed;

    /** Which other keys are there before: of the crowd, which share a group and a control byte, and of the rest. */
    final int crowd;

    final int others;

    /** Whether those that CROWD and THIN put and remove are there before all others, and so keep the others from their home. */
    final boolean movingFirst;

    /** The values of the watched keys before. */
    final int first;

    /** By thread. */
    final List<List<Call>> calls = new ArrayList<>();

    final boolean endsAll;

    Program(long seed) {
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        boolean spills = random.nextInt(6) == 0;
        crowd = spills ? FLOOD + random.nextInt(3) : random.nextInt(3) == 0 ? 0 : random.nextInt(17);
        others = spills || random.nextInt(3) == 0 ? 0 : random.nextInt(12);
        first = (spills || random.nextBoolean() ? FIRST_VALUE : 0)
                | (spills || random.nextBoolean() ? FIRST_VALUE + 1 << 4 : 0);
        boolean whole = !spills && random.nextBoolean();
        movingFirst = spills || random.nextBoolean();
        Kind[] singles = spills ? SPILLING : random.nextBoolean() ? SINGLE : READING;
        int number = 3 + random.nextInt(MOST_CALLS - 2);
        for (int i = 0; i < THREADS; i++) {
            calls.add(new ArrayList<>());
        }
        int ends = whole ? random.nextInt(number) : -1;
        boolean oneKey = random.nextInt(3) == 0;
        boolean ended = false;
        for (int i = 0; i < number; i++) {
            Kind[] kinds = i == ends || whole && random.nextInt(6) == 0 ? WHOLE : singles;
            Kind kind = kinds[random.nextInt(kinds.length)];
            ended |= kind.endsAll();
            int expected = random.nextBoolean() ? FIRST_VALUE + random.nextInt(2) : 1 + random.nextInt(number);
            Call call = new Call(kind, oneKey ? 0 : random.nextInt(2), i + 1, expected);
            calls.get(random.nextInt(THREADS)).add(call);
        }
        endsAll = ended;
    }

    List<Call> allCalls() {
        List<Call> all = new ArrayList<>();
        calls.forEach(all::addAll);
        return all;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("program " + seed + ": before " + crowd + " of the crowd, " + others
                + " others" + (movingFirst ? ", moving keys first" : "") + ", values " + Call.valueIn(first, 0)
                + " and " + Call.valueIn(first, 1));
        for (int i = 0; i < THREADS; i++) {
            text.append("\n  thread ").append(i).append(": ").append(calls.get(i));
        }
        return text.toString();
    }
}

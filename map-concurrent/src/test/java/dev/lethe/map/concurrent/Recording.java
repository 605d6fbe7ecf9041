package dev.lethe.map.concurrent;

import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One run of a program on a map: makes its calls, takes their answers down, and judges them. */
final class Recording {
    /** How many of the other keys the calls CROWD and THIN put and remove. */
    private static final int MOVING = 6;

    /** A value that no watched key ever has. */
    private static final Object OTHER = 15L;

    private final Program program;
    private final Subject map;
    private final LongFunction<Object> boxed;
    private final @Nullable Object none;
    private final AtomicLong clock = new AtomicLong();
    private boolean poorDrains;

    /**
     * Fills a map as the program wants it.
     *
     * @param boxed makes a key of a number
     */
    Recording(Program program, Subject map, LongFunction<Object> boxed) {
        this.program = program;
        this.map = map;
        this.boxed = boxed;
        this.none = map.shape().objectValues() ? null : (Object) (long) Call.NONE;
        for (int i = 0; i < MOVING && program.movingFirst; i++) {
            map.put(moving(i), OTHER);
        }
        for (int i = 0; i < program.crowd; i++) {
            map.put(boxed.apply(Crowd.KEYS[Crowd.WATCHED + i]), OTHER);
        }
        for (int i = 0; i < program.others; i++) {
            map.put(boxed.apply(Crowd.OTHERS[i]), OTHER);
        }
        for (int key = 0; key < 2; key++) {
            if (Call.valueIn(program.first, key) != Call.NONE) {
                map.put(key(key), value(Call.valueIn(program.first, key)));
            }
        }
    }

    private Object key(int number) {
        return boxed.apply(Crowd.KEYS[number]);
    }

    private Object moving(int number) {
        return boxed.apply(Crowd.KEYS[Crowd.WATCHED + 17 + number]);
    }

    private static Object value(int number) {
        return (long) number;
    }

    private static int number(@Nullable Object value) {
        return value == null ? Call.NONE : ((Long) value).intValue();
    }

    /** Makes the calls of one thread. */
    void run(int thread) {
        for (Call call : program.calls.get(thread)) {
            call.began = clock.getAndIncrement();
            call.answer = answer(call);
            call.ended = clock.getAndIncrement();
        }
    }

    private int answer(Call call) {
        Object key = key(call.key);
        Object value = value(call.value);
        int[] given = new int[2];
        return switch (call.kind) {
            case GET -> number(map.getOrDefault(key, none));
            case CONTAINS -> map.containsKey(key) ? 1 : 0;
            case PUT -> number(map.getAndPut(key, value, none));
            case PUT_IF_ABSENT -> {
                Object answer = map.putIfAbsent(key, value);
                yield answer instanceof Boolean added ? (added ? 1 : 0) : answer == null ? 1 : 0;
            }
            case REMOVE -> number(map.getAndRemove(key, none));
            case REMOVE_IF -> map.remove(key, value(call.expected)) ? 1 : 0;
            case REPLACE_IF -> map.replace(key, value(call.expected), value) ? 1 : 0;
            case COMPUTE -> given(map.compute(key, none, (k, old) -> take(given, old, value)), given, value);
            case COMPUTE_AWAY -> given(map.compute(key, none, (k, old) -> take(given, old, none)), given, none);
            case COMPUTE_IF_ABSENT -> number(map.computeIfAbsent(key, none, k -> take(given, none, value)));
            case COMPUTE_IF_PRESENT -> {
                map.computeIfPresent(key, none, (k, old) -> take(given, old, value));
                yield given[1] > 1 ? Call.IMPOSSIBLE : given[0];
            }
            case MERGE -> {
                map.merge(key, value, none, (old, added) -> take(given, old, value));
                yield given[1] > 1 ? Call.IMPOSSIBLE : given[0];
            }
            case CLEAR -> {
                map.clear();
                yield Call.NONE;
            }
            case CLEAR_LAZILY -> {
                map.map().clearLazily();
                yield Call.NONE;
            }
            case DRAIN -> poorDrains ? drainedWithoutMemory(call.value % 3) : drained();
            case CROWD -> {
                for (int i = 0; i < MOVING; i++) {
                    map.put(moving(i), OTHER);
                }
                yield Call.NONE;
            }
            case THIN -> {
                for (int i = 0; i < MOVING; i++) {
                    map.remove(moving(i));
                }
                yield Call.NONE;
            }
            case WALK -> walked();
            case TRIM -> {
                map.map().trim();
                yield Call.NONE;
            }
        };
    }

    private static @Nullable Object take(int[] given, @Nullable Object old, @Nullable Object made) {
        given[0] = number(old);
        given[1]++;
        Steps.here(); // another thread may come while a function runs
        return made;
    }

    /** What a function that runs exactly once was given, if the map returned what it made. */
    private static int given(@Nullable Object returned, int[] given, @Nullable Object made) {
        return given[1] == 1 && Objects.equals(returned, made) ? given[0] : Call.IMPOSSIBLE;
    }

    /** Lets memory end in the middle of drains, on a twin that asks for it. */
    void letDrainsBePoor() {
        poorDrains = true;
    }

    private int drainedWithoutMemory(int pieces) {
        Memory.runOutAfter(pieces);
        try {
            return drained();
        } finally {
            Memory.isThereAgain();
        }
    }

    private int drained() {
        int[] state = new int[2];
        map.drainTo((key, value) -> {
            Steps.here();
            for (int i = 0; i < 2; i++) {
                if (key(i).equals(key)) {
                    state[1] |= Call.valueIn(state[0], i);
                    state[0] = Call.with(state[0], i, number(value));
                }
            }
        });
        return state[1] != 0 ? Call.IMPOSSIBLE : state[0];
    }

    /** A walk shows no key twice, and each key that is there throughout: the others, if nothing removes them. */
    private int walked() {
        List<Object> seen = new ArrayList<>();
        map.forEach((key, value) -> seen.add(Objects.requireNonNull(key)));
        boolean right = seen.stream().distinct().count() == seen.size();
        if (!program.endsAll) {
            for (int i = 0; i < program.others; i++) {
                right &= seen.contains(boxed.apply(Crowd.OTHERS[i]));
            }
            for (int i = 0; i < program.crowd; i++) {
                right &= seen.contains(boxed.apply(Crowd.KEYS[Crowd.WATCHED + i]));
            }
        }
        return right ? Call.NONE : Call.IMPOSSIBLE;
    }

    /** Judges the run, when all threads are done; returns what is wrong, or an empty text. */
    String verdict() {
        map.checkInvariants();
        int last = 0;
        for (int key = 0; key < 2; key++) {
            last = Call.with(last, key, number(map.getOrDefault(key(key), none)));
        }
        if (map.copy().size() != map.mappingCount()) {
            return "A walk at rest shows " + map.copy().size() + " entries, mappingCount is " + map.mappingCount();
        }
        if (!Linearization.exists(program.allCalls(), program.first, last)) {
            return "No order of the calls explains their answers; at rest the values are " + Call.valueIn(last, 0)
                    + " and " + Call.valueIn(last, 1);
        }
        return "";
    }
}

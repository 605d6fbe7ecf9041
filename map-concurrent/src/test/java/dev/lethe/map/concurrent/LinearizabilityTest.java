package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.Subject;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Claims C12 and C13: random programs of three threads on two keys, run as they come on the machine; some order of the calls, each at one
 * moment between its beginning and its end, has to explain all answers. See SteppedProgramsTest for faults that this must find.
 * Property {@code lethe.programs}: how many a shape.
 */
@Timeout(560)
class LinearizabilityTest {
    private static final long PROGRAMS = Long.getLong("lethe.programs", 10_000);

    /** An object key whose hash is that of its number for few of the numbers, so that the crowd is one here, too. */
    record Key(long number) {
        @Override
        public int hashCode() {
            return number < 0 ? (int) number : (int) (number & 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void programsOnTheMachineAreLinearizable(Shape shape) throws Exception {
        runPrograms(shape, map -> map);
    }

    @ParameterizedTest
    @EnumSource(names = {"LONG_LONG", "LONG_OBJECT", "OBJECT_LONG"})
    void programsThroughViewsAreLinearizable(Shape shape) throws Exception {
        runPrograms(shape, map -> Subject.of((LetheMap) map.asMap()));
    }

    private static void runPrograms(Shape shape, UnaryOperator<Subject> door) throws Exception {
        LongFunction<Object> keys = shape.objectKeys() ? Key::new : key -> key;
        AtomicReference<Recording> round = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CyclicBarrier begin = new CyclicBarrier(Program.THREADS);
        CyclicBarrier end = new CyclicBarrier(Program.THREADS);
        Thread[] threads = new Thread[Program.THREADS - 1];
        for (int i = 0; i < threads.length; i++) {
            int me = i + 1;
            threads[i] = new Thread(() -> work(round, me, begin, end, thrown));
            threads[i].setDaemon(true);
            threads[i].start();
        }
        try {
            for (long seed = 0; seed < PROGRAMS; seed++) {
                Program program = new Program(seed);
                MapBuilder builder = Lethe.builder().backend("concurrent").seed(Crowd.SEED);
                Subject map = door.apply(new MapSource("concurrent", shape).make(builder));
                Recording recording = new Recording(program, map, keys);
                round.set(recording);
                begin.await();
                recording.run(0);
                end.await();
                assertThat(thrown.get()).as("%s", program).isNull();
                assertThat(recording.verdict()).as("%s", program).isEmpty();
            }
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
            }
        }
    }

    private static void work(
            AtomicReference<Recording> round,
            int me,
            CyclicBarrier begin,
            CyclicBarrier end,
            AtomicReference<Throwable> thrown) {
        try {
            while (true) {
                begin.await();
                try {
                    round.get().run(me);
                } catch (Throwable failure) {
                    thrown.set(failure);
                }
                end.await();
            }
        } catch (Exception over) {
            // the test is done
        }
    }

    private static Call call(Call.Kind kind, int key, int value, int answer, long began, long ended) {
        Call call = new Call(kind, key, value, 0);
        call.answer = answer;
        call.began = began;
        call.ended = ended;
        return call;
    }

    @Test
    void theCheckerTellsHistoriesApart() {
        Call put = call(Call.Kind.PUT, 0, 1, 0, 0, 1);
        assertThat(Linearization.exists(List.of(put, call(Call.Kind.GET, 0, 2, 1, 2, 3)), 0, 1))
                .isTrue();
        assertThat(Linearization.exists(List.of(put, call(Call.Kind.GET, 0, 2, 0, 2, 3)), 0, 1))
                .isFalse();
        Call wide = call(Call.Kind.PUT, 0, 1, 0, 0, 9);
        assertThat(Linearization.exists(List.of(wide, call(Call.Kind.GET, 0, 2, 0, 2, 3)), 0, 1))
                .isTrue();
        assertThat(Linearization.exists(List.of(wide, call(Call.Kind.GET, 0, 2, 0, 2, 3)), 0, 0))
                .isFalse();
        // seen, and then not: nobody removed it
        assertThat(Linearization.exists(
                        List.of(wide, call(Call.Kind.GET, 0, 2, 1, 2, 3), call(Call.Kind.GET, 0, 3, 0, 4, 5)), 0, 1))
                .isFalse();
        // a clear that is half done: one key is gone, the other is there afterwards
        Call clear = call(Call.Kind.CLEAR, 0, 0, 0, 0, 9);
        int both = Call.with(5, 1, 6);
        Call gone = call(Call.Kind.GET, 0, 2, 0, 1, 2);
        assertThat(Linearization.exists(List.of(clear, gone, call(Call.Kind.GET, 1, 3, 6, 3, 4)), both, 0))
                .isFalse();
        assertThat(Linearization.exists(List.of(clear, gone, call(Call.Kind.GET, 1, 3, 0, 3, 4)), both, 0))
                .isTrue();
        // an entry in a drain and in the answer of a removal
        Call drain = call(Call.Kind.DRAIN, 0, 0, 5, 0, 9);
        assertThat(Linearization.exists(List.of(drain, call(Call.Kind.REMOVE, 0, 2, 5, 0, 9)), 5, 0))
                .isFalse();
        assertThat(Linearization.exists(List.of(drain, call(Call.Kind.REMOVE, 0, 2, 0, 0, 9)), 5, 0))
                .isTrue();
    }
}

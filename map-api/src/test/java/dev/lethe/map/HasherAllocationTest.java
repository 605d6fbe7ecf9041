package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No hasher allocates, by the count of bytes that the thread has allocated. */
class HasherAllocationTest {
    private static final int WARM_UP = 60_000;
    private static final int STEPS = 100_000;
    private static final int ROUNDS = 3;
    private static final double LIMIT = 0.01;

    /** A hasher, a key and an equal one. */
    @SuppressWarnings("unchecked") // the keys are right for it
    record Sample(Hasher<Object> hasher, Object present, Object asked) {
        static Sample of(Hasher<?> hasher, Object present, Object asked) {
            return new Sample((Hasher<Object>) hasher, present, asked);
        }
    }

    static Stream<Sample> samples() {
        String text = "The quick brown fox stra\u00DFe \u0130 \uD801\uDC00";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Object[] objects = {"a", null, List.of("b")};
        Object[] deep = {bytes, new double[] {1}, new Object[] {"c", new int[] {2}}};
        Object[] deepCopy = {bytes.clone(), new double[] {1}, new Object[] {"c", new int[] {2}}};
        return Stream.of(
                Sample.of(Hasher.identity(), text, text),
                Sample.of(Hasher.byteArrays(), bytes, bytes.clone()),
                Sample.of(Hasher.charArrays(), text.toCharArray(), text.toCharArray()),
                Sample.of(Hasher.intArrays(), new int[] {1, 2, 3}, new int[] {1, 2, 3}),
                Sample.of(Hasher.longArrays(), new long[] {1, 2, 3}, new long[] {1, 2, 3}),
                Sample.of(Hasher.objectArrays(), objects, objects.clone()),
                Sample.of(Hasher.deepArrays(), deep, deepCopy),
                Sample.of(Hasher.ignoringCase(), text, "tHE QUICK BROWN FOX STRA\u1E9EE i \uD801\uDC28"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hashAndEqualAllocateNothing(Sample sample) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        run(sample, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(sample, STEPS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat((double) least / STEPS)
                .as("bytes allocated by each hash and equal of %s", sample.hasher)
                .isLessThanOrEqualTo(LIMIT);
    }

    private static void run(Sample sample, int steps) {
        for (int i = 0; i < steps; i++) {
            if (sample.hasher.hash(sample.present) != sample.hasher.hash(sample.asked)
                    || !sample.hasher.equal(sample.present, sample.asked)) {
                throw new AssertionError("Equal keys of " + sample.hasher + " differ.");
            }
        }
    }
}

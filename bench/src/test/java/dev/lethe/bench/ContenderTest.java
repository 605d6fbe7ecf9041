package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Retention;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured does what a map does: a random script, with a set of bits as the model. */
class ContenderTest {
    private static final int KEYS = 200;
    private static final int STEPS = 5_000;

    static Stream<String> implementations() {
        return Stream.concat(Stream.of("lethe:core"), Contenders.PEERS.stream());
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void longToLongBehavesAsAMap(String implementation) {
        follow(new LongKeys(1), Contenders.longLong(implementation, Retention.SHRINK));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void longToObjectBehavesAsAMap(String implementation) {
        follow(new LongKeys(1), Contenders.longObject(implementation, Retention.KEEP));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void stringToObjectBehavesAsAMap(String implementation) {
        follow(new StringKeys(1), Contenders.stringObject(implementation, Retention.SHRINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lethe:core", "lethe:unsafe", "HashMap", "fastutil"})
    void stringToLongBehavesAsAMap(String implementation) {
        follow(new StringKeys(1), Contenders.stringLong(implementation, Retention.SHRINK));
    }

    private static <A> void follow(Keys<A> maker, Supplier<Contender<A>> contenders) {
        Contender<A> map = contenders.get();
        A keys = maker.make(KEYS);
        A equalKeys = maker.copies(keys);
        BitSet present = new BitSet(KEYS);
        SplittableRandom random = new SplittableRandom(1);
        for (int step = 0; step < STEPS; step++) {
            int i = random.nextInt(KEYS);
            int there = present.get(i) ? 1 : 0;
            switch (random.nextInt(500)) {
                case 0 -> {
                    map.clear();
                    present.clear();
                }
                case 1 -> {
                    map = contenders.get();
                    present.clear();
                }
                default -> {
                    switch (random.nextInt(4)) {
                        case 0 -> {
                            map.putAll(equalKeys, i, i + 1);
                            present.set(i);
                        }
                        case 1 -> {
                            assertThat(map.removeAll(equalKeys, i, i + 1)).isEqualTo(there);
                            present.clear(i);
                        }
                        case 2 -> {
                            assertThat(map.removePutAll(equalKeys, keys, i, i + 1))
                                    .isEqualTo(there);
                            present.set(i);
                        }
                        default -> assertThat(map.getAll(equalKeys, i, i + 1)).isEqualTo(there);
                    }
                }
            }
            assertThat(map.size()).isEqualTo(present.cardinality());
            assertThat(map.iterate()).isEqualTo(present.cardinality());
            assertThat(map.getAll(keys, 0, KEYS)).isEqualTo(present.cardinality());
        }
    }
}

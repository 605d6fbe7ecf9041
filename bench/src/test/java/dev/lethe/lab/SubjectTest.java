package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Retention;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private final Keys keys =
            Keys.of("test", IntStream.range(0, 50).mapToObj(i -> "key " + i).toList(), 3);

    @Test
    void keysAreDistinctAndAskedWithOtherObjects() {
        assertThat(keys.names()).doesNotHaveDuplicates().hasSize(50);
        assertThat(keys.longs()).doesNotHaveDuplicates().hasSize(150);
        assertThat(keys.asked()).isEqualTo(keys.names());
        for (int i = 0; i < keys.names().length; i++) {
            assertThat(keys.asked()[i]).isNotSameAs(keys.names()[i]);
        }
    }

    @Test
    void eachSubjectHasItsOwnLoops() {
        List<Subject> subjects = Backends.choose(List.of(Backends.HASH_MAP, Backends.CONCURRENT_HASH_MAP))
                .subjects(Family.NAMES, keys);
        assertThat(subjects).hasSize(2);
        assertThat(subjects.get(0).loops().getClass())
                .isNotEqualTo(subjects.get(1).loops().getClass());
        assertThat(subjects.get(0).create(Retention.KEEP).getClass())
                .isNotEqualTo(subjects.get(1).create(Retention.KEEP).getClass());
    }

    @Test
    void allWaysToEmptyAMapDoSo() {
        Backends all = Backends.choose(List.of());
        for (Family family : Family.values()) {
            for (Subject subject : all.subjects(family, keys)) {
                int[] order = Bench.shuffled(0, keys.count(family), 7);
                MapOps map = subject.create(Retention.SHRINK);
                for (Runnable way : List.<Runnable>of(map::clear, map::removeIfAll, map::removeByIterator)) {
                    subject.loops().fill(map, order, 0, order.length);
                    assertThat(map.size()).isEqualTo(order.length);
                    assertThat(subject.loops().count(map, order)).isEqualTo(order.length);
                    way.run();
                    assertThat(map.size()).isZero();
                    assertThat(subject.loops().count(map, order)).isZero();
                }
                map.close();
            }
        }
    }

    @Test
    void mapThatForgetsToRemoveIsFound() {
        Map<String, Integer> stubborn = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable Integer remove(Object key) {
                return get(key);
            }
        };
        Subject subject = new Subject(
                "stubborn", Subject.Traits.JDK, ObjectMapOps.class, keys, (retention, expected) -> () -> stubborn);
        Checks checks = new Checks();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Progress silent = new Progress(new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, false, false, 80));
        Plan plan = new Plan("test", 50, 3, 0, 1, 1, 100, 10);
        new DeleteExperiment()
                .run(new Bench(Family.NAMES, keys, List.of(subject), plan, checks, silent, new Timer(20, 1), 10));
        assertThat(checks.failed()).isPositive();
        assertThat(checks.sentence()).contains("FAILED");
        assertThat(checks.mismatches().get(0)).contains("stubborn", "should be");
    }
}

package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random histories of keys whose homes are few, whatever the size of the tables: they pass groups, the last of which is followed by the
 * first, flood the stash, and come back from it. The TCK cannot do that where keys are {@code long}.
 */
class CrowdedTablesTest {
    private static final int STEPS = 2_500;

    @ParameterizedTest
    @EnumSource
    void crowdsComeAndGoUnderKeep(Shape shape) {
        for (int seed = 0; seed < 3; seed++) {
            new History(new CoreFixture(shape, Retention.KEEP), seed).run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void crowdsComeAndGoUnderShrink(Shape shape) {
        for (int seed = 3; seed < 6; seed++) {
            new History(new CoreFixture(shape, Retention.SHRINK), seed).run();
        }
    }

    private static final class History {
        private final CoreFixture fixture;
        private final SplittableRandom random;
        private final Subject map;
        private final Map<Object, Object> model = new HashMap<>();
        private final List<Integer> hashes = new ArrayList<>();

        History(CoreFixture fixture, int seed) {
            this.fixture = fixture;
            this.random = new SplittableRandom(seed);
            this.map = fixture.make();
            for (int i = 0; i < 150; i++) {
                hashes.add(0x4000_0000); // a flood
                hashes.add(0x4000_0000 | i & 0x7f); // its neighbours, with other control bytes
                hashes.add(0xffff_ff80 | i & 0x7f); // around the last group
                hashes.add(random.nextInt());
            }
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                int number = random.nextInt(hashes.size());
                Object key = fixture.key(hashes.get(number), number);
                boolean fills = step / 500 % 2 == 0;
                if (random.nextInt(10) < (fills ? 8 : 2)) {
                    map.put(key, fixture.value(step));
                    model.put(key, fixture.value(step));
                } else {
                    map.remove(key);
                    model.remove(key);
                }
                assertThat(map.containsKey(key)).isEqualTo(model.containsKey(key));
                int absent = random.nextInt(hashes.size());
                assertThat(map.containsKey(fixture.key(hashes.get(absent), -1 - absent)))
                        .isFalse();
                if (step % 8 == 0) {
                    map.checkInvariants();
                }
                if (step % 250 == 249) {
                    isAs(map, model);
                    now(random.nextInt(8));
                    isAs(map, model);
                }
            }
        }

        private void now(int change) {
            switch (change) {
                case 0 -> {
                    map.clear();
                    model.clear();
                }
                case 1 -> {
                    map.map().clearLazily();
                    model.clear();
                }
                case 2 -> {
                    Map<Object, Object> drained = new HashMap<>();
                    assertThat(map.drainTo(drained::put)).isEqualTo(model.size());
                    assertThat(drained.equals(model)).isTrue();
                    model.clear();
                }
                case 3 -> map.map().trim();
                case 4 -> map.reserve(2L * model.size());
                default -> walk();
            }
        }

        /** Removes or changes some of what a cursor reaches, and others behind its back. */
        private void walk() {
            for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                Object key = cursor.key();
                assertThat(cursor.value()).isEqualTo(model.get(key));
                int choice = random.nextInt(6);
                if (choice == 0) {
                    cursor.remove();
                    model.remove(key);
                } else if (choice == 1) {
                    cursor.setValue(fixture.value(choice));
                    model.put(key, fixture.value(choice));
                } else if (choice == 2) {
                    int number = random.nextInt(hashes.size());
                    Object other = fixture.key(hashes.get(number), number);
                    map.remove(other);
                    model.remove(other);
                }
            }
        }
    }
}

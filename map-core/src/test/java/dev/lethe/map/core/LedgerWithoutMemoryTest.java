package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Claim C10 for the one allocation that no allocator sees: small maps with the default settings share a ledger, and so the allocator
 * of all; the first that needs a ledger of its own makes one. In a twin, where that fails when it is told to.
 */
class LedgerWithoutMemoryTest {
    private static CountingTwin twin;

    @BeforeAll
    static void compileTwin(@TempDir Path folder) throws Exception {
        twin = new CountingTwin(folder, Geometry.atMost(8192), List.of("own.growths = growths(only);"));
    }

    @AfterEach
    void hasRoom() {
        twin.fail(false);
    }

    /** A map with the shared ledger, and what is in it. */
    private static final class Small {
        final CoreFixture fixture;
        final Shape shape;
        final Subject map;
        final Map<Object, Object> model = new HashMap<>();

        Small(Shape shape, int entries) {
            this.fixture = new CoreFixture(shape);
            this.shape = shape;
            this.map = Subject.of(twin.make(MapSpec.builder(shape, shape.mapType())
                    .seed(CoreFixture.SEED)
                    .build()));
            long before = twin.calls();
            for (int i = 0; i < entries; i++) {
                map.put(key(i), fixture.value(i));
                model.put(key(i), fixture.value(i));
            }
            assertThat(twin.calls()).as("no ledger was made").isEqualTo(before);
        }

        Object key(int number) {
            return shape.objectKeys() ? (Object) number : fixture.key(number);
        }

        /** The call fails for lack of a ledger, changes nothing, and succeeds when there is memory. */
        void failsOnce(Consumer<Subject> call) {
            long before = twin.calls();
            twin.fail(true);
            assertThatThrownBy(() -> call.accept(map)).isInstanceOf(OutOfMemoryError.class);
            assertThat(twin.calls()).isEqualTo(before + 1);
            HistoryChecks.isAs(map, model);
            twin.fail(false);
            call.accept(map);
            map.checkInvariants();
        }
    }

    @ParameterizedTest
    @EnumSource
    void putThatGrows(Shape shape) {
        Small small = new Small(shape, Geometry.limit(Geometry.UNCOUNTED_GROUPS));
        small.failsOnce(map -> map.put(small.key(-1), small.fixture.value(1)));
        small.model.put(small.key(-1), small.fixture.value(1));
        HistoryChecks.isAs(small.map, small.model);
    }

    @ParameterizedTest
    @EnumSource
    void reserve(Shape shape) {
        for (int entries : new int[] {0, 5, 20}) {
            Small small = new Small(shape, entries);
            small.failsOnce(map -> map.reserve(1_000));
            HistoryChecks.isAs(small.map, small.model);
            assertThat(small.map.map().stats().capacity()).isGreaterThanOrEqualTo(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drainTo(Shape shape) {
        Small small = new Small(shape, 20);
        Map<Object, Object> drained = new HashMap<>();
        small.failsOnce(map -> {
            assertThat(drained).as("handed out by a call that failed").isEmpty();
            map.drainTo(drained::put);
        });
        assertThat(drained).isEqualTo(small.model);
    }

    /** A smaller table is not made then; the removals are complete all the same. */
    @ParameterizedTest
    @EnumSource
    void removalsThatShrink(Shape shape) {
        Small small = new Small(shape, 20);
        long before = twin.calls();
        twin.fail(true);
        for (int i = 0; i < 20; i++) {
            small.map.remove(small.key(i));
            small.model.remove(small.key(i));
            HistoryChecks.isAs(small.map, small.model);
        }
        assertThat(twin.calls()).as("ledgers that failed").isGreaterThan(before);
    }
}

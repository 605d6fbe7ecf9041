package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claim C7 for what the tables are asked: no call looks at more of them than a few, however many there are. */
class TablesLookedAtTest {
    /** The smallest that are allowed, so that there are many. */
    private static final int MAX_GROUPS = 64;

    private static final int ENTRIES = 60_000;
    private static final int MANY_TABLES = ENTRIES / 400;
    private static final int MOST = 4;

    private static CountingTwin twin;

    @BeforeAll
    static void compileTwin(@TempDir Path folder) throws Exception {
        twin = new CountingTwin(folder, MAX_GROUPS, List.of("Table tableAt(int place) {"));
    }

    private static Subject filled(CoreFixture fixture, Shape shape) {
        Subject map = Subject.of(twin.make(MapSpec.builder(shape, shape.mapType())
                .retention(Retention.SHRINK)
                .seed(CoreFixture.SEED)
                .build()));
        long most = 0;
        for (int i = 0; i < ENTRIES; i++) {
            Object key = key(fixture, shape, i);
            Object value = fixture.value(i);
            most = Math.max(most, lookedAt(() -> map.put(key, value)));
        }
        assertThat(most).as("tables that a put looked at").isLessThanOrEqualTo(MOST);
        assertThat(map.map().stats().tables()).isGreaterThan(MANY_TABLES);
        assertThat(lookedAt(map.map()::stats))
                .as("tables that stats() looked at, so the count counts")
                .isGreaterThan(MANY_TABLES);
        return map;
    }

    /** How many tables a call looks at. */
    private static long lookedAt(Runnable call) {
        long before = twin.calls();
        call.run();
        return twin.calls() - before;
    }

    private static Object key(CoreFixture fixture, Shape shape, int number) {
        return shape.objectKeys() ? (Object) number : fixture.key(number);
    }

    @ParameterizedTest
    @EnumSource
    void emptyingByKey(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = filled(fixture, shape);
        long most = 0;
        for (int i = 0; i < ENTRIES; i++) {
            Object key = key(fixture, shape, i);
            most = Math.max(most, lookedAt(() -> map.remove(key)));
        }
        ends(map, most);
    }

    @ParameterizedTest
    @EnumSource
    void emptyingByCursor(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = filled(fixture, shape);
        long most = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            most = Math.max(most, lookedAt(cursor::remove));
        }
        ends(map, most);
    }

    private static void ends(Subject map, long most) {
        assertThat(map.mappingCount()).isZero();
        assertThat(map.map().stats().shrinks()).isGreaterThan(MANY_TABLES);
        assertThat(most).as("tables that a removal looked at").isLessThanOrEqualTo(MOST);
        map.checkInvariants();
    }
}

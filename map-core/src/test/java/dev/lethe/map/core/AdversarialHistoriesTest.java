package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAsFresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that are known to leave traces in other tables, made with a look at the groups. */
class AdversarialHistoriesTest {
    private static final int ONE_TABLE = 5_000;
    private static final int MANY_TABLES = 4;

    @ParameterizedTest
    @EnumSource
    void onlyTheDisplacedAreLeft(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        for (int entries : new int[] {43, 700, ONE_TABLE, fixture.entriesOf(MANY_TABLES)}) {
            Subject map = fixture.filled(entries);
            int displacedOnce = 0;
            for (int round = 0; round < 4; round++) {
                Set<Long> displaced = displaced(map.map());
                displacedOnce += displaced.size();
                for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                    if (!displaced.contains(CoreFixture.hashOf(cursor.key()) >>> 32)) {
                        cursor.remove();
                    }
                }
                map.checkInvariants();
                isAsFresh(map);
                for (int i = entries; i > 0; i--) {
                    map.put(fixture.key(i * (round + 1)), fixture.value(i));
                }
                map.checkInvariants();
                isAsFresh(map);
            }
            assertThat(displacedOnce).as("displaced entries").isPositive();
        }
    }

    /** The hashes of the entries that do not live in their home group. */
    private static Set<Long> displaced(LetheMap map) {
        Set<Long> displaced = new HashSet<>();
        for (int place = 0; place < CoreFixture.places(map); place++) {
            Table table = CoreFixture.tableAt(map, place);
            for (int slot = 0; slot < table.slotsOfGroups(); slot++) {
                long hash = CoreFixture.hashAt(table, slot);
                if (CoreFixture.isOccupied(table, slot) && table.home(hash) != slot / Control.GROUP_SLOTS) {
                    displaced.add(hash >>> 32);
                }
            }
        }
        return displaced;
    }

    /** Without pull-back, the counts of all groups would stay up here. */
    @ParameterizedTest
    @EnumSource
    void whatWasInTheWayGoes(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int home = 0x4000_0000;
        int entries = Geometry.MAX_REACH * Control.GROUP_SLOTS;
        for (int i = 0; i < entries; i++) { // with many control bytes, or it would be a flood
            map.put(fixture.key(home | i & 0x7F, i), fixture.value(i));
        }
        assertThat(map.map().probeLengths().longest()).isEqualTo(Geometry.MAX_REACH);
        for (int i = 0; i < entries - Control.GROUP_SLOTS; i++) {
            map.remove(fixture.key(home | i & 0x7F, i));
            map.checkInvariants();
        }
        assertThat(map.map().probeLengths()).isEqualTo(new ProbeLengths(1, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void aClosedMapIsNotCheckedButRefused(Shape shape) {
        Subject map = new CoreFixture(shape).filled(10);
        map.map().close();
        assertThatThrownBy(map::checkInvariants).isInstanceOf(IllegalStateException.class);
    }
}

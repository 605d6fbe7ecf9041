package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Big tables with a few entries: a clear wipes what was noted, not the whole table, and forgets nothing. */
class FewEntriesTest {
    private static final int BIG = 5_000;
    private static final int ONE_HOME = 0x1000_0000;

    private static Subject big(CoreFixture fixture) {
        Subject map = fixture.make();
        map.reserve(BIG);
        return map;
    }

    private static Table table(Subject map) {
        return CoreFixture.tableAt(map.map(), 0);
    }

    /** Also one more than are noted, and so many with one home that one is displaced and pulled back. */
    @ParameterizedTest
    @EnumSource
    void clearLeavesNothingBehind(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        for (int entries = 1; entries <= Table.NOTED + 1; entries++) {
            for (int removed = 0; removed < entries; removed++) {
                for (boolean together : new boolean[] {true, false}) {
                    Subject map = big(fixture);
                    for (int i = 0; i < entries; i++) {
                        map.put(together ? fixture.key(ONE_HOME, i) : fixture.key(i), fixture.value(i));
                    }
                    assertThat(table(map).isNoting()).isEqualTo(entries <= Table.NOTED);
                    for (int i = 0; i < removed; i++) {
                        map.remove(together ? fixture.key(ONE_HOME, i) : fixture.key(i));
                    }
                    map.clear();
                    map.put(fixture.key(77), fixture.value(77)); // revives the table, where clear left that to it
                    map.remove(fixture.key(77));
                    map.checkInvariants();
                    assertThat(table(map).words).containsOnly(Control.EMPTY);
                    assertThat(table(map).isNoting()).isTrue();
                }
            }
        }
    }

    /** However many it held before. */
    @ParameterizedTest
    @EnumSource
    void anEmptiedTableNotesAgain(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = big(fixture);
        for (int i = 0; i < BIG; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        assertThat(table(map).isNoting()).isFalse();
        for (int i = 0; i < BIG; i++) {
            map.remove(fixture.key(i));
        }
        assertThat(table(map).isNoting()).isTrue();
    }
}

package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large tables and directories are for so many entries. */
class GeometryTest {
    @ParameterizedTest
    @ValueSource(ints = {64, 8192})
    void theSmallestTableWithRoomIsTaken(int most) {
        for (int groups = 1; groups < most; groups *= 2) {
            assertThat(Geometry.groupsFor(Geometry.limit(groups), most)).isEqualTo(groups);
            assertThat(Geometry.groupsFor(Geometry.limit(groups) + 1L, most)).isEqualTo(2 * groups);
        }
        assertThat(Geometry.groupsFor(0, most)).isEqualTo(1);
        assertThat(Geometry.groupsFor(Long.MAX_VALUE, most)).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 8192})
    void theShallowestDirectoryWithRoomIsTaken(int groups) {
        for (int depth = 0; depth < Geometry.maxDepth(groups); depth++) {
            long entries = (long) Geometry.limit(groups) << depth;
            assertThat(Geometry.depthFor(entries, groups)).isEqualTo(depth);
            assertThat(Geometry.depthFor(entries + 1, groups)).isEqualTo(depth + 1);
        }
        assertThat(Geometry.depthFor(Long.MAX_VALUE, groups)).isEqualTo(Geometry.maxDepth(groups));
    }

    /** Object keys keep 32 bits of their hash: the bits of the directory and those of the groups are of these. */
    @ParameterizedTest
    @CsvSource({"64, 26", "8192, 19"})
    void directoryAndGroupsShareTheBitsOfTheHash(int groups, int depth) {
        assertThat(Geometry.maxDepth(groups)).isEqualTo(depth);
    }

    @Test
    void aFullGroupIsATableAndLargerOnesAreFourFifthsFull() {
        assertThat(Geometry.limit(1)).isEqualTo(Control.GROUP_SLOTS);
        assertThat(Geometry.limit(2)).isEqualTo(11);
        assertThat(Geometry.limit(64)).isEqualTo(358);
        assertThat(Geometry.atMost(1)).isEqualTo(1);
        assertThat(Geometry.atMost(Integer.MAX_VALUE)).isBetween(64, 8192);
    }
}

package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.SelfChecking;
import org.junit.jupiter.api.Test;

/** A removal by which two entries of the spill find room: one in the hole, and one of another flood that is shorter now, behind it. */
class RoomForTwoTest {
    private static final int GROUPS_LOG2 = 6;

    @Test
    void bothLeaveTheSpill() {
        long[] flood = keys(0, 1, 15);
        long[] passing = keys(0, 2, 14); // into groups 2 and 3
        long[] kin = keys(2, 2, 1); // at home in group 2, among 14 of the same control byte
        LongLongMap map = Lethe.builder()
                .backend("concurrent")
                .seed(Crowd.SEED)
                .expectedSize(300)
                .retention(Retention.KEEP) // 64 groups, also for fewer entries
                .longLongMap();
        for (long[] keys : new long[][] {flood, passing, kin}) {
            for (long key : keys) {
                map.put(key, ~key);
            }
        }
        assertThat(map.stats().tables()).isEqualTo(1);
        assertThat(map.stats().fallbackEntries()).isEqualTo(2);
        ((SelfChecking) map).checkInvariants();
        assertThat(map.remove(flood[0])).isTrue();
        ((SelfChecking) map).checkInvariants();
        assertThat(map.stats().fallbackEntries()).isZero();
        assertThat(map.mappingCount()).isEqualTo(29);
        for (long[] keys : new long[][] {flood, passing, kin}) {
            for (long key : keys) {
                assertThat(map.containsKey(key)).isEqualTo(key != flood[0]);
            }
        }
    }

    /** Keys with this home group, in a table of 64, and this control byte. */
    private static long[] keys(int home, int control, int count) {
        long multiplier = Hashing.multiplierOf(Crowd.SEED);
        long[] keys = new long[count];
        int found = 0;
        for (long key = 0; found < count; key++) {
            long hash = Hashing.mix(key, multiplier);
            if (hash >>> Long.SIZE - GROUPS_LOG2 == home && Control.controlByte(hash) == control) {
                keys[found++] = key;
            }
        }
        return keys;
    }
}

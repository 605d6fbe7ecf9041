package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flood that is none would go unseen: the maps do not change their answers for it. */
class LongFloodsTest {
    @ParameterizedTest
    @ValueSource(strings = {"core", "unsafe", "concurrent"})
    void floodsOfLongKeysReachTheStash(String backend) {
        for (long seed = 0; seed < 4; seed++) {
            LongLongMap map = Lethe.builder().backend(backend).seed(seed).longLongMap();
            try {
                for (int number = 0; number < 255; number++) {
                    assertThat(map.put(LongFloods.key(seed, number), number)).isTrue();
                }
                assertThat(map.stats().fallbackEntries()).isGreaterThan(150);
            } finally {
                map.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 64})
    void someBeginFurtherOnWithTheControlByteOfOthers(int groups) {
        LongLongTable table = new LongLongTable(groups, 0, 1, Keys.DEFAULT, Hashing.multiplierOf(1));
        long common = hash(2);
        int further = 0;
        for (int number = 5; number < 180; number += 6) {
            assertThat(Control.controlByte(hash(number))).isEqualTo(Control.controlByte(common));
            int steps = table.distance(table.home(common), table.home(hash(number)));
            further += steps > 0 && steps <= 3 ? 1 : 0;
        }
        assertThat(further).isGreaterThanOrEqualTo(15);
    }

    private static long hash(long number) {
        return Hashing.mix(LongFloods.key(1, number), Hashing.multiplierOf(1));
    }
}

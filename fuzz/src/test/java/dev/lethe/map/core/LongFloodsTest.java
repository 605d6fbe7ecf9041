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
}

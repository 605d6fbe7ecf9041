package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphStats;

class ObjectGraphTest {
    @Test
    void sizesAreThoseThatJolFinds() {
        for (Map<String, Object> map : List.<Map<String, Object>>of(new HashMap<>(), new ConcurrentHashMap<>())) {
            for (int i = 0; i < 300; i++) {
                map.put("key " + i, i % 3 == 0 ? (Object) (long) i : new byte[i]);
            }
            assertThat(ObjectGraph.bytes(map))
                    .isEqualTo(GraphStats.parseInstance(map).totalSize());
        }
    }

    @Test
    void sharedAndCircularReferencesCountOnce() {
        Object[] first = new Object[2];
        Object[] second = {first, first};
        first[0] = second;
        first[1] = new int[][] {{1, 2, 3}, {}};
        assertThat(ObjectGraph.bytes(first))
                .isEqualTo(GraphStats.parseInstance((Object) first).totalSize());
    }
}

package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.spi.SelfChecking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two floods in one spill: what a writer found there without the lock has another place once the other flood has changed. A key that
 * changes the other flood while it is compared makes that happen in one thread.
 */
class TwoFloodsTest {
    private static final int KEYS = 80;

    /** Done by the first comparison, which is the one without the lock. */
    private @Nullable Runnable whenCompared;

    private final class Key implements Comparable<Key> {
        private final int flood;
        private final int number;

        Key(int flood, int number) {
            this.flood = flood;
            this.number = number;
        }

        @Override
        public int hashCode() {
            return flood;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.flood == flood && key.number == number;
        }

        @Override
        public int compareTo(Key other) {
            Runnable first = whenCompared;
            whenCompared = null;
            if (first != null) {
                first.run();
            }
            return Integer.compare(number, other.number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void placeInASpillThatHasChangedIsNotBelieved(long seed) {
        ConcurrentObjectMap<Key, Integer> map =
                Lethe.builder().backend("concurrent").seed(seed).concurrentMap();
        for (int number = 0; number < KEYS; number++) {
            map.put(new Key(number % 2, number), number);
        }
        assertThat(map.stats().fallbackEntries()).isGreaterThan(KEYS / 2);
        int changed = 0;
        for (int number = 0; number < KEYS; number++) {
            Key other = new Key(1 - number % 2, KEYS + number);
            whenCompared = () -> map.put(other, -1);
            assertThat(map.put(new Key(number % 2, number), number + KEYS)).isEqualTo(number);
            changed += whenCompared == null ? 1 : 0;
            whenCompared = null;
            for (int each = 0; each < KEYS; each++) {
                assertThat(map.get(new Key(each % 2, each))).isEqualTo(each <= number ? each + KEYS : each);
            }
        }
        assertThat(changed).isGreaterThan(KEYS / 4);
        assertThat(map.mappingCount()).isEqualTo(KEYS + changed);
        ((SelfChecking) map).checkInvariants();
    }
}

package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claim C2: one call tells an absent key from zero or null. */
abstract class AbsenceBehaviour extends Behaviour {
    /** The value that a careless map takes for absent: null where it is allowed, else 0 or "". */
    private @Nullable Object nothing() {
        if (!source().shape().objectValues()) {
            return 0L;
        }
        return source().nullValues() ? null : "";
    }

    @Test
    void containsKeyTellsNothingFromAbsent() {
        Subject map = make();
        map.put(key(1), nothing());
        assertThat(map.containsKey(key(1))).isTrue();
        assertThat(map.containsKey(key(2))).isFalse();
        assertThat(map.containsValue(nothing())).isTrue();
        assertThat(map.asMap().containsKey(key(1))).isTrue();
        assertThat(map.mappingCount()).isEqualTo(1);
    }

    @Test
    void getOrDefaultTellsNothingFromAbsent() {
        Subject map = make();
        map.put(key(1), nothing());
        assertThat(map.getOrDefault(key(1), nowhere())).isEqualTo(nothing());
        assertThat(map.getOrDefault(key(2), nowhere())).isEqualTo(nowhere());
        assertThat(map.asMap().getOrDefault(key(1), value(9))).isEqualTo(nothing());
        assertThat(map.asMap().getOrDefault(key(2), value(9))).isEqualTo(value(9));
    }

    @Test
    void getAndPutTellsNothingFromAbsent() {
        Subject map = make();
        assertThat(map.getAndPut(key(1), nothing(), nowhere())).isEqualTo(nowhere());
        assertThat(map.getAndPut(key(1), value(5), nowhere())).isEqualTo(nothing());
        assertThat(map.getAndPut(key(1), nothing(), nowhere())).isEqualTo(value(5));
        assertThat(map.getAndPut(key(1), value(6), nothing())).isEqualTo(nothing());
    }

    @Test
    void getAndRemoveTellsNothingFromAbsent() {
        Subject map = make();
        map.put(key(1), nothing());
        assertThat(map.getAndRemove(key(1), nowhere())).isEqualTo(nothing());
        assertThat(map.getAndRemove(key(1), nowhere())).isEqualTo(nowhere());
        assertThat(map.mappingCount()).isZero();
    }

    @Test
    void conditionalUpdatesTakeNothingForAValue() {
        Subject map = make();
        map.put(key(1), nothing());
        assertThat(map.replace(key(1), nothing(), value(7))).isTrue();
        assertThat(map.replace(key(1), value(7), nothing())).isTrue();
        assertThat(map.replace(key(2), nothing(), value(7))).isFalse();
        assertThat(map.remove(key(2), nothing())).isFalse();
        assertThat(map.remove(key(1), nothing())).isTrue();
        assertThat(map.containsKey(key(1))).isFalse();
    }

    @Test
    void valuesEqualToAbsentAreStored() {
        Subject map = make();
        Object absent = value(3);
        assertThat(map.getAndPut(key(1), absent, absent)).isEqualTo(absent);
        assertThat(map.containsKey(key(1))).isTrue();
        assertThat(map.getAndPut(key(1), absent, nowhere())).isEqualTo(absent);
        assertThat(map.getAndRemove(key(1), absent)).isEqualTo(absent);
        assertThat(map.containsKey(key(1))).isFalse();
    }

    @Test
    void keysOfAllKindsAreToldApart() {
        for (KeyStyle style : KeyStyle.values()) {
            Duel duel = new Duel(source(), make(), style);
            for (int i = 0; i < 400; i++) {
                Object key = duel.key(i);
                Object value = value(i);
                duel.same("put", map -> map.put(key, value));
                duel.checkStep();
            }
            for (int i = 0; i < 800; i++) {
                Object again = duel.key(i);
                duel.same("containsKey", map -> map.containsKey(again));
                duel.same("getOrDefault", map -> map.getOrDefault(again, nowhere()));
            }
            duel.checkAll();
        }
    }

    @Test
    void equalContentInDistinctObjectsIsOneKey() {
        Subject map = make();
        if (!source().shape().objectKeys()) {
            map.put(300L, value(1));
            assertThat(map.asMap().put(Long.valueOf("300"), value(2))).isEqualTo(value(1));
            return;
        }
        char[] mebibyte = new char[1 << 20];
        for (char[] content : new char[][] {{}, {0}, {'a', 0, 'b'}, mebibyte}) {
            map.put(String.valueOf(content), value(1));
            assertThat(map.getOrDefault(String.valueOf(content), nowhere())).isEqualTo(value(1));
            assertThat(map.containsKey(String.valueOf(content) + "\0")).isFalse();
            assertThat(map.remove(String.valueOf(content), value(1))).isTrue();
            assertThat(map.containsKey(String.valueOf(content))).isFalse();
        }
        assertThat(map.mappingCount()).isZero();
    }
}

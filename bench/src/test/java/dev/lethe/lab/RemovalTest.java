package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Hasher;
import dev.lethe.map.Lethe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.KeyPicture;
import dev.lethe.map.spi.SelfDescribing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said to have changed is all that has: carried out on the picture before, it makes the one after. */
class RemovalTest {
    private static ObjectMap<String, Integer> filled(int entries, Hasher<Object> hasher) {
        ObjectMap<String, Integer> map =
                Lethe.builder().backend("core").seed(Plan.SEED).objectMap(hasher);
        for (int i = 0; i < entries; i++) {
            map.put("key " + i, i);
        }
        return map;
    }

    /** Of so few hashes that many entries share a home. */
    private static final class FewHashes implements Hasher<Object> {
        private final int hashes;

        FewHashes(int hashes) {
            this.hashes = hashes;
        }

        @Override
        public long hash(Object key) {
            return key.hashCode() % hashes;
        }

        @Override
        public boolean equal(Object present, Object asked) {
            return present.equals(asked);
        }
    }

    private static List<@Nullable Object> keys(KeyPicture picture, int count) {
        Slots slots = new Slots(picture.table());
        List<@Nullable Object> keys = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            keys.add(
                    at < slots.count() && slots.get(at).occupied()
                            ? slots.get(at).key()
                            : null);
        }
        return keys;
    }

    private static int removeEach(ObjectMap<String, Integer> map) {
        int moved = 0;
        SelfDescribing describing = (SelfDescribing) map;
        for (String key : map.keySet().toArray(String[]::new)) {
            KeyPicture before = describing.describe(key);
            int count = new Slots(before.table()).count();
            map.remove(key);
            KeyPicture after = describing.describe(key);
            Removal removal = new Removal(before, after);
            if (removal.sameSize()) {
                List<@Nullable Object> expected = keys(before, count);
                expected.set(before.slot(), null);
                for (Removal.Move move : removal.moves()) {
                    assertThat(expected.get(move.to())).isNull();
                    expected.set(move.to(), expected.set(move.from(), null));
                }
                assertThat(expected).isEqualTo(keys(after, count));
                assertThat(expected.get(removal.freed())).isNull();
                moved += removal.moves().size();
            }
            assertThat(removal.sentences(key)).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
        }
        assertThat(map).isEmpty();
        return moved;
    }

    @Test
    void movesOfFullTablesAreAllThatChanged() {
        assertThat(removeEach(filled(350, new FewHashes(Integer.MAX_VALUE)))).isPositive();
    }

    @Test
    void movesOfTablesWithAStashAreAllThatChanged() {
        assertThat(removeEach(filled(350, new FewHashes(2)))).isPositive();
    }

    @Test
    void entryOfTheStashIsSaidToCome() {
        ObjectMap<String, Integer> map = filled(350, new FewHashes(1));
        SelfDescribing describing = (SelfDescribing) map;
        KeyPicture before = describing.describe("key 0");
        assertThat(before.table().stash()).isNotEmpty();
        map.remove("key 0");
        assertThat(new Removal(before, describing.describe("key 0")).sentences("key 0"))
                .first()
                .asString()
                .startsWith("'key 0' leaves slot ");
        assertThat(new Removal(before, describing.describe("key 0")).sentences("key 0"))
                .anyMatch(sentence -> sentence.contains("of the stash into"))
                .endsWith("The stash has one entry fewer.");
    }
}

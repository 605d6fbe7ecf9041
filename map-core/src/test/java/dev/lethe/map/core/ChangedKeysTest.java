package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAsFresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.core.CoreFixture.ChosenKey;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that were changed while they are in a map: what is done with their entries goes by the hashes they came with. */
class ChangedKeysTest {
    private static final int ONE_TABLE = 5_000;

    /** The groups on the path that the new hash of a key would have taken have not counted it. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aChangedKeyIsRemovedFromTheGroupsOfItsOldHash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int home = 0x1000_0000;
        int behind = home + (1 << Integer.SIZE - 10); // the next of 1,024 groups
        for (int i = 0; i <= Control.GROUP_SLOTS; i++) {
            map.put(fixture.key(home | 1, i), fixture.value(i));
        }
        ChosenKey changed = (ChosenKey) fixture.key(behind | 2, 100);
        map.put(changed, fixture.value(100));
        changed.become(CoreFixture.unmix((long) (home | 2) << 32), 100);
        map.remove(changed);
        map.checkInvariants();
        for (int i = 0; i <= Control.GROUP_SLOTS; i++) {
            assertThat(map.containsKey(fixture.key(home | 1, i))).isTrue();
        }
    }

    /** As above, but it is the key itself that was counted, and seems to be at home now. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aDisplacedKeyThatSeemsToBeAtHomeIsStillCounted(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int home = 0x1000_0000;
        int behind = home + (1 << Integer.SIZE - 10);
        ChosenKey displaced = (ChosenKey) fixture.key(home | 1, Control.GROUP_SLOTS);
        for (int i = 0; i < Control.GROUP_SLOTS; i++) {
            map.put(fixture.key(home | 1, i), fixture.value(i));
        }
        map.put(displaced, fixture.value(0));
        displaced.become(CoreFixture.unmix((long) (behind | 1) << 32), 100);
        map.remove(displaced);
        map.checkInvariants();
        for (int i = 0; i < Control.GROUP_SLOTS; i++) {
            map.remove(fixture.key(home | 1, i));
            map.checkInvariants();
        }
        assertThat(map.mappingCount()).isZero();
    }

    /** A cursor learns by the keys where the entries of a flood are, when their table was replaced; here one key stands for two. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aKeyThatIsTwiceInAFloodIsSeenTwice(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        Subject map = fixture.make();
        int hash = 0x1234_5678;
        for (int i = 0; i < 700; i++) {
            map.put(fixture.key(hash, i), fixture.value(i));
        }
        ChosenKey twice = (ChosenKey) fixture.key(hash, 700);
        map.put(twice, fixture.value(700));
        twice.become(CoreFixture.unmix((long) (hash + 1) << 32), 701);
        map.put(twice, fixture.value(701));
        assertThat(map.mappingCount()).isEqualTo(702);
        int seen = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            if (cursor.key().equals(twice)) {
                seen++;
            } else {
                cursor.remove();
            }
        }
        assertThat(seen).isEqualTo(2);
        map.checkInvariants();
    }

    @ParameterizedTest
    @EnumSource(names = "OBJECT_.*", mode = EnumSource.Mode.MATCH_ALL)
    void changedKeysLeaveByCursorAndIterator(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        for (boolean colliding : new boolean[] {false, true}) {
            for (boolean byIterator : new boolean[] {false, true}) {
                Subject map = fixture.filled(2_000);
                Map<Object, Object> sound = map.copy();
                List<ChosenKey> changing = new ArrayList<>();
                for (int i = 10_000; i < 10_300; i++) {
                    ChosenKey key = (ChosenKey) (colliding ? fixture.key(0x1111_2222, i) : fixture.key(i));
                    changing.add(key);
                    map.put(key, fixture.value(i));
                }
                for (ChosenKey key : changing) {
                    key.become(17, -1);
                }
                map.checkInvariants();
                for (int i = 2_000; i < 4_000; i++) { // grows: the changed ones move
                    map.put(fixture.key(i), fixture.value(i));
                    sound.put(fixture.key(i), fixture.value(i));
                }
                assertThat(removeChanged(map, byIterator)).isEqualTo(changing.size());
                assertThat(map.copy()).isEqualTo(sound);
                isAsFresh(map);
            }
        }
    }

    private static int removeChanged(Subject map, boolean byIterator) {
        int removed = 0;
        if (byIterator) {
            for (Iterator<Object> keys = map.asMap().keySet().iterator(); keys.hasNext(); ) {
                if (keys.next().toString().equals("key -1")) {
                    keys.remove();
                    removed++;
                    map.checkInvariants();
                }
            }
            return removed;
        }
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            if (cursor.key().toString().equals("key -1")) {
                cursor.remove();
                removed++;
                map.checkInvariants();
            }
        }
        return removed;
    }
}

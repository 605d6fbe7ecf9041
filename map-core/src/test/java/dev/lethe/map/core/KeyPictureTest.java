package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.KeyPicture;
import dev.lethe.map.spi.SelfDescribing;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a map says about where a key lies is what is there, and saying it changes nothing. */
class KeyPictureTest {
    private static final int HASH = 0x3000_0000;
    private static final int ENTRIES = 4_000;

    private static KeyPicture describe(Subject map, Object key) {
        return ((SelfDescribing) map.map()).describe(key);
    }

    /** Compares a picture with the table itself, slot by slot and walk by walk. */
    private static void agrees(KeyPicture picture, Subject map, Object key) {
        long hash = CoreFixture.hashOf(key);
        int places = CoreFixture.places(map.map());
        int place = (int) (hash >>> 1 >>> Long.SIZE - 1 - Integer.numberOfTrailingZeros(places));
        Table table = CoreFixture.tableAt(map.map(), place);
        assertThat(picture.table().places()).isEqualTo(places);
        assertThat(picture.hash() >>> 32).isEqualTo(hash >>> 32);
        assertThat(picture.homeGroup()).isEqualTo(table.home(hash));
        assertThat(picture.control().of(hash)).isEqualTo(Control.controlByte(hash));
        assertThat(picture.table().groups()).hasSize(table.groups());
        assertThat(picture.table().entries()).isEqualTo(table.live);
        assertThat(picture.table().stash()).hasSize(table.stash);
        for (int at = 0; at < table.slotsOfGroups(); at++) {
            KeyPicture.Group group = picture.table().groups().get(at / Control.GROUP_SLOTS);
            long word = table.words[at / Control.GROUP_SLOTS];
            assertThat(group.passed()).isEqualTo(Control.passed(word));
            assertThat(group.stashMark()).isEqualTo(Control.isStashed(word));
            KeyPicture.Slot slot = group.slots().get(at % Control.GROUP_SLOTS);
            assertThat(slot.control()).isEqualTo((int) Control.controlAt(word, at % Control.GROUP_SLOTS));
            assertThat(slot.occupied()).isEqualTo(CoreFixture.isOccupied(table, at));
            if (slot.occupied()) {
                assertThat(slot.home()).isEqualTo(table.home(CoreFixture.hashAt(table, at)));
                assertThat(CoreFixture.hashOf(Objects.requireNonNull(slot.key())) >>> 32)
                        .isEqualTo(CoreFixture.hashAt(table, at) >>> 32);
            }
        }
    }

    private static KeyPicture.@Nullable Slot slotOf(KeyPicture picture) {
        int inGroups = picture.table().groups().size() * Control.GROUP_SLOTS;
        if (picture.slot() >= inGroups) {
            return picture.table().stash().get(picture.slot() - inGroups);
        }
        return picture.slot() < 0
                ? null
                : picture.table()
                        .groups()
                        .get(picture.slot() / Control.GROUP_SLOTS)
                        .slots()
                        .get(picture.slot() % Control.GROUP_SLOTS);
    }

    /** A lookup visits groups one after the other while each was passed, and no longer. */
    private static void walksAsFarAsItMust(KeyPicture picture) {
        List<KeyPicture.Group> groups = picture.table().groups();
        for (int step = 0; step < picture.visited() - 1; step++) {
            assertThat(groups.get((picture.homeGroup() + step) % groups.size()).passed())
                    .isPositive();
        }
        KeyPicture.Group last = groups.get((picture.homeGroup() + picture.visited() - 1) % groups.size());
        switch (picture.end()) {
            case FOUND -> assertThat(last.slots()).contains(slotOf(picture));
            case FOUND_IN_STASH ->
                assertThat(groups.get(picture.homeGroup()).stashMark()).isTrue();
            case NOT_PASSED -> assertThat(last.passed()).isZero();
            case OUT_OF_REACH ->
                assertThat(picture.visited()).isEqualTo(picture.table().reach());
            default -> throw new AssertionError(picture.end());
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesOfPresentAndAbsentKeysAgreeWithTheTable(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(ENTRIES);
        for (int i = 0; i < 2 * ENTRIES; i += 97) {
            Object key = fixture.key(i);
            KeyPicture picture = describe(map, key);
            agrees(picture, map, key);
            walksAsFarAsItMust(picture);
            assertThat(picture.present()).isEqualTo(i < ENTRIES);
            KeyPicture.Slot slot = slotOf(picture);
            assertThat(slot == null ? null : slot.key()).isEqualTo(i < ENTRIES ? key : null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesNameTheTableOfTheDirectory(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        for (int i = 0; CoreFixture.places(map.map()) < 4; i++) { // the upper half does not split
            int spread = i * 0x9E37_79B9;
            map.put(fixture.key(CoreFixture.places(map.map()) == 1 ? spread : spread >>> 1, i), fixture.value(i));
        }
        for (int place = 0; place < 4; place++) {
            Object key = fixture.key(place << 30 | 12_345, -1);
            KeyPicture picture = describe(map, key);
            agrees(picture, map, key);
            assertThat(picture.table().places()).isEqualTo(4);
            assertThat(picture.table().place()).isEqualTo(Math.min(place, 2));
            assertThat(picture.table().span()).isEqualTo(place < 2 ? 1 : 2);
            assertThat(picture.directory().length())
                    .isEqualTo(picture.table().depth())
                    .isEqualTo(place < 2 ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void entriesOfTheStashAreFoundThere(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ENTRIES);
        List<KeyPicture.End> ends = new ArrayList<>();
        for (int i = 0; i < CoreFixture.WITHIN_REACH + 3; i++) {
            map.put(fixture.key(HASH, i), fixture.value(i));
        }
        for (int i = 0; i < CoreFixture.WITHIN_REACH + 4; i++) {
            KeyPicture picture = describe(map, fixture.key(HASH, i));
            agrees(picture, map, fixture.key(HASH, i));
            walksAsFarAsItMust(picture);
            ends.add(picture.end());
        }
        assertThat(ends).filteredOn(end -> end == KeyPicture.End.FOUND_IN_STASH).hasSize(3);
        assertThat(ends.get(ends.size() - 1)).isEqualTo(KeyPicture.End.NOT_PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void emptyClearedAndClosedMapsSaySo(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        KeyPicture before = describe(map, fixture.key(1));
        assertThat(before.end()).isEqualTo(KeyPicture.End.NO_TABLE);
        assertThat(before.visited()).isZero();
        assertThat(before.table().groups()).isEmpty();

        map.put(fixture.key(1), fixture.value(1));
        map.map().clearLazily();
        KeyPicture cleared = describe(map, fixture.key(1));
        assertThat(cleared.end()).isEqualTo(KeyPicture.End.OTHER_EPOCH);
        assertThat(cleared.table().epoch()).isNotEqualTo(cleared.table().mapEpoch());
        assertThat(cleared.table().entries()).isZero();

        map.map().close();
        assertThatThrownBy(() -> describe(map, fixture.key(1))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void describingChangesNothing(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(fixture.entriesOf(8));
        map.map().clearLazily(); // there is debt now, which a mutation would pay
        map.put(fixture.key(1), fixture.value(1));
        assertThat(map.map().stats().referenceDebt() > 0).isEqualTo(shape != Shape.LONG_LONG);
        Object stats = map.map().stats();
        long[] words = CoreFixture.tableAt(map.map(), 0).words.clone();
        KeyPicture first = describe(map, fixture.key(1));
        for (int i = 0; i < 50; i++) {
            describe(map, fixture.key(i));
        }
        assertThat(map.map().stats()).isEqualTo(stats);
        assertThat(CoreFixture.tableAt(map.map(), 0).words).isEqualTo(words);
        assertThat(describe(map, fixture.key(1))).isEqualTo(first);
        map.checkInvariants();
    }

    @Test
    void hashCodeIsCalledOnce() {
        ObjectMap<Object, String> map = Lethe.builder().backend("core").objectMap();
        int[] calls = {0};
        Object key = new Object() {
            @Override
            public int hashCode() {
                calls[0]++;
                return 7;
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return this == other;
            }
        };
        map.put(key, "value");
        calls[0] = 0;
        assertThat(((SelfDescribing) map).describe(key).present()).isTrue();
        assertThat(calls[0]).isEqualTo(1);
        map.put(null, "of null");
        assertThat(((SelfDescribing) map).describe(null).present()).isTrue();
    }

    @Test
    void longKeysMustBeLongs() {
        SelfDescribing map = (SelfDescribing) Lethe.builder().backend("core").longLongMap();
        assertThatThrownBy(() -> map.describe("1")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> map.describe(null)).isInstanceOf(NullPointerException.class);
        assertThat(map.describe(1L).present()).isFalse();
    }
}

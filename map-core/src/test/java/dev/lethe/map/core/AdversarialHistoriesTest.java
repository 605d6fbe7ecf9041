package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.core.CoreFixture.ChosenKey;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that are known to leave traces in other tables, made with a look at the groups. */
class AdversarialHistoriesTest {
    private static final int ONE_TABLE = 5_000;
    private static final int MANY_TABLES = 4;
    private static final double MOST = 1.25;

    @ParameterizedTest
    @EnumSource
    void onlyTheDisplacedAreLeft(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        for (int entries : new int[] {43, 700, ONE_TABLE, fixture.entriesOf(MANY_TABLES)}) {
            Subject map = fixture.filled(entries);
            int displacedOnce = 0;
            for (int round = 0; round < 4; round++) {
                Set<Long> displaced = displaced(map.map());
                displacedOnce += displaced.size();
                for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                    if (!displaced.contains(CoreFixture.hashOf(cursor.key()) >>> 32)) {
                        cursor.remove();
                    }
                }
                map.checkInvariants();
                isAsFresh(map);
                for (int i = entries; i > 0; i--) {
                    map.put(fixture.key(i * (round + 1)), fixture.value(i));
                }
                map.checkInvariants();
                isAsFresh(map);
            }
            assertThat(displacedOnce).as("displaced entries").isPositive();
        }
    }

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

    @ParameterizedTest
    @EnumSource
    void aClosedMapIsNotCheckedButRefused(Shape shape) {
        Subject map = new CoreFixture(shape).filled(10);
        map.map().close();
        assertThatThrownBy(map::checkInvariants).isInstanceOf(IllegalStateException.class);
    }

    /** Without pull-back, the counts of all groups would stay up here. */
    @ParameterizedTest
    @EnumSource
    void whatWasInTheWayGoes(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int home = 0x4000_0000;
        int entries = Geometry.MAX_REACH * Control.GROUP_SLOTS;
        for (int i = 0; i < entries; i++) { // with many control bytes, or it would be a flood
            map.put(fixture.key(home | i & 0x7F, i), fixture.value(i));
        }
        assertThat(map.map().probeLengths().longest()).isEqualTo(Geometry.MAX_REACH);
        for (int i = 0; i < entries - Control.GROUP_SLOTS; i++) {
            map.remove(fixture.key(home | i & 0x7F, i));
            map.checkInvariants();
        }
        assertThat(map.map().probeLengths()).isEqualTo(new ProbeLengths(1, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void equalHashesGoToTheStashAndComeOut(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        List<Consumer<List<Object>>> orders =
                List.of(keys -> {}, Collections::reverse, keys -> Collections.shuffle(keys, new Random(4)));
        for (Consumer<List<Object>> order : orders) {
            Subject map = fixture.filled(400);
            Map<Object, Object> model = map.copy();
            List<Object> colliding = new ArrayList<>();
            for (int i = 1_000; i < 1_500; i++) {
                Object key = fixture.key(0x7654_3210, i);
                colliding.add(key);
                map.put(key, fixture.value(i));
                model.put(key, fixture.value(i));
            }
            map.checkInvariants();
            assertThat(map.map().stats().fallbackEntries()).isGreaterThan(300);
            assertThat(map.copy()).isEqualTo(model);
            order.accept(colliding);
            for (Object key : colliding) {
                assertThat(map.containsKey(key)).isTrue();
                map.remove(key);
                model.remove(key);
                map.checkInvariants();
                assertThat(map.containsKey(key)).isFalse();
            }
            assertThat(map.map().stats().fallbackEntries()).isZero();
            assertThat(map.copy()).isEqualTo(model).hasSize(400);
            isAsFresh(map);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStashEmptiesWhenOthersMakeRoom(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int hash = 0x2000_0000;
        int entries = CoreFixture.WITHIN_REACH + 38;
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(hash, i), fixture.value(i));
        }
        long stashed = map.map().stats().fallbackEntries();
        assertThat(stashed).isEqualTo(38);
        for (int i = 0; i < stashed; i++) {
            map.remove(fixture.key(hash, i));
            map.checkInvariants();
            assertThat(map.map().stats().fallbackEntries()).isEqualTo(stashed - i - 1);
        }
        for (int i = (int) stashed; i < entries; i++) {
            assertThat(map.containsKey(fixture.key(hash, i))).isTrue();
        }
    }

    /** With the mark taken away by hand, the entries of the stash are not found: nothing else sends a lookup there. */
    @ParameterizedTest
    @EnumSource
    void lookupsOfHomesWithoutAMarkDoNotLookAtTheStash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(ONE_TABLE);
        int hash = 0x2000_0000;
        int stashed = 3;
        for (int i = 0; i < CoreFixture.WITHIN_REACH + stashed; i++) {
            map.put(fixture.key(hash, i), fixture.value(i));
        }
        Table table = CoreFixture.tableAt(map.map(), 0);
        int home = table.home((long) hash << 32);
        assertThat(found(map, fixture, hash)).isEqualTo(CoreFixture.WITHIN_REACH + stashed);
        for (int group = 0; group < table.groups(); group++) {
            assertThat(Control.isStashed(table.words[group])).isEqualTo(group == home);
        }
        table.words[home] &= ~Control.STASHED;
        assertThat(found(map, fixture, hash)).isEqualTo(CoreFixture.WITHIN_REACH);
        table.words[home] |= Control.STASHED;
        map.checkInvariants();
        for (int i = 0; i < stashed; i++) {
            map.remove(fixture.key(hash, i));
        }
        assertThat(Control.isStashed(table.words[home])).isFalse();
        assertThat(found(map, fixture, hash)).isEqualTo(CoreFixture.WITHIN_REACH);
    }

    private static int found(Subject map, CoreFixture fixture, int hash) {
        int found = 0;
        for (int i = 0; i < 2 * CoreFixture.WITHIN_REACH; i++) {
            found += map.containsKey(fixture.key(hash, i)) ? 1 : 0;
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void trimGivesBackTheRoomOfTheStash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        Map<Object, Object> model = new HashMap<>();
        int entries = 2_000;
        for (int i = 0; i < entries; i++) {
            put(map, model, fixture, fixture.key(1, i), i);
        }
        for (int left : new int[] {1_000, 100}) { // with a stash that is smaller than its room, and without one
            for (int i = left; i < entries; i++) {
                map.remove(fixture.key(1, i));
                model.remove(fixture.key(1, i));
            }
            entries = left;
            MapStats before = map.map().stats();
            assertThat(before.fallbackEntries()).isEqualTo(Math.max(0, left - CoreFixture.WITHIN_REACH));
            long freed = map.map().trim();
            MapStats after = map.map().stats();
            assertThat(after.capacity()).as("the groups stay as they are").isEqualTo(before.capacity());
            assertThat(freed).isPositive().isEqualTo(before.retainedHeapBytes() - after.retainedHeapBytes());
            assertThat(map.map().trim()).isZero();
            isAs(map, model);
        }
        Subject fresh = fixture.make();
        fresh.putAll(model);
        assertThat(map.map().stats().retainedHeapBytes())
                .as("no more than a fresh map, whose stash has room for more")
                .isLessThanOrEqualTo(fresh.map().stats().retainedHeapBytes());
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

    @ParameterizedTest
    @EnumSource
    void aLazyClearThenGrowthThenAClear(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        int many = fixture.entriesOf(MANY_TABLES);
        for (int before : new int[] {6, 300, ONE_TABLE, many}) {
            for (int after : new int[] {1, 300, ONE_TABLE, many}) {
                Subject map = fixture.filled(before);
                map.map().clearLazily();
                map.checkInvariants();
                Map<Object, Object> model = new HashMap<>();
                for (int i = 0; i < after; i++) {
                    Object key = fixture.key(i % 2 == 0 ? i : i + 1_000_000); // half of them were there before
                    map.put(key, fixture.value(-i));
                    model.put(key, fixture.value(-i));
                    if ((i & i - 1) == 0) {
                        map.checkInvariants();
                    }
                }
                map.checkInvariants();
                assertThat(map.copy().equals(model)).isTrue();
                map.clear();
                map.checkInvariants();
                assertThat(map.map().stats().referenceDebt()).isZero();
                assertThat(map.cursor().advance()).isFalse();
                holdsNoReference(map);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void staleTablesAreRevivedOneByOne(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        int entries = fixture.entriesOf(MANY_TABLES);
        Subject map = fixture.filled(entries);
        assertThat(map.map().stats().tables()).isEqualTo(MANY_TABLES);
        for (int round = 0; round < 5; round++) {
            long capacity = map.map().stats().capacity();
            map.map().clearLazily();
            Map<Object, Object> model = new HashMap<>();
            for (int i = 0; i < 40; i++) { // some tables are revived, others stay as they are
                map.put(fixture.key(i), fixture.value(round));
                model.put(fixture.key(i), fixture.value(round));
                map.checkInvariants();
                for (int old = 40; old < 80; old++) {
                    assertThat(map.containsKey(fixture.key(old))).isFalse();
                }
            }
            assertThat(map.copy()).isEqualTo(model);
            assertThat(map.remove(fixture.key(41))).isIn(null, false);
            assertThat(map.map().stats().capacity()).isEqualTo(capacity);
        }
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(entries);
        isAsFresh(map);
    }

    @ParameterizedTest
    @EnumSource
    void anOldEpochsTableIsEmptyWhateverItHolds(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.filled(ONE_TABLE);
        map.map().clearLazily();
        map.map().clearLazily();
        ProbeLengths probes = map.map().probeLengths();
        assertThat(probes).isEqualTo(ProbeLengths.NONE);
        assertThat(CoreFixture.tableAt(map.map(), 0).live).as("dead entries").isEqualTo(ONE_TABLE);
        for (int i = 0; i < 100; i++) {
            assertThat(map.containsKey(fixture.key(i))).isFalse();
        }
        assertThat(map.asMap()).isEmpty();
        assertThat(map.map().trim()).isPositive();
        assertThat(map.map().stats().tables()).isZero();
        map.checkInvariants();
    }

    @ParameterizedTest
    @EnumSource
    void directoryWithPlacesThatHaveNoTable(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make(fixture.limit() * 16L, Allocator.DEFAULT);
        Map<Object, Object> model = new HashMap<>();
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        put(map, model, fixture, fixture.key(0xF000_0000, 2), 2);
        assertThat(CoreFixture.places(map.map())).isEqualTo(16);
        assertThat(map.map().stats().tables()).isEqualTo(2);
        isAs(map, model);

        for (int i = 10; map.map().stats().growths() < 3; i++) { // all into one place, which has to split
            put(map, model, fixture, fixture.key(0x8000_0000 | i * 0x9E37_79B9 >>> 4 & 0x0FFF_FFFF, i), i);
        }
        assertThat(CoreFixture.places(map.map())).isGreaterThan(16);
        assertThat(map.map().stats().tables()).isEqualTo(2 + 1 + 3);
        isAs(map, model);

        ObjectCursor<Object, Object> cursor = map.cursor();
        assertThat(cursor.advance()).isTrue();
        put(map, model, fixture, fixture.key(0x4000_0000, 3), 3);
        int walked = 1;
        for (; cursor.advance(); walked++) {
            assertThat(model).containsEntry(cursor.key(), cursor.value());
        }
        assertThat(walked).isEqualTo(model.size());

        map.map().clearLazily();
        model.clear();
        put(map, model, fixture, fixture.key(0x5000_0000, 4), 4);
        isAs(map, model);
        map.clear();
        model.clear();
        isAs(map, model);
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        put(map, model, fixture, fixture.key(0x6000_0000, 5), 5);
        isAs(map, model);
        long drained = map.drainTo((key, value) -> assertThat(model).containsEntry(key, value));
        assertThat(drained).isEqualTo(2);
        model.clear();
        isAs(map, model);
        assertThat(map.map().stats().tables()).isZero();
        put(map, model, fixture, fixture.key(0x1000_0000, 1), 1);
        assertThat(map.map().trim()).isPositive();
        assertThat(CoreFixture.places(map.map())).isEqualTo(1);
        assertThat(map.map().stats().capacity()).isEqualTo(ObjectObjectTable.FIRST_SLOTS);
        isAs(map, model);
    }

    /** Only the lowest table is ever filled: the others are shared by more and more places. */
    @ParameterizedTest
    @EnumSource
    void splitsOfOneSideOnly(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        Map<Object, Object> model = new HashMap<>();
        Random random = new Random(9);
        int places = 1;
        int next = 0;
        for (int commonBits = 0; commonBits < 8; commonBits++) {
            for (; CoreFixture.places(map.map()) == places; next++) {
                put(map, model, fixture, fixture.key(random.nextInt() >>> 1 >>> commonBits << 1, next), next);
            }
            places *= 2;
            assertThat(CoreFixture.places(map.map())).isEqualTo(places);
            isAs(map, model);
        }
        assertThat(map.map().stats().tables()).isEqualTo(9);
        isAsFresh(map);
        map.map().clearLazily();
        model.clear();
        put(map, model, fixture, fixture.key(0xFFFF_FFFF, 1), 1); // in the table with the most places
        isAs(map, model);
        map.clear();
        model.clear();
        isAs(map, model);
        int entries = fixture.entriesOf(MANY_TABLES);
        for (int i = 0; i < entries; i++) { // the others split in their turn
            put(map, model, fixture, fixture.key(i), i);
        }
        isAs(map, model);
        assertThat(CoreFixture.places(map.map())).isEqualTo(places);
        assertThat(map.drainTo((key, value) -> {})).isEqualTo(entries);
        model.clear();
        isAs(map, model);
        put(map, model, fixture, fixture.key(0, 1), 1);
        isAs(map, model);
        map.map().trim();
        isAs(map, model);
        assertThat(CoreFixture.places(map.map())).isEqualTo(1);
    }

    /** What finds no room goes to the stash, and comes out. */
    @Test
    void longKeysWithThirtyTwoEqualBitsDoNotSplitForEver() {
        CoreFixture fixture = new CoreFixture(Shape.LONG_LONG);
        Subject map = fixture.make();
        Map<Object, Object> model = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            put(map, model, fixture, fixture.key(0xDEAD_BEEF, i), i);
        }
        assertThat(map.map().stats().tables()).isEqualTo(1);
        isAs(map, model);
        for (int i = 0; i < 3_000; i++) {
            map.remove(fixture.key(0xDEAD_BEEF, i));
        }
        map.checkInvariants();
        assertThat(map.map().stats().fallbackEntries()).isZero();
    }

    private static void put(Subject map, Map<Object, Object> model, CoreFixture fixture, Object key, int value) {
        map.put(key, fixture.value(value));
        model.put(key, fixture.value(value));
    }

    private static void isAs(Subject map, Map<Object, Object> model) {
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(model.size());
        assertThat(map.copy().equals(model))
                .as("the entries are those of the model")
                .isTrue();
        for (Object key : model.keySet()) {
            if (!map.containsKey(key)) {
                throw new AssertionError("not found: " + key);
            }
        }
    }

    /**
     * The probe lengths are exactly those of the same tables, wiped and filled with the same entries. Where a full table has a
     * few entries in the stash, the order of insertion decides which, and C3 gives the bound.
     */
    private static void isAsFresh(Subject map) {
        ProbeLengths probes = map.map().probeLengths();
        MapStats before = map.map().stats();
        Map<Object, Object> entries = map.copy();
        map.clear();
        map.checkInvariants(); // proves that all tables are wiped
        map.putAll(entries);
        ProbeLengths fresh = map.map().probeLengths();
        MapStats after = map.map().stats();
        assertThat(after.growths()).isEqualTo(before.growths());
        if (before.fallbackEntries() == 0 && after.fallbackEntries() == 0) {
            assertThat(probes.meanHit()).isEqualTo(fresh.meanHit(), within(1e-9));
            assertThat(probes.meanMiss()).isEqualTo(fresh.meanMiss(), within(1e-9));
        } else {
            assertThat(probes.meanHit()).isLessThanOrEqualTo(MOST * fresh.meanHit());
            assertThat(probes.meanMiss()).isLessThanOrEqualTo(MOST * fresh.meanMiss());
        }
    }

    /** The hashes of the entries that do not live in their home group. */
    private static Set<Long> displaced(LetheMap map) {
        Set<Long> displaced = new HashSet<>();
        for (int place = 0; place < CoreFixture.places(map); place++) {
            Table table = CoreFixture.tableAt(map, place);
            for (int slot = 0; slot < table.slotsOfGroups(); slot++) {
                long hash = CoreFixture.hashAt(table, slot);
                if (CoreFixture.isOccupied(table, slot) && table.home(hash) != slot / Control.GROUP_SLOTS) {
                    displaced.add(hash >>> 32);
                }
            }
        }
        return displaced;
    }

    private static void holdsNoReference(Subject map) {
        for (int place = 0; place < CoreFixture.places(map.map()); place++) {
            Table table = CoreFixture.tableAt(map.map(), place);
            for (int slot = 0; slot < table.slotsOfGroups(); slot++) {
                assertThat(CoreFixture.isWiped(table, slot)).isTrue();
            }
        }
    }
}

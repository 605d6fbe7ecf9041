package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAs;
import static dev.lethe.map.core.HistoryChecks.isAsFresh;
import static dev.lethe.map.core.HistoryChecks.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of the stash, where entries go that find no room within reach of their home: floods above all. */
class StashHistoriesTest {
    private static final int ONE_TABLE = 5_000;

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

    /** Without trim(), and although the table has room for no fewer entries. */
    @ParameterizedTest
    @EnumSource
    void aFloodThatLeavesGivesBackTheRoomOfTheStash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.SHRINK);
        for (int stays : new int[] {0, 3}) {
            Subject map = fixture.filled(400);
            long before = map.map().stats().retainedHeapBytes();
            for (int i = 1_000; i < 4_000; i++) {
                map.put(fixture.key(0x7654_3210, i), fixture.value(i));
            }
            assertThat(map.map().stats().retainedHeapBytes()).isGreaterThan(2 * before);
            for (int i = 1_000; i < 4_000 - stays; i++) {
                map.remove(fixture.key(0x7654_3210, i));
            }
            assertThat(map.mappingCount()).isEqualTo(400 + stays);
            assertThat(map.map().stats().retainedHeapBytes()).isLessThan(2 * before);
            map.checkInvariants();
        }
    }

    /** Of a map that keeps its tables as they are, too. */
    @ParameterizedTest
    @EnumSource
    void trimDropsAStashWithoutEntries(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape, Retention.KEEP);
        Subject map = fixture.filled(400);
        long before = map.map().stats().retainedHeapBytes();
        for (int i = 1_000; i < 1_040; i++) {
            map.put(fixture.key(0x7654_3210, i), fixture.value(i));
        }
        for (int i = 1_000; i < 1_040; i++) {
            map.remove(fixture.key(0x7654_3210, i));
        }
        assertThat(map.map().stats().retainedHeapBytes()).isGreaterThan(before);
        map.map().trim();
        assertThat(map.map().stats().retainedHeapBytes()).isEqualTo(before);
        map.checkInvariants();
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
}

package dev.lethe.map.core;

import static dev.lethe.map.core.HistoryChecks.isAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.KeyPicture;
import dev.lethe.map.spi.SelfDescribing;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables whose hashes go through their groups in laps: how they come about, what happens to them, and how they end. */
class FoldedTablesTest {
    private static final int SIZE = 1_000;

    /** All entries that {@link History#emptied} leaves have hashes above it. */
    private static final int CROWDED = 0xF000_0000;

    private final SplittableRandom random = new SplittableRandom(11);

    /** A map and what should be in it. */
    private static final class History {
        final CoreFixture fixture;
        final ScarceHeap heap = new ScarceHeap();
        final Subject map;
        final Map<Object, Object> model = new HashMap<>();
        private int values;

        History(Shape shape) {
            this.fixture = new CoreFixture(shape, Retention.SHRINK);
            this.map = fixture.make(0, heap);
        }

        /** A map with a folded table, of which the last entries in the order of a walk are left. */
        static History emptied(Shape shape, int left) {
            History history = new History(shape);
            for (int i = 0; i < SIZE; i++) {
                history.put(history.fixture.key(i));
            }
            ObjectCursor<Object, Object> cursor = history.map.cursor();
            while (history.map.mappingCount() > left) {
                cursor.advance();
                history.model.remove(cursor.key());
                cursor.remove();
            }
            assertThat(history.folded()).isEqualTo(1);
            return history;
        }

        void put(Object key) {
            HistoryChecks.put(map, model, fixture, key, values++);
        }

        void remove(Object key) {
            map.remove(key);
            model.remove(key);
        }

        void check() {
            isAs(map, model);
        }

        /** How many tables are folded. */
        int folded() {
            Set<Table> tables = new HashSet<>();
            for (int place = 0; place < CoreFixture.places(map.map()); place++) {
                Table table = CoreFixture.tableAt(map.map(), place);
                if (table.isFolded()) {
                    tables.add(table);
                }
            }
            return tables.size();
        }

        long bytes() {
            return map.map().stats().retainedHeapBytes();
        }

        long freshBytes() {
            Subject fresh = fixture.make();
            map.copy().forEach(fresh::put);
            return fresh.map().stats().retainedHeapBytes();
        }
    }

    /** The key of an entry that is near the others that are left. */
    private Object near(CoreFixture fixture, int number) {
        return fixture.key(CROWDED | random.nextInt(), -1 - number);
    }

    @ParameterizedTest
    @EnumSource
    void aMapThatIsEmptiedInTheOrderOfAWalkIsSoundAtEachStep(Shape shape) {
        History history = new History(shape);
        for (int i = 0; i < SIZE; i++) {
            history.put(history.fixture.key(i));
        }
        int folded = 0;
        for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); ) {
            history.model.remove(cursor.key());
            cursor.remove();
            history.map.checkInvariants();
            folded += history.folded();
            if (history.model.size() % 32 == 0) {
                history.check();
            }
        }
        assertThat(folded).as("steps with a folded table").isGreaterThan(SIZE / 4);
        assertThat(history.map.mappingCount()).isZero();
    }

    /** What the walk left behind lies in the folded table, too, and has been shown. */
    @ParameterizedTest
    @EnumSource
    void aTableThatIsFoldedUnderAWalkShowsWhatIsToComeOnce(Shape shape) {
        int folded = 0;
        for (int stays : new int[] {10, 30, 100}) {
            History history = new History(shape);
            for (int i = 0; i < 3 * SIZE; i++) {
                history.put(history.fixture.key(i));
            }
            Set<Object> shown = new HashSet<>();
            int walked = 0;
            for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); ) {
                assertThat(shown.add(cursor.key())).as("shown once").isTrue();
                if (++walked % stays != 0) {
                    history.model.remove(cursor.key());
                    cursor.remove();
                    folded += walked >= stays && history.folded() != 0 ? 1 : 0;
                }
            }
            assertThat(shown).hasSize(3 * SIZE);
            history.check();
        }
        assertThat(folded).as("steps with a folded table").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatLieEverywhereUndoTheFold(Shape shape) {
        History history = History.emptied(shape, 200);
        for (int i = SIZE; i < 6 * SIZE; i++) {
            history.put(history.fixture.key(i));
            if ((i & 63) == 0) {
                history.map.checkInvariants();
            }
        }
        history.check();
        assertThat(history.folded()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void entriesThatComeWhereTheOthersAreUndoTheFoldAtLast(Shape shape) {
        History history = History.emptied(shape, 60);
        int most = Geometry.limit(Table.FOLDED_GROUPS);
        int folded = 0;
        for (int i = 0; i < 3 * most; i++) {
            history.put(near(history.fixture, i));
            if (i % 128 == 0) {
                history.map.checkInvariants();
                folded += history.folded();
            }
        }
        history.check();
        assertThat(folded).as("looks that found a folded table").isGreaterThan(5);
        assertThat(history.bytes()).isLessThanOrEqualTo((long) (2.5 * history.freshBytes()));
        for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); ) {
            history.model.remove(cursor.key());
            cursor.remove();
            if (history.model.size() % 512 == 0) {
                history.check();
            }
        }
        assertThat(history.map.mappingCount()).isZero();
    }

    /** One in order, as from a map with the same seed: their homes are few, whichever bits homes go by. */
    @ParameterizedTest
    @EnumSource
    void entriesThatComeInTheOrderOfTheirHashesFindRoom(Shape shape) {
        History history = History.emptied(shape, 60);
        for (int i = 0; i < 6_000; i++) {
            history.put(history.fixture.key(CROWDED + (i << 12), -1 - i));
            if (i % 128 == 0) {
                history.map.checkInvariants();
            }
        }
        history.check();
        assertThat(history.map.map().stats().fallbackEntries()).isLessThan(100);
    }

    /** Floods of four hashes, of which each two have the same home, in different laps. */
    @ParameterizedTest
    @EnumSource
    void floodsInAFoldedTable(Shape shape) {
        History history = History.emptied(shape, 200);
        List<Object> flood = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            int lap = i % 4 < 2 ? 0x1000_0000 : 0xE000_0000;
            flood.add(history.fixture.key(lap | (i % 2 == 0 ? 0x0123_0000 : 0x0145_0000), -1 - i));
        }
        Collections.shuffle(flood, new Random(5));
        for (int i = 0; i < flood.size(); i++) {
            history.put(flood.get(i));
            history.map.checkInvariants();
        }
        history.check();
        assertThat(history.folded()).isEqualTo(1);
        assertThat(history.map.map().stats().fallbackEntries()).isGreaterThan(100);
        Set<Object> seen = new HashSet<>();
        for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); ) {
            assertThat(seen.add(cursor.key())).isTrue();
            if (seen.size() == 100) { // all is behind the cursor or in its buffer
                history.map.reserve(4 * SIZE); // another table, not folded
                assertThat(history.folded()).isZero();
            }
        }
        assertThat(seen.equals(history.model.keySet())).isTrue();
        history.check();
        Collections.shuffle(flood, new Random(6));
        for (Object key : flood) {
            history.remove(key);
            history.map.checkInvariants();
        }
        history.check();
        assertThat(history.map.map().stats().fallbackEntries()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void floodsLeaveAFoldedTableThatShrinksAndGrows(Shape shape) {
        History history = History.emptied(shape, 300);
        List<Object> left = new ArrayList<>(history.model.keySet());
        for (int i = 0; i < 60; i++) {
            history.put(history.fixture.key(CROWDED | i % 2 << 20, -1 - i));
        }
        history.map.checkInvariants();
        for (Object key : left) {
            history.remove(key);
            history.map.checkInvariants();
        }
        history.check();
        for (int i = 0; i < 2 * SIZE; i++) {
            history.put(near(history.fixture, 1_000 + i));
            if (i % 16 == 0) {
                history.map.checkInvariants();
            }
        }
        history.check();
    }

    /** Claim C9, over tables that are folded when the walk begins, or become it, or are it no more. */
    @ParameterizedTest
    @EnumSource
    void aWalkSeesWhatStaysWhateverHappens(Shape shape) {
        for (Change change : Change.values()) {
            for (int begin : new int[] {0, 1, 40, 150}) {
                History history = History.emptied(shape, 160);
                walkOver(history, change, begin);
                history.check();
            }
        }
    }

    private enum Change {
        NOTHING,
        REMOVALS,
        REMOVALS_BY_THE_CURSOR,
        PUTS_NEAR,
        PUTS_ANYWHERE,
        BOTH,
        TRIM,
        CLEAR
    }

    private void walkOver(History history, Change change, int begin) {
        Set<Object> staying = new HashSet<>(history.model.keySet());
        List<Object> keys = new ArrayList<>(staying);
        Collections.shuffle(keys, new Random(begin));
        Set<Object> seen = new HashSet<>();
        int advanced = 0;
        for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); advanced++) {
            Object key = cursor.key();
            assertThat(seen.add(key))
                    .as("first time that %s is handed out", key)
                    .isTrue();
            assertThat(cursor.value()).isEqualTo(history.model.get(key));
            if (advanced < begin) {
                continue;
            }
            if (change == Change.REMOVALS_BY_THE_CURSOR && random.nextInt(8) != 0) {
                cursor.remove();
                history.model.remove(key);
                staying.remove(key);
            }
            for (int i = 0; i < 40 && advanced < begin + 40; i++) {
                change(history, change, keys, staying, 40 * advanced + i);
            }
            history.map.checkInvariants();
        }
        assertThat(seen.containsAll(staying))
                .as("all that stayed was seen, %s from step %s on", change, begin)
                .isTrue();
    }

    private void change(History history, Change change, List<Object> keys, Set<Object> staying, int number) {
        switch (change) {
            case NOTHING, REMOVALS_BY_THE_CURSOR -> {}
            case REMOVALS -> removeOne(history, keys, staying);
            case PUTS_NEAR -> history.put(near(history.fixture, number));
            case PUTS_ANYWHERE -> history.put(history.fixture.key(SIZE + number));
            case BOTH -> {
                if (number % 16 == 0) {
                    removeOne(history, keys, staying);
                }
                history.put(near(history.fixture, number));
                history.remove(near(history.fixture, number));
            }
            case TRIM -> history.map.map().trim();
            case CLEAR -> {
                history.map.clear();
                history.model.clear();
                staying.clear();
                history.put(history.fixture.key(SIZE + number));
            }
        }
    }

    private static void removeOne(History history, List<Object> keys, Set<Object> staying) {
        if (keys.size() > 20) {
            Object key = keys.remove(keys.size() - 1);
            history.remove(key);
            staying.remove(key);
        }
    }

    /** The entries that are left lie close together in each half, so that there are folded tables on either side. */
    @ParameterizedTest
    @EnumSource
    void foldedTablesAreMerged(Shape shape) {
        int folded = Math.max(foldedWhileEmptied(shape, 2), foldedWhileEmptied(shape, 4));
        assertThat(folded).as("folded tables at a time").isGreaterThan(1);
    }

    private static int foldedWhileEmptied(Shape shape, int tables) {
        History history = new History(shape);
        int entries = history.fixture.entriesOf(tables);
        for (int i = 0; i < entries; i++) {
            history.put(history.fixture.key(i));
        }
        assertThat(history.map.map().stats().tables()).isGreaterThan(1);
        List<Object> order = new ArrayList<>(history.model.keySet());
        order.sort((one, other) -> Long.compareUnsigned(CoreFixture.hashOf(one) << 1, CoreFixture.hashOf(other) << 1));
        int most = 0;
        for (Object key : order) {
            history.remove(key);
            int left = history.model.size();
            if (left < 2_000 && left % 8 == 0) {
                history.map.checkInvariants();
                most = Math.max(most, history.folded());
            }
            if (left % 128 == 0 && left != 0 && left < 2_000) {
                history.check();
                assertThat(history.bytes()).as("bytes with %s left", left).isLessThanOrEqualTo((long)
                        (2.5 * history.freshBytes()));
            }
        }
        assertThat(CoreFixture.places(history.map.map())).isEqualTo(1);
        return most;
    }

    /** A clear leaves a folded table to the entries that come then, whatever their hashes. */
    @ParameterizedTest
    @EnumSource
    void aClearedTableIsFoldedNoMore(Shape shape) {
        for (boolean lazily : new boolean[] {false, true}) {
            History history = History.emptied(shape, 160);
            if (lazily) {
                history.map.map().clearLazily();
            } else {
                history.map.clear();
            }
            history.model.clear();
            history.map.checkInvariants();
            for (int i = 0; i < 100; i++) {
                history.put(history.fixture.key(i));
                history.map.checkInvariants();
            }
            history.check();
            assertThat(history.folded()).isZero();
        }
    }

    /** Reading a folded table takes memory for its entries; a walk that has none is where it was. */
    @ParameterizedTest
    @EnumSource
    void aWalkWithoutMemoryForAFoldedTableGoesOnLater(Shape shape) {
        for (int allocations = 0; allocations < 3; allocations++) {
            History history = History.emptied(shape, 160);
            ObjectCursor<Object, Object> cursor = history.map.cursor();
            history.heap.endsAfter(allocations);
            assertThatThrownBy(cursor::advance).isInstanceOf(OutOfMemoryError.class);
            history.heap.hasRoom();
            Set<Object> seen = new HashSet<>();
            while (cursor.advance()) {
                assertThat(seen.add(cursor.key())).isTrue();
            }
            assertThat(seen.equals(history.model.keySet())).isTrue();
            history.check();
        }
    }

    /** What folds, merges, grows and splits fails for lack of memory at each allocation; a removal is complete all the same. */
    @ParameterizedTest
    @EnumSource
    void eachAllocationOfAHistoryFails(Shape shape) {
        for (int allocations = 0; allocations < 24; allocations++) {
            History history = new History(shape);
            for (int i = 0; i < SIZE; i++) {
                history.put(history.fixture.key(i));
            }
            List<Object> keys = new ArrayList<>(history.map.keys().toList());
            history.heap.failsOnceAfter(allocations);
            for (Object key : keys.subList(0, SIZE - 20)) {
                history.remove(key);
                history.heap.aside(history.map::checkInvariants);
            }
            for (int i = 0; i < 2 * SIZE; i++) {
                Object key = near(history.fixture, i);
                try {
                    history.put(key);
                } catch (OutOfMemoryError planned) {
                    history.heap.aside(history::check);
                }
            }
            history.heap.hasRoom();
            history.check();
        }
    }

    /** Claim C6 at the sizes where what is left is far less than what was there. */
    @ParameterizedTest
    @EnumSource
    void memoryOfALargeMapComesBackToTheLastEntries(Shape shape) {
        History history = new History(shape);
        for (int i = 0; i < 200_000; i++) {
            history.put(history.fixture.key(i));
        }
        history.model.clear();
        for (ObjectCursor<Object, Object> cursor = history.map.cursor(); cursor.advance(); ) {
            cursor.remove();
            long left = history.map.mappingCount();
            if (left != 0 && left <= 8_192 && (Long.bitCount(left) == 1 || left == 225 || left % 300 == 0)) {
                history.map.checkInvariants();
                assertThat(history.bytes()).as("bytes with %s left", left).isLessThanOrEqualTo((long)
                        (2.5 * history.freshBytes()));
            }
        }
    }

    /** What was in one table when it was read stays together when that is split, so a walk goes on behind it. */
    @ParameterizedTest
    @EnumSource
    void aWalkReadsAFoldedTableInTheOrderOfHashes(Shape shape) {
        for (int left : new int[] {20, 21, 63, 64, 160}) {
            History history = History.emptied(shape, left);
            ObjectCursor<Object, Object> cursor = history.map.cursor();
            long last = 0;
            for (int i = 0; i < left; i++) {
                assertThat(cursor.advance()).isTrue();
                long hash = CoreFixture.hashOf(cursor.key());
                assertThat(Long.compareUnsigned(last, hash))
                        .as("hash %s of %s", i, left)
                        .isNotPositive();
                last = hash;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFoldedTableKeepsWithinItsBounds(Shape shape) {
        History history = History.emptied(shape, 160);
        LetheMap map = history.map.map();
        Table table = CoreFixture.tableAt(map, CoreFixture.places(map) - 1);
        assertThat(table.isFolded()).isTrue();
        assertThat(table.shift()).isBetween(Integer.SIZE, Table.evenShift(table.groups(), table.depth) - 1);
        assertThat(table.groups()).isLessThanOrEqualTo(Table.FOLDED_GROUPS);
        Object key = history.model.keySet().iterator().next();
        KeyPicture.Bits home = ((SelfDescribing) map).describe(key).home();
        assertThat(CoreFixture.hashOf(key) >>> home.lowest() & table.groups() - 1)
                .isEqualTo(table.home(CoreFixture.hashOf(key)));
    }
}

package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proof that can fail: each part of a stash's order is broken alone, and checkInvariants names it. */
class SpillBitesTest {
    private static final int HASH = 0x3000_0000;
    private static final int OTHER_HASH = HASH | 0x80; // the same home and control byte
    private static final int EACH = 100;

    private static final int ATTEMPTS = 100;

    /** A map whose stash has two floods in it, ranked but for a few, and free places. */
    private static Subject stashed(Shape shape) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Subject map = flooded(shape);
            if (hasAllParts(spill(map))) {
                map.checkInvariants();
                return map;
            }
        }
        throw new AssertionError("no stash with all parts in " + ATTEMPTS + " attempts");
    }

    private static Subject flooded(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Subject map = fixture.make();
        map.reserve(4_000);
        for (int i = 0; i < EACH; i++) {
            map.put(fixture.key(HASH, i), fixture.value(i));
            map.put(fixture.key(OTHER_HASH, EACH + i), fixture.value(i));
        }
        return map;
    }

    /** The tree is random: in one of a hundred the root is the first or the last of the ranked. */
    private static boolean hasAllParts(Spill spill) {
        return spill.root() != Spill.NIL
                && spill.before(spill.root()) != Spill.NIL
                && spill.after(spill.root()) != Spill.NIL
                && spill.nextWaiting(spill.firstWaiting()) != Spill.NIL
                && !spill.isFull();
    }

    private static Spill spill(Subject map) {
        Spill spill = CoreFixture.tableAt(map.map(), 0).spill;
        if (spill == null) {
            throw new AssertionError("no stash");
        }
        return spill;
    }

    private static void bites(Subject map, String invariant) {
        assertThatThrownBy(map::checkInvariants)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(invariant);
    }

    private static Field field(String name) throws ReflectiveOperationException {
        Field field = Spill.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static int[] places(Spill spill, String name) throws ReflectiveOperationException {
        return (int[]) field(name).get(spill);
    }

    /** A rotation of its own keeps the order but not the priorities: what comes up outranks nobody. */
    @ParameterizedTest
    @EnumSource
    void rotationTooMuch(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int root = spill.root();
        Method rotateUp = Spill.class.getDeclaredMethod("rotateUp", int.class);
        rotateUp.setAccessible(true);
        rotateUp.invoke(spill, spill.before(root));
        bites(map, "S2: place " + root + " outranks its parent");
    }

    @ParameterizedTest
    @EnumSource
    void orderOfTheRankedTurnedRound(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int[] left = places(spill, "left");
        int[] right = places(spill, "right");
        for (int place = 0; place < left.length; place++) {
            if (spill.isTaken(place) && places(spill, "up")[place] >= Spill.NIL) {
                int before = left[place];
                left[place] = right[place];
                right[place] = before;
            }
        }
        bites(map, "S3: ");
    }

    @ParameterizedTest
    @EnumSource
    void childWithAnotherParent(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int child = spill.before(spill.root());
        places(spill, "up")[child] = spill.after(spill.root());
        bites(map, "S1: place " + child + " is below " + spill.root());
    }

    @ParameterizedTest
    @EnumSource
    void rankedThatNobodyLeadsTo(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        places(spill, "left")[spill.root()] = Spill.NIL;
        bites(map, "S1: ");
    }

    @ParameterizedTest
    @EnumSource
    void rootWithAParent(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        places(spill, "up")[spill.root()] = spill.before(spill.root());
        bites(map, "S1: the root " + spill.root() + " has a parent");
    }

    @ParameterizedTest
    @EnumSource
    void rankedAmongThoseThatWait(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int place = spill.firstWaiting();
        places(spill, "up")[place] = spill.root();
        bites(map, "S1: place " + place + " is in the list but does not wait");
    }

    @ParameterizedTest
    @EnumSource
    void listOfTheWaitingCutShort(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        places(spill, "right")[spill.firstWaiting()] = Spill.NIL;
        bites(map, "S1: ");
    }

    @ParameterizedTest
    @EnumSource
    void listOfTheWaitingWithAWrongWayBack(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int second = spill.nextWaiting(spill.firstWaiting());
        places(spill, "left")[second] = Spill.NIL;
        bites(map, "S1: place " + second + " waits, but not behind " + spill.firstWaiting());
    }

    @ParameterizedTest
    @EnumSource
    void listOfTheWaitingInACircle(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        places(spill, "right")[spill.nextWaiting(spill.firstWaiting())] = spill.firstWaiting();
        bites(map, "S1: place " + spill.firstWaiting() + " waits, but not behind ");
    }

    @ParameterizedTest
    @EnumSource
    void numberOfTheWaitingOffByOne(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Field wait = field("howManyWait");
        wait.setInt(spill(map), wait.getInt(spill(map)) + 1);
        bites(map, "S1: ");
    }

    @ParameterizedTest
    @EnumSource
    void takenPlaceAmongTheFree(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        field("free").setInt(spill, spill.root());
        bites(map, "S1: place " + spill.root() + " is in the list of the free but is taken");
    }

    @ParameterizedTest
    @EnumSource
    void freePlaceThatIsLost(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int free = field("free").getInt(spill);
        field("free").setInt(spill, places(spill, "left")[free]);
        bites(map, "S1: ");
    }

    @ParameterizedTest
    @EnumSource
    void listOfTheFreeInACircle(Shape shape) throws ReflectiveOperationException {
        Subject map = stashed(shape);
        Spill spill = spill(map);
        int free = field("free").getInt(spill);
        places(spill, "left")[free] = free;
        bites(map, "S1: the list of the free does not end");
    }
}

package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.spi.IdleBudget;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slabs come, are shared, and go; the limit holds; failures leave all as it was. */
class NativeHeapTest {
    private static final long SLAB = SlabSizes.LARGE;
    private static final long LIMIT = 8 * SLAB;

    private final IdleBudget budget = IdleBudget.ofBytes(SLAB);
    private final NativeHeap heap = new NativeHeap(LIMIT, budget);
    private final List<Owner> owners = new ArrayList<>();

    private Owner owner(NativeHeap of) {
        Owner owner = new Owner(of, "map " + owners.size());
        owners.add(owner);
        return owner;
    }

    @AfterEach
    void closeAll() {
        owners.forEach(Owner::close);
        heap.trim();
        heap.checkInvariants();
        Settled.await(() -> heap.figures().obtainedBytes() == 0);
        assertThat(heap.figures()).isEqualTo(new HeapFigures(LIMIT, 0, 0, 0, 0, 0, 0, 0));
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void smallMapsShareASlab() {
        for (int i = 0; i < 1000; i++) {
            Memory.of(owner(heap), 128);
        }
        assertThat(heap.figures().slabs()).isEqualTo(1);
        assertThat(heap.figures().usedBytes()).isEqualTo(128_000);
        assertThat(heap.figures().owners()).isEqualTo(1000);
        assertThat(heap.figures().blocks()).isEqualTo(1000);
    }

    @Test
    void anEmptySlabGoesBackUnlessTheBudgetKeepsIt() {
        NativeHeap keepsNothing = new NativeHeap(LIMIT, IdleBudget.ofBytes(0));
        Memory memory = Memory.of(owner(keepsNothing), 100_000);
        assertThat(keepsNothing.figures().obtainedBytes()).isPositive();
        memory.release();
        Settled.await(() -> keepsNothing.figures().obtainedBytes() == 0);
        assertThat(keepsNothing.figures().slabs()).isZero();

        memory.allocate(owner(heap), 100_000);
        long obtained = heap.figures().obtainedBytes();
        memory.release();
        assertThat(heap.figures().obtainedBytes()).isEqualTo(obtained);
        assertThat(heap.figures().idleBytes()).isPositive().isEqualTo(budget.usedBytes());

        memory.allocate(owner(heap), 100);
        assertThat(heap.figures().idleBytes()).isEqualTo(budget.usedBytes());
        assertThat(budget.reusedCount()).isEqualTo(1);
        memory.release();
        heap.trim();
        assertThat(heap.figures().idleBytes()).isZero();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void freedBlocksAreUsedAgain() {
        Owner owner = owner(heap);
        List<Memory> tables = fill(owner, 100, 300_000);
        long obtained = heap.figures().obtainedBytes();
        for (int round = 0; round < 50; round++) {
            tables.get(round).release();
            tables.get(round).allocate(owner, 299_000);
            tables.get(99 - round).resize(300_000);
        }
        assertThat(heap.figures().slabs()).isLessThanOrEqualTo(slabsOf(obtained) + 1);
        heap.checkInvariants();
    }

    private static int slabsOf(long obtained) {
        return (int) (obtained / SLAB) + (Storage.ZEROES ? 6 : 0);
    }

    private static List<Memory> fill(Owner owner, int tables, long bytes) {
        List<Memory> made = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            made.add(Memory.of(owner, bytes));
        }
        return made;
    }

    @Test
    void theLimitIsKeptAndNamed() {
        Owner owner = owner(heap);
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> fill(owner, 1000, (1 << 20) + 1000))
                .withMessageStartingWith("1049576 bytes of native memory cannot be had: ")
                .withMessageContaining("of at most " + LIMIT + " are obtained")
                .withMessageContaining("raise -Dlethe.unsafe.maxBytes");
        assertThat(heap.figures().obtainedBytes()).isLessThanOrEqualTo(LIMIT);
        assertThat(heap.figures().usedBytes()).isEqualTo(owner.bytes()).isGreaterThan(LIMIT - 2 * SLAB);
        assertThat(Memory.of(owner, 1000).nativeBytes())
                .as("what is left is used")
                .isEqualTo(1024);
    }

    /** What pools keep is dropped before anybody is refused, and not before there is need. */
    @Test
    void atTheLimitKeepersDropWhatTheyKeep() {
        Owner idle = owner(heap);
        fill(idle, 6, SLAB - 4096);
        int[] asked = new int[1];
        IdleBudget.Keeper keeper = () -> {
            asked[0]++;
            long bytes = idle.bytes();
            idle.close();
            return bytes;
        };
        budget.addKeeper(keeper);
        Owner busy = owner(heap);
        Memory.of(busy, SLAB - 4096);
        assertThat(asked[0]).isZero();
        fill(busy, 5, SLAB - 4096);
        assertThat(asked[0]).isOne();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> fill(busy, 5, SLAB - 4096));
        Reference.reachabilityFence(keeper);
    }

    /** A keeper may be mistaken, or what it drops may be taken by another: it is asked once, and then there is an end. */
    @Test
    void aKeeperThatFreesNothingIsAskedOnce() {
        Owner busy = owner(heap);
        int[] asked = new int[1];
        IdleBudget.Keeper keeper = () -> {
            assertThat(++asked[0]).as("times asked").isLessThan(100); // else it would be asked for ever
            return 1;
        };
        budget.addKeeper(keeper);
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> fill(busy, 1000, SLAB - 4096))
                .withMessageContaining("native memory cannot be had");
        assertThat(asked[0]).isOne();
        Reference.reachabilityFence(keeper);
    }

    /** A limit that no slab of the usual size fits makes a smaller one. */
    @Test
    void aSmallLimitIsUsedUp() {
        NativeHeap small = new NativeHeap(1_000_000, budget);
        Owner owner = owner(small);
        fill(owner, 9, 100_000);
        assertThat(small.figures().obtainedBytes()).isBetween(900_000L, 1_000_000L);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> fill(owner, 1, 100_000));
        owner.close();
        small.trim();
        assertThat(small.figures().obtainedBytes()).isZero();
    }

    /** The idle slab is given back where the limit leaves no room for a larger one beside it. */
    @Test
    void theIdleSlabMakesRoom() {
        NativeHeap small = new NativeHeap(2 * SLAB, budget);
        Owner owner = owner(small);
        Memory.of(owner, 1000).release();
        assertThat(small.figures().idleBytes()).isPositive();
        assertThat(Memory.of(owner, 2 * SLAB - 4096).nativeBytes()).isPositive();
        assertThat(budget.usedBytes()).isZero();
        owner.close();
        Settled.await(() -> small.figures().obtainedBytes() == 0);
    }

    @Test
    void aBlockLargerThanASlabHasOneOfItsOwn() {
        Memory large = Memory.of(owner(heap), 3 * SLAB);
        large.putLong(3 * SLAB - Long.BYTES, 42);
        assertThat(large.getLong(3 * SLAB - Long.BYTES)).isEqualTo(42);
        large.release();
        Settled.await(() -> heap.figures().obtainedBytes() <= SLAB);
    }

    @Test
    void sizesThatNobodyHasAreRefused() {
        Owner owner = owner(heap);
        for (long bytes : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40}) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> Memory.of(owner, bytes))
                    .withMessageStartingWith(bytes + " bytes");
        }
        assertThat(owner.bytes()).isZero();
    }

    @Test
    void theNthAllocationFailsOnDemand() {
        Owner owner = owner(heap);
        Memory memory = Memory.of(owner, 1000);
        memory.putLong(0, 42);
        HeapFigures before = heap.figures();
        heap.failAllocation(1);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> memory.resize(2000));
        heap.failAllocation(2);
        Memory first = Memory.of(owner, 1000);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> Memory.of(owner, 1000));
        first.release();

        assertThat(heap.figures()).isEqualTo(before);
        assertThat(memory.getLong(0)).isEqualTo(42);
        assertThat(Memory.of(owner, 1000).nativeBytes()).isPositive();
    }

    /** Blocks of a sparse slab move to fuller ones, so that the sparse one goes back. */
    @Test
    void sparseSlabsAreEmptiedBySettling() {
        Owner owner = owner(heap);
        List<Memory> tables = fill(owner, 500, 480_000);
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).putLong(8, i);
        }
        for (int i = 0; i < tables.size(); i++) {
            if (i % 10 != 0) {
                tables.get(i).release();
            }
        }
        long held = owner.bytes();
        long before = heap.figures().obtainedBytes();
        long moved = 0;
        for (int i = 0; i < tables.size(); i += 10) {
            moved += tables.get(i).moveToFuller();
        }
        heap.checkInvariants();
        assertThat(moved).isBetween(1L, held);
        heap.trim();
        Settled.await(() -> heap.figures().obtainedBytes() <= 2 * SLAB);
        assertThat(before).isGreaterThan(6 * SLAB);
        for (int i = 0; i < tables.size(); i += 10) {
            assertThat(tables.get(i).getLong(8)).isEqualTo(i);
        }
        assertThat(owner.bytes()).isEqualTo(held);
    }

    @Test
    void blocksAreFreedOnce() {
        Owner owner = owner(heap);
        Block block = owner.take(100);
        owner.give(block);
        assertThatIllegalStateException().isThrownBy(() -> owner.give(block)).withMessageContaining("freed before");
        Block other = owner(heap).take(100);
        assertThatIllegalStateException().isThrownBy(() -> owner.give(other));
    }

    /** Someone closes the map from another thread, between the look whether it is open and the allocation. */
    @Test
    void nothingIsHandedOutAfterAllWasFreed() {
        Holdings holdings = new Holdings(heap, "a map", null, null);
        heap.opened();
        Block block = heap.allocate(holdings, 1000, true);
        heap.freeAll(holdings);
        assertThatIllegalStateException()
                .isThrownBy(() -> heap.allocate(holdings, 1000, true))
                .withMessageContaining("was given back when it was closed");
        heap.free(holdings, block);
        assertThat(heap.figures().blocks()).isZero();
    }

    /** A block that another map frees is enough for one that waits; nobody needs to leave a slab empty. */
    @Test
    void whoWaitsIsToldOfEachFreedBlock() {
        List<Memory> ofOther = new ArrayList<>();
        NativeHeap small = new NativeHeap(
                2_000_000, budget, Background::run, () -> ofOther.remove(0).release());
        Owner other = owner(small);
        ofOther.addAll(fill(other, 9, 200_000));
        Owner owner = owner(small);
        assertThat(Memory.of(owner, 150_000).nativeBytes()).isPositive();
        assertThat(Memory.of(owner, 190_000).nativeBytes()).isPositive();
        assertThat(ofOther).hasSize(8);
        other.close();
        owner.close();
        small.trim();
        assertThat(small.figures().obtainedBytes()).isZero();
    }

    /** A removal can do without: at the limit it takes nobody's time, neither to give back what is leaving nor to drop what is kept. */
    @Test
    void aSpareRequestLeavesSlabsThatLeaveToOthers() {
        List<Runnable> later = new ArrayList<>();
        NativeHeap small = new NativeHeap(2 * SLAB, IdleBudget.ofBytes(0), later::add, () -> {});
        Owner owner = owner(small);
        Memory first = Memory.of(owner, SLAB - 4096);
        Memory.of(owner, SLAB - 4096);
        first.release();
        assertThat(owner.spares(true)).isTrue();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> owner.take(SLAB - 4096));
        assertThat(small.figures().obtainedBytes())
                .as("what only others give back")
                .isGreaterThan(SLAB);
        owner.spares(false);
        List.copyOf(later).forEach(Runnable::run);
        assertThat(Memory.of(owner, SLAB - 4096).nativeBytes()).isPositive();
        owner.close();
        List.copyOf(later).forEach(Runnable::run);
        small.trim();
    }

    /** Where memory is zeroed, what can be done without makes nobody wait for a slab of the usual size. */
    @Test
    void aSpareRequestObtainsNoMoreThanItNeeds() {
        assumeTrue(Storage.ZEROES, "slabs are zeroed as a whole");
        NativeHeap alone = new NativeHeap(LIMIT, IdleBudget.ofBytes(0), Runnable::run, () -> {});
        Owner owner = owner(alone);
        fill(owner, 20, 1 << 20);
        assertThat(owner.spares(true)).isTrue();
        int slabs = alone.figures().slabs();
        long before = 0;
        while (alone.figures().slabs() == slabs) {
            before = alone.figures().obtainedBytes();
            owner.take(100_000);
        }
        owner.spares(false);
        assertThat(alone.figures().obtainedBytes() - before).isEqualTo(SlabSizes.SMALL);
        owner.close();
        alone.trim();
    }

    /** What the system refuses may be had once others have freed something, as what the limit refuses. */
    @Test
    void aRefusalOfTheSystemIsNoReasonNotToLookForMapsThatNobodyClosed() {
        assumeFalse(NativeMemory.CHECKED, "what is handed out is painted, hence taken from the machine");
        long[] collections = new long[1];
        NativeHeap endless = new NativeHeap(Long.MAX_VALUE, budget, Background::run, () -> collections[0]++);
        Owner one = owner(endless);
        Owner other = owner(endless);
        List<Memory> huge = new ArrayList<>();
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) { // until the addresses of the process are taken
                        huge.add(Memory.of(one, 100L << 30));
                    }
                })
                .withMessageContaining("The operating system or the JVM says: ");
        assertThat(collections[0]).isEqualTo(1);
        assertThat(endless.figures().blocks()).isEqualTo(huge.size());
        one.close();
        other.close();
        endless.trim();
        assertThat(endless.figures().obtainedBytes()).isZero();
    }

    /** The task that would prepare the next slab finds no room on the heap: the allocation is done all the same. */
    @Test
    void aPromiseThatNobodyCanKeepIsTakenBack() {
        NativeHeap full = new NativeHeap(
                LIMIT,
                budget,
                task -> {
                    throw new OutOfMemoryError("A test has no room for a task.");
                },
                () -> {});
        for (int i = 0; i < 3; i++) {
            full.prepareNext();
        }
        assertThat(full.figures().obtainedBytes()).isZero();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void threadsShareTheHeap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Owner owner = owner(heap);
                tasks.add(() -> {
                    churn(owner, random);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        heap.checkInvariants();
        assertThat(heap.figures().blocks()).isZero();
    }

    private static void churn(Owner owner, SplittableRandom random) {
        Memory[] tables = new Memory[50];
        for (int step = 0; step < 5000; step++) {
            int at = random.nextInt(tables.length);
            if (tables[at] == null) {
                tables[at] = Memory.of(owner, 1 + random.nextInt(500_000));
                tables[at].putByte(0, (byte) at);
            } else {
                assertThat(tables[at].getByte(0)).isEqualTo((byte) at);
                tables[at].release();
                tables[at] = null;
            }
        }
        owner.close();
    }
}

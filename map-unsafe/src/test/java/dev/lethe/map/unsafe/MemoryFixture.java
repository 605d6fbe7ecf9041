package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.Map;

/** A map to numbers on a native heap of its own, and the model beside it; the keys are made of numbers, too. */
abstract class MemoryFixture implements AutoCloseable {
    static final long LIMIT = 1L << 30;

    final NativeHeap heap;
    final Owner owner;
    final Map<Object, Long> model = new HashMap<>();

    /** How many blocks others have on the heap of the map. */
    long blocksOfOthers;

    MemoryFixture(NativeHeap heap) {
        this.heap = heap;
        this.owner = new Owner(heap, "the map");
    }

    static NativeHeap heap(long limit) {
        return new NativeHeap(limit, IdleBudget.ofBytes(0));
    }

    /** The map, called as those of all shapes are. */
    abstract Subject subject();

    /** Returns the key of a number. */
    abstract Object keyOf(long number);

    /** The most blocks that so many tables may lie in. */
    abstract long mostBlocks(long tables);

    final LetheMap any() {
        return subject().map();
    }

    final void put(long number, long value) {
        Object key = keyOf(number);
        subject().put(key, value);
        model.put(key, value);
    }

    final void remove(long number) {
        Object key = keyOf(number);
        subject().remove(key);
        model.remove(key);
    }

    final void clear() {
        any().clear();
        model.clear();
    }

    /** The map is sound, equals the model, and holds exactly the native memory that it says. */
    final void check() {
        subject().checkInvariants();
        assertThat(any().size()).isEqualTo(model.size());
        model.forEach((key, value) ->
                assertThat(subject().getOrDefault(key, value + 1)).isEqualTo(value));
        assertThat(any().stats().retainedNativeBytes()).isEqualTo(owner.bytes());
        long tables = any().stats().tables();
        assertThat(heap.figures().blocks() - blocksOfOthers).isBetween(tables, mostBlocks(tables));
    }

    @Override
    public final void close() {
        any().close();
        assertThat(owner.bytes()).isZero();
        heap.trim();
        heap.checkInvariants();
        Settled.await(() -> heap.figures().obtainedBytes() == 0);
    }
}

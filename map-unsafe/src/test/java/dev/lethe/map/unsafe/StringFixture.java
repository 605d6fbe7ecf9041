package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.HashMap;
import java.util.Map;

/** A map from strings on a heap of its own, and the model beside it. */
final class StringFixture implements AutoCloseable {
    private static final long LIMIT = 1L << 30;

    final NativeHeap heap;
    final Owner owner;
    final UnsafeStringLongMap<String> map;
    final Map<String, Long> model = new HashMap<>();

    StringFixture(Retention retention) {
        this(retention, LIMIT);
    }

    StringFixture(Retention retention, long limit) {
        heap = new NativeHeap(limit, IdleBudget.ofBytes(0));
        owner = new Owner(heap, "the map");
        MapSpec<ObjectLongMap<String>> spec = MapSpec.<ObjectLongMap<String>>builder(
                        Shape.OBJECT_LONG, ObjectLongMap.class)
                .keyType(String.class)
                .retention(retention)
                .seed(42L)
                .build();
        map = new UnsafeStringLongMap<>(spec, new Allocator(owner, retention.shrinks()));
    }

    /** Returns the key of a number: of 2 to 40 characters, one in eight of them wide. */
    static String key(long number) {
        String text = "k" + number;
        return number % 8 == 0 ? "\u6F22" + text : text + "-".repeat((int) (number % 34));
    }

    void put(long number, long value) {
        map.put(key(number), value);
        model.put(key(number), value);
    }

    void remove(long number) {
        map.remove(key(number));
        model.remove(key(number));
    }

    /** The map is sound, equals the model, and holds exactly the native memory that it says. */
    void check() {
        map.checkInvariants();
        assertThat(map.size()).isEqualTo(model.size());
        model.forEach(
                (key, value) -> assertThat(map.getOrDefault(key, value + 1)).isEqualTo(value));
        assertThat(map.stats().retainedNativeBytes()).isEqualTo(owner.bytes());
        assertThat(heap.figures().blocks())
                .isBetween(map.stats().tables(), 2 * map.stats().tables());
    }

    @Override
    public void close() {
        map.close();
        assertThat(owner.bytes()).isZero();
        heap.trim();
        heap.checkInvariants();
        Settled.await(() -> heap.figures().obtainedBytes() == 0);
    }
}

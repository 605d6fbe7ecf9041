package dev.lethe.map.unsafe;

import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;

/** A map from strings: a block for each table, and one for its keys. */
final class StringFixture extends MemoryFixture {
    final UnsafeStringLongMap<String> map;
    private final Subject subject;

    StringFixture(Retention retention) {
        this(retention, LIMIT);
    }

    StringFixture(Retention retention, long limit) {
        super(heap(limit));
        MapSpec<ObjectLongMap<String>> spec = MapSpec.<ObjectLongMap<String>>builder(
                        Shape.OBJECT_LONG, ObjectLongMap.class)
                .keyType(String.class)
                .retention(retention)
                .seed(42L)
                .build();
        map = new UnsafeStringLongMap<>(spec, new Allocator(owner, retention.shrinks()));
        subject = Subject.of(map);
    }

    /** Returns the key of a number: of 2 to 40 characters, one in eight of them wide. */
    static String key(long number) {
        String text = "k" + number;
        return number % 8 == 0 ? "\u6F22" + text : text + "-".repeat((int) (number % 34));
    }

    @Override
    Subject subject() {
        return subject;
    }

    @Override
    String keyOf(long number) {
        return key(number);
    }

    @Override
    long mostBlocks(long tables) {
        return 2 * tables;
    }
}

package dev.lethe.map.core;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Random;

/** What the JVMs of {@link InlinedFindTest} run: get, put and remove of one shape on a map of one table, and of many. */
final class InlinedProgram {
    private static final int VISITS = 300_000;
    private static final int[] SIZES = {1_000, 200_000};

    /** Keeps the answers alive. */
    private static long sum;

    private InlinedProgram() {}

    /** Takes the name of a shape. */
    public static void main(String[] arguments) {
        Shape shape = Shape.valueOf(arguments[0]);
        for (int round = 0; round < 3; round++) {
            for (int size : SIZES) {
                MapSpec<?> spec = MapSpec.builder(shape, shape.mapType())
                        .retention(Retention.KEEP)
                        .build();
                visit(CoreProvider.create(spec, Allocator.DEFAULT), size, new Random(size + round));
            }
        }
        System.out.println("sum " + sum);
    }

    @SuppressWarnings("unchecked") // made for these keys and values
    private static void visit(LetheMap map, int size, Random random) {
        if (map instanceof LongLongMap longs) {
            for (int i = 0; i < VISITS; i++) {
                longs.put(random.nextInt(size), i);
                sum += longs.getOrDefault(random.nextInt(size), -1);
                sum += longs.remove(random.nextInt(size)) ? 1 : 0;
            }
        } else if (map instanceof LongObjectMap<?> objects) {
            LongObjectMap<String> texts = (LongObjectMap<String>) objects;
            for (int i = 0; i < VISITS; i++) {
                texts.put(random.nextInt(size), "value");
                sum += texts.get(random.nextInt(size)) == null ? 0 : 1;
                sum += texts.remove(random.nextInt(size)) == null ? 0 : 1;
            }
        } else if (map instanceof ObjectLongMap<?> objects) {
            ObjectLongMap<String> counts = (ObjectLongMap<String>) objects;
            for (int i = 0; i < VISITS; i++) {
                counts.put(key(random, size), i);
                sum += counts.getOrDefault(key(random, size), -1);
                sum += counts.remove(key(random, size)) ? 1 : 0;
            }
        } else {
            ObjectMap<String, String> texts = (ObjectMap<String, String>) map;
            for (int i = 0; i < VISITS; i++) {
                texts.put(key(random, size), "value");
                sum += texts.get(key(random, size)) == null ? 0 : 1;
                sum += texts.remove(key(random, size)) == null ? 0 : 1;
            }
        }
    }

    private static String key(Random random, int size) {
        return "key " + random.nextInt(size);
    }
}

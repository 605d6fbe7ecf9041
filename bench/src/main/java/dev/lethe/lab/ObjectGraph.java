package dev.lethe.lab;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * The size of everything that is reached from an object, by the layouts that JOL finds out.
 *
 * <p>JOL's own walk over a graph takes microseconds an object, too long for the curve of a big map; this one asks JOL once
 * a class. Classes, class loaders and threads are not followed: they are not retained by a map.
 */
public final class ObjectGraph {
    private static final VirtualMachine MACHINE = quietly();
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "float", "long", "double");

    /** What instances of a class take, and where their references are. */
    private static final class Layout {
        final long size;
        final long[] references;

        Layout(long size, long[] references) {
            this.size = size;
            this.references = references;
        }
    }

    private static final ClassValue<Layout> LAYOUTS = new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
            ClassLayout layout = ClassLayout.parseClass(type);
            long[] references = layout.fields().stream()
                    .filter(field -> !PRIMITIVES.contains(field.typeClass()))
                    .mapToLong(FieldLayout::offset)
                    .toArray();
            return new Layout(layout.instanceSize(), references);
        }
    };

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final Predicate<Object> outside;

    private ObjectGraph(Predicate<Object> outside) {
        this.outside = outside;
    }

    /**
     * Returns the size of an object and of all that it reaches, each object once.
     *
     * @param root the object
     * @return bytes
     */
    public static long bytes(Object root) {
        return bytes(root, object -> false);
    }

    /**
     * Returns the size of an object and of all that it reaches but for some.
     *
     * @param root the object
     * @param outside tells which objects are neither counted nor followed
     * @return bytes
     */
    public static long bytes(Object root, Predicate<Object> outside) {
        return new ObjectGraph(outside).bytesBeyond(root);
    }

    /**
     * Returns the size of what an object reaches and another one does not.
     *
     * @param root the object
     * @param other another object, which shares something with it
     * @param outside tells which objects are neither counted nor followed
     * @return bytes
     */
    public static long bytesBeyond(Object root, Object other, Predicate<Object> outside) {
        ObjectGraph graph = new ObjectGraph(outside);
        graph.bytesBeyond(other);
        return graph.bytesBeyond(root);
    }

    /** Adds up what was not seen before. */
    private long bytesBeyond(Object root) {
        reach(root);
        long bytes = 0;
        Object next = open.poll();
        while (next != null) {
            bytes += visit(next);
            next = open.poll();
        }
        return bytes;
    }

    private long visit(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            return visitArray(object, type.getComponentType());
        }
        Layout layout = LAYOUTS.get(type);
        for (long offset : layout.references) {
            reach(MACHINE.getObject(object, offset));
        }
        return layout.size;
    }

    private long visitArray(Object array, Class<?> component) {
        if (array instanceof Object[] elements) {
            for (Object element : elements) {
                reach(element);
            }
        }
        String type = component.isPrimitive() ? component.getName() : Object.class.getName();
        long length = Array.getLength(array);
        long end = MACHINE.arrayBaseOffset(type) + length * MACHINE.arrayIndexScale(type);
        long alignment = MACHINE.objectAlignment();
        return (end + alignment - 1) / alignment * alignment;
    }

    private void reach(@Nullable Object object) {
        boolean foreign = object instanceof Class || object instanceof ClassLoader || object instanceof Thread;
        if (object != null && !foreign && !outside.test(object) && seen.add(object)) {
            open.push(object);
        }
    }

    /** Starts JOL without the remarks that it prints to standard output: the sizes are right without what it misses. */
    private static VirtualMachine quietly() {
        setDefault("jol.skipHotspotSAAttach");
        setDefault("jol.skipDynamicAttach");
        setDefault("jol.magicFieldOffset");
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return VM.current();
        } finally {
            System.setOut(out);
        }
    }

    private static void setDefault(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}

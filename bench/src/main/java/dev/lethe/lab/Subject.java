package dev.lethe.lab;

import dev.lethe.map.MapRecipe;
import dev.lethe.map.Retention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kind of map that takes part in the experiments.
 *
 * <p>Every subject has private copies of the classes through which it is driven: the same bytes, defined again as hidden
 * classes. The JIT compiler profiles calls per class, so in each copy it sees the calls of one map alone, as in a program
 * that uses one kind of map; shared code would measure the dispatch among all of them.
 */
final class Subject {
    /** What kind of map it is, as far as the experiments must know. */
    enum Traits {
        JDK,
        LETHE,
        LETHE_SHRINKING,
        LETHE_OFF_HEAP
    }

    /** Prepares how empty maps are made; {@code expected} 0 stands for the default size. */
    interface Recipes {
        Supplier<?> recipe(Retention retention, int expected);
    }

    private final String name;
    private final Traits traits;
    private final Class<? extends MapOps> ops;
    private final Recipes recipes;
    private final Keys keys;
    private final Loops loops;
    private final Constructor<?> opsOfMap;

    /** Makes a subject that is driven through a copy of {@code ops}. */
    Subject(String name, Traits traits, Class<? extends MapOps> ops, Keys keys, Recipes recipes) {
        this.name = name;
        this.traits = traits;
        this.ops = ops;
        this.recipes = recipes;
        this.keys = keys;
        try {
            this.opsOfMap = copyOf(ops).getDeclaredConstructors()[0];
            this.loops =
                    (Loops) copyOf(TimedLoops.class).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the loops of " + name + " could not be made", impossible);
        }
    }

    /** Makes the same once more, with copies of its own of the measured classes. */
    Subject copy() {
        return new Subject(name, traits, ops, keys, recipes);
    }

    String name() {
        return name;
    }

    boolean isLethe() {
        return traits != Traits.JDK;
    }

    /** Tells whether the map promises to give memory back as entries leave. */
    boolean shrinks() {
        return traits == Traits.LETHE_SHRINKING || traits == Traits.LETHE_OFF_HEAP;
    }

    /** Tells whether the entries lie in native memory, which such a map gives back as entries leave. */
    boolean isOffHeap() {
        return traits == Traits.LETHE_OFF_HEAP;
    }

    Loops loops() {
        return loops;
    }

    /** Makes an empty map of default size. */
    MapOps create(Retention retention) {
        return create(retention, 0);
    }

    /** Makes an empty map for an expected number of entries; retention means something to Lethe's maps only. */
    MapOps create(Retention retention, int expected) {
        return drive(recipe(retention, expected).get());
    }

    /** Returns what makes such maps: the part of {@link #create(Retention, int)} that a program would do each time. */
    Supplier<?> recipe(Retention retention, int expected) {
        return recipes.recipe(retention, expected);
    }

    /** Returns how default maps are made, for pools; null for those of the JDK. */
    @Nullable
    MapRecipe<?> recipeOfLethe() {
        return recipe(Retention.SHRINK, 0) instanceof Backends.Making making ? making.recipe() : null;
    }

    /** Puts a map that a recipe has made under test. */
    MapOps drive(Object map) {
        try {
            return (MapOps) opsOfMap.newInstance(map, keys);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a map of " + name + " could not be driven", impossible);
        }
    }

    private static Class<?> copyOf(Class<?> original) throws IllegalAccessException {
        String file = original.getSimpleName() + ".class";
        try (InputStream in = original.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside the lab");
            }
            return MethodHandles.lookup()
                    .defineHiddenClass(in.readAllBytes(), true)
                    .lookupClass();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

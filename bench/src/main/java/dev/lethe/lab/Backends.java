package dev.lethe.lab;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Capability;
import dev.lethe.map.Lethe;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.RecipeBuilder;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The maps that take part: every backend of Lethe that was found, and the two hash maps of the JDK. */
final class Backends {
    static final String HASH_MAP = "java.util.HashMap";
    static final String CONCURRENT_HASH_MAP = "java.util.concurrent.ConcurrentHashMap";

    private static final double HASH_MAP_LOAD = 0.75;

    private final List<BackendInfo> found;
    private final Set<String> chosen;

    private Backends(List<BackendInfo> found, Set<String> chosen) {
        this.found = found;
        this.chosen = chosen;
    }

    /**
     * Chooses among the backends that Lethe finds and the maps of the JDK.
     *
     * @param wanted names; none stands for all
     * @throws BadInput when a name is unknown or its backend cannot be used
     */
    static Backends choose(List<String> wanted) {
        return choose(wanted, Lethe.backends());
    }

    static Backends choose(List<String> wanted, List<BackendInfo> found) {
        Set<String> known = new LinkedHashSet<>();
        found.stream().filter(info -> info.availability().isAvailable()).forEach(info -> known.add(info.name()));
        known.add(HASH_MAP);
        known.add(CONCURRENT_HASH_MAP);
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw refusal(name, known, found);
            }
        }
        return new Backends(found, wanted.isEmpty() ? known : new LinkedHashSet<>(wanted));
    }

    private static BadInput refusal(String name, Set<String> known, List<BackendInfo> found) {
        String way = "; choose among " + String.join(", ", known) + ".";
        Optional<BackendInfo> unusable =
                found.stream().filter(info -> info.name().equals(name)).findFirst();
        return new BadInput(
                unusable.isPresent()
                        ? "The backend '" + name + "' cannot be used ("
                                + unusable.get().availability().reason() + ")" + way
                        : "There is no backend '" + name + "'" + way);
    }

    /** Says in one sentence which backends of Lethe were found. */
    String sentence() {
        if (found.isEmpty()) {
            return "No backend of Lethe was found on the class path, so only the JDK's maps are shown.";
        }
        return String.join(
                ", ",
                found.stream()
                        .map(info -> info.name() + " (" + info.availability() + ")")
                        .toList());
    }

    /** Makes the subjects of a family, Lethe's first. */
    List<Subject> subjects(Family family, Keys keys) {
        List<Subject> subjects = new ArrayList<>();
        for (BackendInfo info : found) {
            Shape shape = family == Family.NAMES ? Shape.OBJECT_OBJECT : Shape.LONG_LONG;
            if (chosen.contains(info.name()) && info.shapes().contains(shape)) {
                subjects.add(letheSubject(info, shape, family, keys));
            }
        }
        Class<? extends MapOps> ops = family == Family.NAMES ? ObjectMapOps.class : BoxedMapOps.class;
        if (chosen.contains(HASH_MAP)) {
            subjects.add(
                    new Subject("HashMap", Subject.Traits.JDK, ops, keys, (retention, expected) -> hashMaps(expected)));
        }
        if (chosen.contains(CONCURRENT_HASH_MAP)) {
            subjects.add(new Subject(
                    "ConcurrentHashMap",
                    Subject.Traits.JDK,
                    ops,
                    keys,
                    (retention, expected) -> concurrentHashMaps(expected)));
        }
        return subjects;
    }

    /** Names the maps of longs whose figures beside those of a map off the heap mean something: Lethe's for one thread, and HashMap. */
    List<String> ofNumbers() {
        List<String> names = new ArrayList<>();
        for (BackendInfo info : found) {
            if (chosen.contains(info.name())
                    && info.shapes().contains(Shape.LONG_LONG)
                    && !info.capabilities(Shape.LONG_LONG).contains(Capability.CONCURRENT)) {
                names.add(info.name());
            }
        }
        if (chosen.contains(HASH_MAP)) {
            names.add(HASH_MAP);
        }
        return names;
    }

    private static Subject letheSubject(BackendInfo info, Shape shape, Family family, Keys keys) {
        String name = info.name();
        Set<Capability> capabilities = info.capabilities(shape);
        Subject.Traits traits = !capabilities.contains(Capability.SHRINKING)
                ? Subject.Traits.LETHE
                : capabilities.contains(Capability.OFF_HEAP)
                        ? Subject.Traits.LETHE_OFF_HEAP
                        : Subject.Traits.LETHE_SHRINKING;
        Class<? extends MapOps> ops = family == Family.NAMES ? ObjectMapOps.class : LongMapOps.class;
        return new Subject(name, traits, ops, keys, (retention, expected) -> {
            RecipeBuilder shapes = Lethe.builder()
                    .backend(name)
                    .retention(retention)
                    .expectedSize(expected)
                    .recipe();
            MapRecipe<?> recipe = family == Family.NAMES ? shapes.<String, Integer>objectMap() : shapes.longLongMap();
            return new Making(recipe);
        });
    }

    /** Makes maps of Lethe, and can be asked how. */
    record Making(MapRecipe<?> recipe) implements Supplier<Object> {
        @Override
        public Object get() {
            return recipe.create();
        }
    }

    private static Supplier<?> hashMaps(int expected) {
        int capacity = (int) (expected / HASH_MAP_LOAD) + 1;
        return expected == 0 ? HashMap::new : () -> new HashMap<>(capacity);
    }

    private static Supplier<?> concurrentHashMaps(int expected) {
        return expected == 0 ? ConcurrentHashMap::new : () -> new ConcurrentHashMap<>(expected);
    }

    /** Names the retention that the lab asks for in an experiment, for people. */
    static String name(Retention retention) {
        return "retention " + retention;
    }
}

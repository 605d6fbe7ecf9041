package dev.lethe.fuzz;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Capability;
import dev.lethe.map.Hasher;
import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.RecipeBuilder;
import dev.lethe.map.Retention;
import dev.lethe.map.audit.LimitingAudit;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Builders that are told anything: the outcome is a map that can do what was required, or one sentence or more that says why not; and it
 * is the same the second time (claim C16).
 */
final class Selections {
    private static final Shape[] SHAPES = Shape.values();
    private static final Capability[] CAPABILITIES = Capability.values();

    private Selections() {}

    /** What the builder is told. */
    private record Wishes(
            @Nullable String backend,
            Set<Capability> capabilities,
            long expectedSize,
            long floor,
            int policy,
            @Nullable String name,
            long seed,
            Shape shape,
            int more) {
        /** The bits of {@code more}: a hook, keys of one type, and the ways to ask for a map. */
        private static final int AUDIT = 1;

        private static final int KEY_TYPE = 2;
        private static final int HASHER = 4;
        private static final int CONCURRENT = 8;
        private static final int RECIPE = 16;

        static Wishes read(byte[] input) {
            ByteBuffer bytes = ByteBuffer.allocate(32).put(input, 0, Math.min(32, input.length));
            bytes.rewind();
            int first = bytes.get() & 0xff;
            Shape shape = SHAPES[first % SHAPES.length];
            List<BackendInfo> found = Lethe.backends();
            int choice = bytes.get() & 0xff;
            Set<Capability> required = EnumSet.noneOf(Capability.class);
            int mask = bytes.get();
            mask &= bytes.get(); // few, as a rule
            for (int i = 0; i < CAPABILITIES.length; i++) {
                if ((mask >>> i & 1) != 0) {
                    required.add(CAPABILITIES[i]);
                }
            }
            String rest = input.length > 32 ? new String(input, 32, input.length - 32, StandardCharsets.UTF_8) : "";
            String backend = choice % 3 == 0
                    ? null
                    : choice % 3 == 1 ? found.get(choice / 3 % found.size()).name() : rest;
            long expectedSize = small(bytes, first);
            long floor = small(bytes, first >>> 1);
            long seed = bytes.getLong();
            int more = bytes.get();
            more &= bytes.get(); // little, as a rule
            return new Wishes(
                    backend,
                    required,
                    expectedSize,
                    floor,
                    first >>> 2 & 3,
                    choice >= 128 ? rest : null,
                    seed,
                    shape,
                    more);
        }

        boolean has(int bit) {
            return (more & bit) != 0;
        }

        /** Any number, or a small one more often than by chance. */
        private static long small(ByteBuffer bytes, int choice) {
            long number = bytes.getLong();
            return (choice & 0x40) == 0 ? number & 0xffff : number;
        }

        MapBuilder builder() {
            MapBuilder builder = Lethe.builder().seed(seed);
            if (backend != null) {
                builder.backend(backend);
            }
            if (name != null) {
                builder.name(name);
            }
            Retention retention = switch (policy) {
                case 0 -> Retention.KEEP;
                case 1 -> Retention.keepAtLeast(floor);
                default -> Retention.SHRINK;
            };
            if (has(AUDIT)) {
                builder.audit(LimitingAudit.entries(1));
            }
            if (has(KEY_TYPE)) {
                builder.keyType(String.class);
            }
            return builder.retention(retention)
                    .expectedSize(expectedSize)
                    .require(capabilities.toArray(new Capability[0]));
        }
    }

    static void run(byte[] input) {
        Wishes wishes = Wishes.read(input);
        String outcome = outcome(wishes);
        String again = outcome(wishes);
        if (!outcome.equals(again)) {
            throw new AssertionError(wishes + " gave " + outcome + ", and then " + again);
        }
    }

    /** The class of the map, or the message of the refusal. */
    private static String outcome(Wishes wishes) {
        LetheMap map;
        try {
            map = make(wishes);
        } catch (IllegalArgumentException refused) { // a BackendSelectionException is one
            String message = refused.getMessage();
            if (message == null || message.isBlank() || !message.strip().endsWith(".")) {
                throw new AssertionError(wishes + " was refused without a sentence: " + message, refused);
            }
            return message;
        }
        check(wishes, map);
        String name = map.getClass().getName();
        map.close();
        return name;
    }

    private static LetheMap make(Wishes wishes) {
        return wishes.has(Wishes.RECIPE) ? makeByRecipe(wishes) : makeAtOnce(wishes);
    }

    private static LetheMap makeAtOnce(Wishes wishes) {
        MapBuilder builder = wishes.builder();
        boolean hashed = wishes.has(Wishes.HASHER);
        return switch (wishes.shape()) {
            case OBJECT_OBJECT -> {
                if (wishes.has(Wishes.CONCURRENT)) {
                    yield hashed
                            ? builder.<String, Object>concurrentMap(Hasher.ignoringCase())
                            : builder.<Object, Object>concurrentMap();
                }
                yield hashed
                        ? builder.<String, Object>objectMap(Hasher.ignoringCase())
                        : builder.<Object, Object>objectMap();
            }
            case LONG_OBJECT -> builder.<Object>longObjectMap();
            case LONG_LONG -> builder.longLongMap();
            case OBJECT_LONG ->
                hashed ? builder.<String>objectLongMap(Hasher.ignoringCase()) : builder.<Object>objectLongMap();
        };
    }

    /** The first of two maps of one recipe, which are of one class. */
    private static LetheMap makeByRecipe(Wishes wishes) {
        RecipeBuilder builder = wishes.builder().recipe();
        MapRecipe<? extends LetheMap> recipe = switch (wishes.shape()) {
            case OBJECT_OBJECT -> builder.<Object, Object>objectMap();
            case LONG_OBJECT -> builder.<Object>longObjectMap();
            case LONG_LONG -> builder.longLongMap();
            case OBJECT_LONG -> builder.<Object>objectLongMap();
        };
        LetheMap map = recipe.create();
        LetheMap other = recipe.create();
        if (other.getClass() != map.getClass()) {
            throw new AssertionError(wishes + " gave a " + map.getClass() + " and then a " + other.getClass());
        }
        other.close();
        return map;
    }

    /** The map is of a backend that has what was required, and works. */
    private static void check(Wishes wishes, LetheMap map) {
        // all backends, for the builder chooses among all, also where only one is to be fuzzed
        boolean promised = Lethe.backends().stream()
                .filter(info -> wishes.backend() == null || info.name().equals(wishes.backend()))
                .filter(info -> info.shapes().contains(wishes.shape()))
                .anyMatch(info -> info.capabilities(wishes.shape()).containsAll(wishes.capabilities()));
        if (!promised) {
            throw new AssertionError(wishes + " gave a " + map.getClass() + ", but no backend promises that.");
        }
        Subject subject = Subject.of(map);
        boolean concurrent = wishes.has(Wishes.CONCURRENT) && !wishes.has(Wishes.RECIPE);
        if (concurrent && wishes.shape() == Shape.OBJECT_OBJECT && !(map instanceof ConcurrentMap)) {
            throw new AssertionError(wishes + " gave a " + map.getClass() + ", which is no ConcurrentMap.");
        }
        Object key = wishes.shape().objectKeys() ? "key" : (Object) 1L;
        Object value = wishes.shape().objectValues() ? "value" : (Object) 2L;
        if (wishes.expectedSize() <= 1 << 20
                && wishes.floor() <= 1 << 20) { // the first put may make room for that many
            subject.put(key, value);
            if (!value.equals(subject.getOrDefault(key, value.equals(2L) ? 3L : "other"))
                    || subject.mappingCount() != 1) {
                throw new AssertionError(wishes + " gave a map that does not hold what is put into it: " + map);
            }
            subject.checkInvariants();
            if (wishes.has(Wishes.AUDIT)) {
                checkHook(wishes, subject, value);
            }
        }
    }

    /** The hook refuses a second entry, and the map stays as it was. */
    private static void checkHook(Wishes wishes, Subject subject, Object value) {
        try {
            subject.put(wishes.shape().objectKeys() ? "another key" : (Object) 2L, value);
            throw new AssertionError(wishes + " gave a map that does not ask its hook: " + subject.map());
        } catch (RuntimeException refused) {
            if (subject.mappingCount() != 1) {
                throw new AssertionError(
                        wishes + " gave a map that a refused put has changed: " + subject.map(), refused);
            }
        }
    }
}

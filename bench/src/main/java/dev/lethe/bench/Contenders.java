package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.Retention;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds a contender by its name.
 *
 * <p>The constructor references matter: only the one that is reached is linked, so no other library's class is
 * loaded. A {@code new} in the branches would have the verifier load them all, and the calls in the loops would no
 * longer have one target.
 */
final class Contenders {
    static final String LETHE = "lethe:";
    static final String CORE = LETHE + "core";
    static final List<String> PEERS =
            List.of("HashMap", "fastutil", "HPPC", "EclipseCollections", "Agrona", "Koloboke");

    /**
     * Something to be done with the maps of a shape, whatever array holds their keys.
     *
     * @param <R> what comes of it
     */
    interface Use<R> {
        <A> R of(Keys<A> keys, Supplier<Contender<A>> maker);
    }

    private Contenders() {}

    /** Uses the maps of an implementation and a shape; the keys depend on the seed alone. */
    static <R> R use(MapShape shape, String name, Retention retention, long seed, Use<R> use) {
        return switch (shape) {
            case LONG_LONG -> use.of(new LongKeys(seed), longLong(name, retention));
            case LONG_OBJECT -> use.of(new LongKeys(seed), longObject(name, retention));
            case STRING_OBJECT -> use.of(new StringKeys(seed), stringObject(name, retention));
            case STRING_LONG -> use.of(new StringKeys(seed), stringLong(name, retention));
            case FLOOD_OBJECT -> use.of(StringKeys.ofOneHash(seed), stringObject(name, retention));
        };
    }

    /** The peers that are measured with a shape; in a flood, the one that does not compare each key with all others. */
    static List<String> peers(MapShape shape) {
        return switch (shape) {
            case STRING_LONG -> List.of("HashMap", "fastutil");
            case FLOOD_OBJECT -> List.of("HashMap");
            default -> PEERS;
        };
    }

    static boolean isLethe(String name) {
        return name.startsWith(LETHE);
    }

    /** Tells whether one of Lethe's backends is there and makes maps of a shape. */
    static boolean isFound(String name, MapShape shape) {
        return Lethe.backends().stream()
                .anyMatch(backend -> backend.name().equals(backend(name))
                        && backend.availability().isAvailable()
                        && backend.shapes().contains(shape.shape()));
    }

    static Supplier<Contender<long[]>> longLong(String name, Retention retention) {
        if (isLethe(name)) {
            return LetheMaps.longLong(backend(name), retention);
        }
        return switch (name) {
            case "HashMap" -> JdkMaps.LongLong::new;
            case "fastutil" -> FastutilMaps.LongLong::new;
            case "HPPC" -> HppcMaps.LongLong::new;
            case "EclipseCollections" -> EclipseMaps.LongLong::new;
            case "Agrona" -> AgronaMaps.LongLong::new;
            case "Koloboke" -> KolobokeMaps.LongLong::new;
            default -> throw unknown(name);
        };
    }

    static Supplier<Contender<long[]>> longObject(String name, Retention retention) {
        if (isLethe(name)) {
            return LetheMaps.longObject(backend(name), retention);
        }
        return switch (name) {
            case "HashMap" -> JdkMaps.LongObject::new;
            case "fastutil" -> FastutilMaps.LongObject::new;
            case "HPPC" -> HppcMaps.LongObject::new;
            case "EclipseCollections" -> EclipseMaps.LongObject::new;
            case "Agrona" -> AgronaMaps.LongObject::new;
            case "Koloboke" -> KolobokeMaps.LongObject::new;
            default -> throw unknown(name);
        };
    }

    static Supplier<Contender<String[]>> stringObject(String name, Retention retention) {
        if (isLethe(name)) {
            return LetheMaps.stringObject(backend(name), retention);
        }
        return switch (name) {
            case "HashMap" -> JdkMaps.StringObject::new;
            case "fastutil" -> FastutilMaps.StringObject::new;
            case "HPPC" -> HppcMaps.StringObject::new;
            case "EclipseCollections" -> EclipseMaps.StringObject::new;
            case "Agrona" -> AgronaMaps.StringObject::new;
            case "Koloboke" -> KolobokeMaps.StringObject::new;
            default -> throw unknown(name);
        };
    }

    static Supplier<Contender<String[]>> stringLong(String name, Retention retention) {
        if (isLethe(name)) {
            return LetheMaps.stringLong(backend(name), retention);
        }
        return switch (name) {
            case "HashMap" -> JdkMaps.StringLong::new;
            case "fastutil" -> FastutilMaps.StringLong::new;
            default ->
                throw new IllegalArgumentException("There is no map String -> long of '" + name + "' here; there are "
                        + String.join(", ", peers(MapShape.STRING_LONG)) + ", and " + LETHE + "BACKEND.");
        };
    }

    private static String backend(String name) {
        return name.substring(LETHE.length());
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("There is no implementation '" + name + "'; there are "
                + String.join(", ", PEERS) + ", and " + LETHE + "BACKEND.");
    }
}

package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.Retention;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs bytes as a program on a pool: leases, scopes, published maps and time, with {@link MapCommand}s on what was leased. Each leased map
 * has a model of its own, so one that is lent twice, comes back full or is used past its lease is found (claim C14). One thread.
 *
 * <p>Any bytes are a program, as in {@link CommandReader}: three for the pool and its maps, then five for each step.
 */
public final class PoolRunner {
    /** Steps beyond this number are not read: a run is to be short. */
    public static final int MOST_STEPS = 256;

    private static final int HEADER = 3;
    private static final int STEP = 5;
    private static final int MOST_HELD = 6;
    private static final int MOST_STALE = 4;
    private static final int RECIPES = 2;

    /** Mostly there is room, so that maps are lent again. */
    private static final long[] LIMITS = {1 << 20, 1 << 20, 1 << 20, 1 << 20, 64 << 10, 64 << 10, 2 << 10, 0};

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final PoolStep[] STEPS = PoolStep.values();
    private static final KeyStyle[] STYLES = KeyStyle.values();

    private final MapSource source;
    private final LongBinaryOperator longFloods;
    private final Consumer<? super LetheMap> lookAtEnd;

    /**
     * Makes a runner.
     *
     * @param source where the maps of the pool come from
     * @param longFloods gives the keys of a flood, by the seed of the map and the number of the key: {@link CommandRunner#BLIND_FLOODS} if
     *     nobody knows better
     */
    public PoolRunner(MapSource source, LongBinaryOperator longFloods) {
        this(source, longFloods, map -> {});
    }

    private PoolRunner(MapSource source, LongBinaryOperator longFloods, Consumer<? super LetheMap> lookAtEnd) {
        this.source = source;
        this.longFloods = longFloods;
        this.lookAtEnd = lookAtEnd;
    }

    /**
     * Returns a runner that also has each map looked at that is still lent at the end, before it is given back.
     *
     * @param look takes what was lent, a view of the map; throws when something is wrong
     * @return another runner
     */
    public PoolRunner lookingAtEnd(Consumer<? super LetheMap> look) {
        return new PoolRunner(source, longFloods, Objects.requireNonNull(look, "look"));
    }

    /**
     * Runs a program.
     *
     * @param input the bytes
     * @param offset where the program starts
     * @throws AssertionError when the pool or one of its maps does not do what it should; the message has the steps
     */
    public void run(byte[] input, int offset) {
        new Run(input, offset).run();
    }

    private static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xff : 0;
    }

    /** One program under way. */
    private final class Run {
        private final byte[] input;
        private final int offset;
        private final KeyStyle style;
        private final int seed;
        private final List<MapRecipe<? extends LetheMap>> recipes = new ArrayList<>();
        private final List<HeldLease> held = new ArrayList<>();
        private final List<HeldLease> stale = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();
        private final PoolOracle oracle;
        private final MapPool pool;
        private final PublishedMap<?> published;
        private @Nullable PoolScope scope;
        private long now;

        Run(byte[] input, int offset) {
            this.input = input;
            this.offset = offset;
            this.style = STYLES[at(input, offset) % STYLES.length];
            int setup = at(input, offset + 1);
            this.seed = at(input, offset + 2);
            for (int i = 0; i < RECIPES; i++) {
                recipes.add(source.recipe(source.builder()
                        .seed(mapSeed(i))
                        .retention(setup / 16 % 2 == i ? Retention.KEEP : Retention.SHRINK)));
            }
            this.oracle = new PoolOracle(LIMITS[setup % LIMITS.length], () -> now, ROUND, setup / 8 % 2 != 0);
            this.pool = oracle.pool();
            this.published = PublishedMap.of(pool, recipes.get(0));
        }

        void run() {
            try {
                for (int i = 0, at = offset + HEADER; at < input.length && i < MOST_STEPS; i++, at += STEP) {
                    PoolStep step = STEPS[at(input, at) % STEPS.length];
                    MapCommand command = CommandReader.command(input, at + 1);
                    steps.add(step + " " + command);
                    execute(step, at(input, at) / STEPS.length, command);
                    check(i % 16 == 15);
                }
                end();
            } catch (RuntimeException | AssertionError | StackOverflowError wrong) {
                throw new AssertionError(
                        "A pool of " + source + " failed at step " + (steps.size() - 1) + ": "
                                + wrong.toString().replaceAll("\\s+", " ") + "\nprogram "
                                + HexFormat.of().formatHex(input, Math.min(offset, input.length), input.length)
                                + ", keys " + style + "\n  " + String.join("\n  ", steps),
                        wrong);
            }
        }

        private void execute(PoolStep step, int choice, MapCommand command) {
            switch (step) {
                case LEASE -> {
                    if (held.size() < MOST_HELD) {
                        lease(generation(command.value()), recipe(command.key()));
                        BurstCommands.putMany(one(held.size() - 1).duel(), 0, command.amount() % 32, command.value());
                    }
                }
                case COMMAND -> {
                    if (!held.isEmpty()) {
                        Commands.execute(one(choice).duel(), command);
                    }
                }
                case FILL -> {
                    if (!held.isEmpty()) {
                        BurstCommands.putMany(one(choice).duel(), 16, 4 * command.amount(), command.value());
                    }
                }
                case CLOSE -> {
                    if (!held.isEmpty()) {
                        close(one(choice), command.value(), command.amount() % 2 == 0);
                    }
                }
                case STALE -> {
                    if (!stale.isEmpty()) {
                        stale.get(choice % stale.size()).checkStale();
                    }
                }
                case SCOPE -> inScope(command);
                case END_SCOPE -> endScope(command.value());
                case TRIM -> oracle.trim();
                case TICK -> {
                    now += ROUND.toNanos() / 4 * (command.value() % 16);
                    pool.maintain();
                }
                case PUBLISH -> {
                    if (!held.isEmpty()) {
                        HeldLease next = one(choice);
                        published.publish(next, source, style);
                        becomesStale(next);
                    }
                }
                case READ -> published.read();
                case END_READ -> published.endRead(choice);
            }
        }

        private HeldLease one(int choice) {
            return held.get(choice % held.size());
        }

        private long mapSeed(int recipe) {
            return (seed + recipe) * 0x9e37_79b9_7f4a_7c15L;
        }

        private MapRecipe<? extends LetheMap> recipe(int number) {
            return recipes.get(number % 4 == 3 ? 1 : 0); // so that the first is lent again soon
        }

        private static Generation generation(int number) {
            return switch (number % 8) {
                case 0 -> Generation.TRANSACTION;
                case 1 -> Generation.LONG_LIVED;
                case 2, 3 -> Generation.auto("tag " + number / 8 % 2);
                default -> Generation.TRANSIENT;
            };
        }

        private void lease(Generation generation, MapRecipe<? extends LetheMap> recipe) {
            take(pool.lease(generation, recipe), recipe, false);
        }

        private void take(Lease<? extends LetheMap> lease, MapRecipe<? extends LetheMap> recipe, boolean scoped) {
            Subject map = Subject.of(lease.map());
            for (HeldLease other : held) {
                if (other.duel().subject().map() == lease.map()) {
                    throw new AssertionError("A map object was handed out twice.");
                }
            }
            // a flood of maps of the first recipe, as most are
            Duel duel = new Duel(
                    source,
                    map,
                    style,
                    true,
                    Scarcity.NONE,
                    null,
                    number -> longFloods.applyAsLong(mapSeed(0), number));
            duel.checkAll(); // it comes empty
            if (map.map().stats().referenceDebt() != 0) {
                throw new AssertionError("A leased map has a debt: " + map.map().stats());
            }
            held.add(new HeldLease(lease, recipe, duel, scoped));
        }

        private void close(HeldLease one, int way, boolean leaseAgain) {
            Generation generation = one.lease().generation();
            if (way % 3 == 0) {
                one.duel().subject().map().close();
            } else {
                one.lease().close();
            }
            becomesStale(one);
            if (leaseAgain) { // most likely the map that has just come back
                lease(generation, one.recipe());
            }
            if (way % 2 == 0) {
                one.checkStale();
            }
        }

        private void becomesStale(HeldLease one) {
            held.remove(one);
            stale.add(one);
            if (stale.size() > MOST_STALE) {
                stale.remove(0);
            }
        }

        private void inScope(MapCommand command) {
            PoolScope open = scope;
            if (open == null) {
                scope = pool.scope();
            } else if (held.size() < MOST_HELD) {
                MapRecipe<? extends LetheMap> recipe = recipe(command.key());
                take(open.lease(generation(command.value()), recipe), recipe, true);
            }
        }

        private void endScope(int way) {
            PoolScope open = scope;
            if (open == null) {
                return;
            }
            scope = null;
            switch (way % 3) {
                case 0 -> open.commit();
                case 1 -> open.rollback();
                default -> open.close();
            }
            for (HeldLease one : List.copyOf(held)) {
                if (one.scoped()) {
                    becomesStale(one);
                    one.checkStale();
                }
            }
        }

        private void check(boolean thoroughly) {
            for (HeldLease one : held) {
                if (thoroughly) {
                    one.duel().checkAll();
                } else {
                    one.duel().checkStep();
                }
            }
            published.check();
            oracle.check(held.size() + published.maps());
        }

        /** Gives all back, before or after the pool is closed. */
        private void end() {
            check(true);
            held.forEach(one -> lookAtEnd.accept(one.duel().subject().map()));
            boolean closesFirst = now % 2 != 0 || steps.size() % 2 != 0;
            if (closesFirst) {
                pool.close();
            }
            endScope(steps.size());
            published.close();
            for (HeldLease one : List.copyOf(held)) {
                close(one, steps.size(), false);
            }
            for (HeldLease one : stale) {
                one.checkStale();
            }
            oracle.check(0);
            pool.close();
            pool.close();
            oracle.checkClosed(recipe(0));
        }
    }
}

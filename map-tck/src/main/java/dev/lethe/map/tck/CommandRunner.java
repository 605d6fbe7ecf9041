package dev.lethe.map.tck;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on a map and on its model: compares every answer, checks the invariants after each step, all entries at the end, and
 * what is left of the map then.
 */
public final class CommandRunner {
    /** The keys of a flood, by the seed of a map and their numbers, for those who do not know how the map mixes them. */
    public static final LongBinaryOperator BLIND_FLOODS = (seed, number) -> number << 40;

    /** A full comparison is made after so many commands, besides the one at the end. */
    private static final int COMPARED_EVERY = 32;

    /** Maps of so few entries are compared after each command. */
    private static final int COMPARED_ALWAYS = 40;

    private final MapSource source;
    private final Scarcity scarcity;
    private final LongBinaryOperator longFloods;
    private final Consumer<? super LetheMap> lookAtEnd;

    /**
     * Makes a runner.
     *
     * @param source where the maps come from
     */
    public CommandRunner(MapSource source) {
        this(source, Scarcity.NONE);
    }

    /**
     * Makes a runner whose commands can make allocations of the maps fail.
     *
     * @param source where the maps come from
     * @param scarcity makes allocations of these maps fail
     */
    public CommandRunner(MapSource source, Scarcity scarcity) {
        this(source, scarcity, BLIND_FLOODS);
    }

    /**
     * Makes a runner that knows how the maps mix their keys, and so can flood those whose keys are {@code long}.
     *
     * @param source where the maps come from
     * @param scarcity makes allocations of these maps fail
     * @param longFloods gives the keys of a flood, by the seed of the map and the number of the key; other numbers, other keys
     */
    public CommandRunner(MapSource source, Scarcity scarcity, LongBinaryOperator longFloods) {
        this(source, scarcity, longFloods, map -> {});
    }

    private CommandRunner(
            MapSource source, Scarcity scarcity, LongBinaryOperator longFloods, Consumer<? super LetheMap> lookAtEnd) {
        this.source = source;
        this.scarcity = scarcity;
        this.longFloods = longFloods;
        this.lookAtEnd = lookAtEnd;
    }

    /**
     * Returns a runner that also has each map looked at when its script has been run, before it is trimmed and closed.
     *
     * @param look throws when something is wrong
     * @return another runner
     */
    public CommandRunner lookingAtEnd(Consumer<? super LetheMap> look) {
        return new CommandRunner(source, scarcity, longFloods, Objects.requireNonNull(look, "look"));
    }

    /**
     * Runs a script.
     *
     * @param script what to do
     * @throws AssertionError when the map differs from the model; the message has the script
     */
    public void run(CommandScript script) {
        run(script, veto(script), map -> {}, true);
    }

    /** Runs a script on a map that the builder is told more about, and looks at the map whenever it is compared with the model. */
    void run(CommandScript script, UnaryOperator<MapBuilder> more, Consumer<Subject> look) {
        run(script, null, more, look, true);
    }

    /** Runs a script on a map that asks the hook, if there is one. */
    private void run(CommandScript script, @Nullable Veto veto, Consumer<Subject> look, boolean nulls) {
        run(script, veto, builder -> veto == null ? builder : builder.audit(veto), look, nulls);
    }

    /** Returns a hook for one map in four: the others run without, as most maps do. */
    private @Nullable Veto veto(CommandScript script) {
        return script.seed() % 4 == 3 && source.capabilities().contains(Capability.AUDIT) ? new Veto() : null;
    }

    /**
     * Runs the commands of a script that end the same way on every map, without nulls, which not every map takes.
     *
     * @param script what to do
     * @return a checksum of the entries at the end, whatever their order; the same for each backend that has the shape
     * @throws AssertionError when the map differs from the model; the message has the script
     */
    public long checksum(CommandScript script) {
        List<MapCommand> same = script.commands().stream()
                .filter(command -> !command.dependsOnTheMap())
                .toList();
        CommandScript shortened = new CommandScript(script.style(), script.setup(), script.seed(), same);
        long[] checksum = new long[1];
        run(shortened, veto(shortened), map -> checksum[0] = Checksum.of(map), false);
        return checksum[0];
    }

    private void run(
            CommandScript script,
            @Nullable Veto veto,
            UnaryOperator<MapBuilder> more,
            Consumer<Subject> look,
            boolean nulls) {
        UnaryOperator<MapBuilder> settings = builder -> more.apply(script.configure(builder));
        Subject subject = source.make(settings.apply(source.builder()));
        long seed = script.mapSeed();
        Duel duel = new Duel(
                source, subject, script.style(), nulls, scarcity, veto, number -> longFloods.applyAsLong(seed, number));
        Floor floor = new Floor(source, script.retention().floor());
        int step = -1;
        try {
            for (MapCommand command : script.commands()) {
                step++;
                Commands.execute(duel, command);
                duel.checkStep();
                floor.check(subject);
                if (step % COMPARED_EVERY == COMPARED_EVERY - 1) {
                    duel.checkAll();
                    look.accept(subject);
                } else if (duel.model().mappingCount() <= COMPARED_ALWAYS && !duel.hasLongestKey()) {
                    duel.checkEntries();
                }
            }
            duel.checkAll();
            look.accept(subject);
            lookAtEnd.accept(subject.map());
            step++;
            Remains.check(duel, settings, script.retention());
        } catch (RuntimeException | AssertionError | StackOverflowError wrong) {
            throw new AssertionError(
                    source + " failed at step " + step + ": " + oneLine(wrong) + "\n" + script.describe(), wrong);
        }
    }

    /** The capacity that a map of {@code keepAtLeast} does not fall below once it was there. */
    private static final class Floor {
        private final boolean isKept;
        private final long entries;
        private boolean reached;

        Floor(MapSource source, long entries) {
            this.isKept = entries > 0 && source.capabilities().contains(Capability.SHRINKING);
            this.entries = entries;
        }

        void check(Subject subject) {
            if (isKept) {
                long capacity = subject.map().stats().capacity();
                if (reached && capacity < entries) {
                    throw new AssertionError(
                            "The capacity fell to " + capacity + ", below " + entries + ", which keepAtLeast keeps.");
                }
                reached = capacity >= entries;
            }
        }
    }

    private static String oneLine(Throwable wrong) {
        return wrong.toString().replaceAll("\\s+", " ");
    }
}

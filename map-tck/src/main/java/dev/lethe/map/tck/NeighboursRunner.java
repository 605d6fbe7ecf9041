package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs bytes as a program on several maps of one shape side by side, of one backend or of several: they are opened, changed by {@link
 * MapCommand}s, copied and drained into each other, compared and closed, and none notices what is done to another. Where entries lie off
 * the heap, one map may also be brought to the limit of the memory. One thread.
 *
 * <p>Any bytes are a program, as in {@link CommandReader}: one for the keys, then five for each step. No nulls, as not every backend
 * takes them.
 */
public final class NeighboursRunner {
    /** Steps beyond this number are not read: a run is to be short. */
    public static final int MOST_STEPS = 256;

    private static final int STEP = 5;
    private static final int MOST_MAPS = 4;
    private static final int MOST_LIMIT_LOG2 = 24;
    private static final int MOST_TOUCHES = 20_000;
    private static final int FAR = 1 << 20;
    private static final KeyStyle[] STYLES = KeyStyle.values();
    private static final Retention[] POLICIES = {Retention.SHRINK, Retention.KEEP, Retention.keepAtLeast(100)};
    private static final Deed[] DEEDS = Deed.values();

    /** What a step does; new ones come last. */
    private enum Deed {
        OPEN,
        COMMAND,
        FILL,
        COPY,
        COPY_BOXED,
        DRAIN,
        COMPARE,
        CLOSE,
        LIMIT
    }

    private final List<MapSource> sources;
    private final Runnable look;
    private final LongBinaryOperator longFloods;
    private final BiConsumer<? super String, ? super LetheMap> lookAtEnd;

    /**
     * Makes a runner.
     *
     * @param sources where the maps come from, all of one shape
     * @param look called after each step, and when the memory is at its limit; throws when something that maps share is wrong
     * @param longFloods gives the keys of a flood, by the seed of the map and the number of the key: {@link CommandRunner#BLIND_FLOODS} if
     *     nobody knows better
     */
    public NeighboursRunner(List<MapSource> sources, Runnable look, LongBinaryOperator longFloods) {
        this(sources, look, longFloods, (backend, map) -> {});
    }

    private NeighboursRunner(
            List<MapSource> sources,
            Runnable look,
            LongBinaryOperator longFloods,
            BiConsumer<? super String, ? super LetheMap> lookAtEnd) {
        this.sources = List.copyOf(sources);
        this.look = look;
        this.longFloods = longFloods;
        this.lookAtEnd = lookAtEnd;
    }

    /**
     * Returns a runner that also has each map that is open at the end looked at, before it is closed.
     *
     * @param look takes the name of the backend and the map; throws when something is wrong
     * @return another runner
     */
    public NeighboursRunner lookingAtEnd(BiConsumer<? super String, ? super LetheMap> look) {
        return new NeighboursRunner(sources, this.look, longFloods, Objects.requireNonNull(look, "look"));
    }

    /**
     * Runs a program.
     *
     * @param input the bytes
     * @param offset where the program starts
     * @throws AssertionError when a map does not do what it should; the message has the steps
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
        private final List<Duel> maps = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();
        private boolean limitSeen;

        Run(byte[] input, int offset) {
            this.input = input;
            this.offset = offset;
            this.style = STYLES[at(input, offset) % STYLES.length];
        }

        void run() {
            try {
                for (int i = 0, at = offset + 1; at < input.length && i < MOST_STEPS; i++, at += STEP) {
                    Deed deed = DEEDS[at(input, at) % DEEDS.length];
                    MapCommand command = CommandReader.command(input, at + 1);
                    steps.add(deed + " " + at(input, at) / DEEDS.length + " " + command);
                    if (maps.isEmpty() || (deed == Deed.OPEN && maps.size() < MOST_MAPS)) {
                        open(command);
                    } else {
                        execute(deed, at(input, at) / DEEDS.length, command);
                    }
                    maps.forEach(Duel::checkStep);
                    look.run();
                }
                for (Duel one : maps) {
                    lookAtEnd.accept(one.source().backend(), one.subject().map());
                }
                while (!maps.isEmpty()) {
                    maps.forEach(Duel::checkAll);
                    close(maps.get(maps.size() / 2));
                }
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError wrong) {
                throw new AssertionError(
                        "Maps of " + sources + " failed at step " + (steps.size() - 1) + ": "
                                + wrong.toString().replaceAll("\\s+", " ") + "\nprogram "
                                + HexFormat.of().formatHex(input, Math.min(offset, input.length), input.length)
                                + ", keys " + style + "\n  " + String.join("\n  ", steps),
                        wrong);
            }
        }

        private void open(MapCommand command) {
            open(sources.get(command.key() % sources.size()), command);
        }

        private void open(MapSource source, MapCommand command) {
            long seed = command.key() * 0x9e37_79b9_7f4a_7c15L;
            Subject map = source.make(source.builder()
                    .seed(seed)
                    .retention(POLICIES[command.value() % POLICIES.length])
                    .expectedSize(command.amount() / 16 * 64L));
            maps.add(new Duel(
                    source, map, style, false, Scarcity.NONE, null, number -> longFloods.applyAsLong(seed, number)));
        }

        private void execute(Deed deed, int choice, MapCommand command) {
            Duel one = maps.get(choice % maps.size());
            Duel other = maps.get(choice / MOST_MAPS % maps.size());
            switch (deed) {
                case FILL -> BurstCommands.putMany(one, 16, 4 * command.amount(), command.value());
                case COPY -> copy(one, other, false);
                case COPY_BOXED -> copy(one, other, true);
                case DRAIN -> drain(one, other);
                case COMPARE -> compare(one, other);
                case CLOSE -> close(one);
                case LIMIT -> limit(one, command);
                default -> Commands.execute(one, command);
            }
        }

        private void copy(Duel from, Duel to, boolean boxed) {
            if (boxed && from != to) {
                to.subject().putAll(from.subject().asMap());
            } else {
                to.subject().putAllOf(from.subject());
            }
            to.model().putAll(new HashMap<>(from.model().entries()));
            to.checkAll();
        }

        private void drain(Duel from, Duel to) {
            Map<Object, Object> entries = new HashMap<>(from.model().entries());
            if (from == to) {
                assertThat(from.subject().drainTo((key, value) -> {})).isEqualTo(entries.size());
                from.model().clear();
            } else {
                assertThat(from.subject().drainTo(to.subject()::put)).isEqualTo(entries.size());
                from.model().clear();
                to.model().putAll(entries);
            }
            from.checkAll();
            to.checkAll();
        }

        private void compare(Duel one, Duel other) {
            boolean equal = one.model().entries().equals(other.model().entries());
            assertThat(one.subject().asMap().equals(other.subject().asMap()))
                    .as("equals of two maps")
                    .isEqualTo(equal);
            if (equal) {
                assertThat(Checksum.of(one.subject()))
                        .as("checksums of equal maps")
                        .isEqualTo(Checksum.of(other.subject()));
                assertThat(one.subject().asMap().hashCode())
                        .isEqualTo(other.subject().asMap().hashCode());
            }
        }

        private void close(Duel one) {
            Refusals refusals = Refusals.of(one.subject());
            one.subject().map().close();
            maps.remove(one);
            refusals.check(one.key(1), one.value(1));
        }

        /** Has a map off the heap come to the limit; once in a run, as that takes its time. */
        private void limit(Duel chosen, MapCommand command) {
            Duel one = limitSeen ? null : offHeap(chosen, command);
            if (one != null) {
                limitSeen = true;
                limit(one, 1L << (MOST_LIMIT_LOG2 - command.amount() % 4));
            }
        }

        /** Returns a map off the heap: the chosen one, another, or a new one; null if there can be none. */
        private @Nullable Duel offHeap(Duel chosen, MapCommand command) {
            if (isOffHeap(chosen.source())) {
                return chosen;
            }
            if (maps.stream().noneMatch(map -> isOffHeap(map.source())) && maps.size() < MOST_MAPS) {
                sources.stream().filter(Run::isOffHeap).findFirst().ifPresent(source -> open(source, command));
            }
            return maps.stream()
                    .filter(map -> isOffHeap(map.source()))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isOffHeap(MapSource source) {
            return source.capabilities().contains(Capability.OFF_HEAP);
        }

        private void limit(Duel one, long entries) {
            one.same("put before the limit", map -> map.put(one.key(1), one.value(1)));
            try {
                one.subject().reserve(entries);
            } catch (OutOfMemoryError refused) {
                assertThat(refused).hasMessageContaining("native memory");
            }
            touchAll(one);
            look.run();
            maps.forEach(Duel::checkAll);
            one.both("clear at the limit", AnyMap::clear);
            one.subject().map().trim(); // needs no memory
            maps.forEach(Duel::checkAll);
        }

        /** What was promised is made at the first touch: puts all over it, until there is no memory or were many. */
        private void touchAll(Duel one) {
            KeyRange keys = KeyRange.of(one.source(), KeyStyle.PLAIN); // a flood of so many would take too long
            for (int i = 0; i < MOST_TOUCHES; i++) {
                Object key = keys.key(FAR + i);
                Object value = one.value(i % 8);
                try {
                    one.subject().put(key, value);
                } catch (OutOfMemoryError refused) {
                    assertThat(refused).hasMessageContaining("native memory");
                    return;
                }
                one.model().put(key, value);
            }
        }
    }
}

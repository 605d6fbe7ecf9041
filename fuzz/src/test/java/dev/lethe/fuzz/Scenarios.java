package dev.lethe.fuzz;

import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.KeyStyle;
import dev.lethe.map.tck.MapCommand;
import dev.lethe.map.tck.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The histories that the stored corpus begins with, by name: those that other maps are known to have got wrong. */
final class Scenarios {
    private static final int KEEP = 0;
    private static final int KEEP_AT_LEAST = 1;
    private static final int SHRINK = 2;
    private static final int LARGE = 252;

    private final Map<String, CommandScript> scripts = new TreeMap<>();

    private Scenarios() {
        script("fill-overflow-remove-all-but-the-displaced", KeyStyle.PLAIN, KEEP, commands -> {
            for (int round = 0; round < 3; round++) {
                commands.burst(Opcode.PUT_MANY, 0, 240);
                commands.burst(Opcode.REMOVE_MANY, 0, 200);
                commands.burst(Opcode.CHURN, 0, 60);
                commands.burst(Opcode.REMOVE_MANY, 0, 250);
            }
        });
        script("split-many-tables-then-take-half-away", KeyStyle.STRIDED, SHRINK, commands -> {
            for (int part = 0; part < 16; part++) {
                commands.burst(Opcode.PUT_MANY, part * 4, 255);
            }
            commands.add(Opcode.WALK_CURSOR, 0, 9, 63);
            commands.add(Opcode.REMOVE_IF, 0, 1, 0);
            commands.add(Opcode.TRIM, 0, 0, 0);
            for (int part = 0; part < 16; part++) {
                commands.burst(Opcode.REMOVE_MANY, part * 4, 200);
            }
            commands.add(Opcode.TRIM, 0, 0, 0);
        });
        script("trim-to-one-table-then-grow-again-without-a-clear", KeyStyle.PLAIN, KEEP, commands -> {
            for (int round = 0; round < 3; round++) {
                for (int part = 0; part < 8; part++) {
                    commands.burst(Opcode.PUT_MANY, part * 8, 255);
                }
                commands.add(Opcode.RETAIN_ALL, 16, 1, 100);
                commands.add(Opcode.TRIM, 0, 0, 0);
                commands.add(Opcode.COMPARE, 0, 0, 0);
            }
        });
        script("clear-then-refill-a-few", KeyStyle.PLAIN, KEEP, commands -> {
            commands.burst(Opcode.PUT_MANY, 0, 255);
            for (int round = 0; round < 12; round++) {
                commands.add(round % 2 == 0 ? Opcode.CLEAR : Opcode.CLEAR_LAZILY, 0, 0, 0);
                commands.add(Opcode.PUT, round, 1, 0);
                commands.add(Opcode.LOOK_UP, 200 + round, 1, 0);
                commands.burst(Opcode.PUT_MANY, 0, round);
                commands.add(Opcode.COMPARE, 0, 0, 0);
            }
        });
        script("clear-lazily-then-pay-by-mutations-and-trim", KeyStyle.MIXED, SHRINK, commands -> {
            for (int round = 0; round < 6; round++) {
                commands.burst(Opcode.PUT_MANY, round, 200);
                commands.add(Opcode.CLEAR_LAZILY, 0, 0, 0);
                commands.burst(Opcode.CHURN, round, 20);
                commands.add(Opcode.TRIM, 0, 0, 0);
            }
        });
        script("drain-with-a-consumer-that-throws-or-puts", KeyStyle.PLAIN, SHRINK, commands -> {
            for (int variant = 0; variant < 16; variant++) {
                commands.burst(Opcode.PUT_MANY, 0, 20);
                commands.add(Opcode.DRAIN, 0, 0, variant * 4 + 2);
                commands.burst(Opcode.PUT_MANY, 1, 20);
                commands.add(Opcode.DRAIN, 0, 0, variant * 4 + 3);
            }
        });
        script("mutated-keys-come-and-go", KeyStyle.MIXED, KEEP, commands -> {
            commands.burst(Opcode.PUT_MANY, 0, 120);
            for (int round = 0; round < 24; round++) {
                commands.add(Opcode.MUTATE_FOR_A_WHILE, round, round * 9, 40);
                commands.add(Opcode.MUTATE_AND_REMOVE, round, round * 7, 0);
            }
        });
        script("colliding-keys-by-the-hundred", KeyStyle.COLLIDING, SHRINK, commands -> {
            commands.burst(Opcode.PUT_MANY, 0, 255);
            commands.burst(Opcode.PUT_MANY, 32, 255);
            commands.burst(Opcode.CHURN, 2, 90);
            commands.add(Opcode.WALK_ITERATOR, 0, 3, 60);
            commands.add(Opcode.REMOVE_IF, 0, 2, 0);
            commands.burst(Opcode.REMOVE_MANY, 0, 250);
        });
        script("null-empty-huge-and-extreme-keys", KeyStyle.MIXED, SHRINK, commands -> {
            for (int key = 0; key < 16; key++) {
                commands.add(Opcode.PUT, key, key * 3, 0);
                commands.add(Opcode.GET_AND_PUT, key, 0, key);
                commands.add(Opcode.REPLACE_EXPECTED, key, 4, 0);
                commands.add(Opcode.VIEW, key, 4, key);
                commands.add(Opcode.GET_AND_REMOVE, key, 0, key);
                commands.add(Opcode.PUT_IF_ABSENT, key, 5, 0);
            }
        });
        script("functions-that-throw-remove-or-change-the-map", KeyStyle.PLAIN, SHRINK, commands -> {
            for (int variant = 0; variant < 8; variant++) {
                for (int key = 0; key < 3; key++) {
                    commands.add(Opcode.PUT, key, 6, 0);
                    commands.add(Opcode.COMPUTE, key, 7, variant * 4 + key);
                    commands.add(Opcode.COMPUTE_IF_ABSENT, key + 1, 8, variant * 4 + key);
                    commands.add(Opcode.COMPUTE_IF_PRESENT, key, 9, variant * 4 + key);
                    commands.add(Opcode.MERGE, key, 10, variant * 4 + key);
                }
            }
        });
        script("walks-while-the-map-grows-shrinks-and-is-cleared", KeyStyle.STRIDED, SHRINK, commands -> {
            for (int seed = 0; seed < 40; seed++) {
                commands.burst(Opcode.PUT_MANY, 0, 8);
                Opcode walk = seed % 3 == 0
                        ? Opcode.WALK_CURSOR
                        : seed % 3 == 1 ? Opcode.WALK_ITERATOR : Opcode.WALK_INTERNAL;
                commands.add(walk, seed, seed * 6, 60);
            }
        });
        script("reserve-trim-and-expected-size", KeyStyle.PLAIN, LARGE + SHRINK, commands -> {
            for (int round = 1; round < 8; round++) {
                commands.add(Opcode.RESERVE, 0, 0, round * 36);
                commands.burst(Opcode.PUT_MANY, round * 4, 200);
                commands.add(Opcode.TRIM, 0, 0, 0);
                commands.add(round % 2 == 0 ? Opcode.CLEAR : Opcode.DRAIN, 0, 0, 0);
                commands.add(Opcode.RESERVE, 0, 0, 255 - round);
            }
        });
        script("shrink-in-each-way-then-grow-again", KeyStyle.PLAIN, SHRINK, commands -> {
            for (int way = 0; way < 15; way++) {
                commands.burst(Opcode.PUT_MANY, 0, 255);
                commands.burst(Opcode.PUT_MANY, 8, 255);
                commands.add(Opcode.WALK_CURSOR, 0, way, 60);
                commands.add(Opcode.REMOVE_MOST, 0, way, way);
                commands.burst(Opcode.CHURN, 0, 20);
            }
        });
        script("decay-to-the-floor-and-fill-again", KeyStyle.STRIDED, KEEP_AT_LEAST, commands -> {
            for (int round = 0; round < 6; round++) {
                commands.burst(Opcode.PUT_MANY, 0, 255);
                commands.burst(Opcode.PUT_MANY, 8, 255);
                commands.add(Opcode.FILL_CYCLES, round * 5, round, 15);
                commands.burst(Opcode.CHURN, 0, 200);
                commands.add(round % 2 == 0 ? Opcode.TRIM : Opcode.REMOVE_MOST, 0, round, 3);
            }
        });
        script("floods-come-and-go-while-tables-shrink", KeyStyle.MIXED, SHRINK, commands -> {
            for (int round = 0; round < 12; round++) {
                commands.add(Opcode.FLOOD, round, round, 255);
                commands.burst(Opcode.PUT_MANY, 0, 255);
                commands.add(Opcode.WALK_ITERATOR, 0, round, 40);
                commands.add(Opcode.FLOOD, 2 * round, 4 + round, 200);
                commands.add(round % 3 == 0 ? Opcode.CLEAR_LAZILY : Opcode.REMOVE_MOST, 0, round, 5);
                commands.add(round % 2 == 0 ? Opcode.TRIM : Opcode.MUTATE_AND_REMOVE, 0, round, 5);
            }
        });
        script("vetoes-of-each-operation-then-none", KeyStyle.PLAIN, SHRINK, commands -> {
            for (int round = 0; round < 4; round++) {
                commands.burst(Opcode.PUT_MANY, 0, 8 + 40 * round);
                for (int kind = 0; kind < 16; kind++) {
                    commands.add(Opcode.PUT, kind, 1 + kind + round, 0);
                    commands.add(Opcode.VETO, kind, 3 + round, kind + 16 * (5 * round));
                }
            }
        });
        script("waves-of-keys-of-equal-hashes-that-move-thin-out-and-go", KeyStyle.PLAIN, SHRINK, commands -> {
            Opcode[] ends = {
                Opcode.TRIM,
                Opcode.CLEAR,
                Opcode.DRAIN,
                Opcode.RESERVE,
                Opcode.CLEAR_LAZILY,
                Opcode.COPY,
                Opcode.REMOVE_MOST
            };
            for (int round = 0; round < 14; round++) {
                commands.add(Opcode.FLOOD, 0, 0, 255); // all stay
                commands.add(Opcode.FLOOD, 40, 1, 60);
                commands.burst(Opcode.PUT_MANY, round, 40 + 15 * round); // tables split under it
                commands.add(round % 2 == 0 ? Opcode.WALK_CURSOR : Opcode.WALK_ITERATOR, 0, round, 60);
                commands.add(Opcode.FLOOD, 0, 4 * (round % 4), 255); // the same again, and some of them go
                commands.burst(Opcode.REMOVE_MANY, round, 40 + 15 * round);
                commands.add(ends[round % ends.length], round, round, 60);
                commands.add(Opcode.FLOOD, round, 4, 200); // all go
            }
        });
    }

    static Map<String, CommandScript> all() {
        return new Scenarios().scripts;
    }

    private interface Writer {
        void write(Commands commands);
    }

    private void script(String name, KeyStyle style, int setup, Writer writer) {
        Commands commands = new Commands();
        writer.write(commands);
        scripts.put(name, new CommandScript(style, setup, scripts.size() * 17 & 0xff, commands.list));
    }

    private static final class Commands {
        private final List<MapCommand> list = new ArrayList<>();

        void add(Opcode opcode, int key, int value, int amount) {
            list.add(new MapCommand(opcode, key & 0xff, value & 0xff, amount & 0xff));
        }

        void burst(Opcode opcode, int from, int amount) {
            add(opcode, from, list.size(), amount);
        }
    }
}

package dev.lethe.map.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Reads scripts from bytes: any bytes are a script, so that a fuzzer may do what it likes.
 *
 * <p>Three bytes for the map (key style, setup, seed), then four for each command (opcode, key, value, amount). Missing
 * bytes are 0, bytes of enums wrap around.
 */
public final class CommandReader {
    /** Commands beyond this number are not read: a run is to be short. */
    public static final int MOST_COMMANDS = 512;

    private static final int HEADER = 3;
    private static final int COMMAND = 4;
    private static final KeyStyle[] STYLES = KeyStyle.values();
    private static final Opcode[] OPCODES = Opcode.values();

    private CommandReader() {}

    /**
     * Reads a script.
     *
     * @param input the bytes
     * @param offset where the script starts
     * @return the script
     */
    public static CommandScript read(byte[] input, int offset) {
        List<MapCommand> commands = new ArrayList<>();
        for (int at = offset + HEADER; at < input.length && commands.size() < MOST_COMMANDS; at += COMMAND) {
            commands.add(command(input, at));
        }
        KeyStyle style = STYLES[at(input, offset) % STYLES.length];
        return new CommandScript(style, at(input, offset + 1), at(input, offset + 2), commands);
    }

    /** Reads one command. */
    static MapCommand command(byte[] input, int offset) {
        Opcode opcode = OPCODES[at(input, offset) % OPCODES.length];
        return new MapCommand(opcode, at(input, offset + 1), at(input, offset + 2), at(input, offset + 3));
    }

    /**
     * Makes a random script: half of them of commands that are all alike likely, half with many that add and few that take
     * everything away, so that the map grows large.
     *
     * @param random where the choices come from
     * @param commands the number of commands
     * @return the script
     */
    public static CommandScript random(RandomGenerator random, int commands) {
        byte[] input = new byte[HEADER + COMMAND * commands];
        random.nextBytes(input);
        if (random.nextBoolean()) {
            for (int at = HEADER; at < input.length; at += COMMAND) {
                Opcode opcode = OPCODES[at(input, at) % OPCODES.length];
                if (opcode.takesAll() && random.nextInt(8) != 0) {
                    input[at] = (byte) (random.nextBoolean() ? Opcode.PUT_MANY : Opcode.CHURN).ordinal();
                }
            }
        }
        return read(input, 0);
    }

    private static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xff : 0;
    }
}

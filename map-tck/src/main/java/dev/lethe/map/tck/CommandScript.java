package dev.lethe.map.tck;

import dev.lethe.map.MapBuilder;
import dev.lethe.map.Retention;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/**
 * A list of commands, and the map to run them on; the same as a row of bytes, see {@link CommandReader}.
 *
 * @param style what the keys are like
 * @param setup the number of a retention policy and an expected size
 * @param seed the seed of the map
 * @param commands what to do
 */
public record CommandScript(KeyStyle style, int setup, int seed, List<MapCommand> commands) {
    /**
     * Makes a script.
     *
     * @param style what the keys are like
     * @param setup the number of a retention policy and an expected size
     * @param seed the seed of the map
     * @param commands what to do
     * @throws IllegalArgumentException when the setup or the seed does not fit a byte
     */
    public CommandScript {
        if (((setup | seed) & ~0xff) != 0) {
            throw new IllegalArgumentException("Setup and seed are from 0 to 255, not " + setup + ", " + seed + ".");
        }
        commands = List.copyOf(commands);
    }

    /**
     * Tells the builder what the script asks of the map.
     *
     * @param builder a builder
     * @return the same
     */
    MapBuilder configure(MapBuilder builder) {
        return builder.retention(retention()).expectedSize(setup / 4 * 256L).seed(mapSeed());
    }

    /**
     * Returns what the builder is told as the seed.
     *
     * @return the seed of the map
     */
    long mapSeed() {
        return seed * 0x9e37_79b9_7f4a_7c15L;
    }

    /**
     * Returns the policy that the setup asks for.
     *
     * @return the policy
     */
    Retention retention() {
        return switch (setup % 4) {
            case 0 -> Retention.KEEP;
            case 1 -> Retention.keepAtLeast(100);
            default -> Retention.SHRINK;
        };
    }

    /**
     * Returns the bytes that {@link CommandReader} reads as this script.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(style.ordinal());
        bytes.write(setup);
        bytes.write(seed);
        for (MapCommand command : commands) {
            bytes.write(command.opcode().ordinal());
            bytes.write(command.key());
            bytes.write(command.value());
            bytes.write(command.amount());
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the script for people: its bytes in hexadecimal, and each command.
     *
     * @return some lines of text
     */
    public String describe() {
        StringBuilder text = new StringBuilder("script ")
                .append(HexFormat.of().formatHex(toBytes()))
                .append("\n  keys ")
                .append(style)
                .append(", setup ")
                .append(setup)
                .append(", seed ")
                .append(seed);
        for (int i = 0; i < commands.size(); i++) {
            text.append("\n  ").append(i).append(": ").append(commands.get(i));
        }
        return text.toString();
    }
}

package dev.lethe.map.tck;

/**
 * One step of a {@link CommandScript}: what to do, and three numbers from 0 to 255 to do it with.
 *
 * @param opcode what to do
 * @param key the number of a key
 * @param value the number of a value
 * @param amount how much, or which variant
 */
public record MapCommand(Opcode opcode, int key, int value, int amount) {
    /**
     * Makes a command.
     *
     * @param opcode what to do
     * @param key the number of a key
     * @param value the number of a value
     * @param amount how much, or which variant
     * @throws IllegalArgumentException when a number does not fit a byte
     */
    public MapCommand {
        if (((key | value | amount) & ~0xff) != 0) {
            throw new IllegalArgumentException(
                    "A command takes numbers from 0 to 255, not " + key + ", " + value + ", " + amount + ".");
        }
    }

    @Override
    public String toString() {
        return opcode + "(" + key + ", " + value + ", " + amount + ")";
    }
}

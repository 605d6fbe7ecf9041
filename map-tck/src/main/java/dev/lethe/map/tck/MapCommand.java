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

    /**
     * Tells whether maps may differ in what this does: it takes entries in the order of a walk, or throws on the way.
     *
     * @return true when two right maps may end with other entries
     */
    boolean dependsOnTheMap() {
        return switch (opcode) {
            case WALK_CURSOR, WALK_ITERATOR, WALK_INTERNAL, MUTATE_AND_REMOVE, MUTATE_FOR_A_WHILE, FAULTY_KEY -> true;
            case COMPUTE_IF_ABSENT, COMPUTE_IF_PRESENT, COMPUTE, MERGE -> amount / 4 % 8 == 3;
            case REMOVE_IF, REPLACE_ALL -> amount % 4 == 3;
            case DRAIN -> amount % 4 == 2;
            case VIEW -> amount % 8 == 1;
            case SCARCE -> ScarceCommands.goesByAWalk(this);
            case VETO -> VetoCommands.goesByAWalk(this);
            default -> false;
        };
    }

    @Override
    public String toString() {
        return opcode + "(" + key + ", " + value + ", " + amount + ")";
    }
}

package dev.lethe.map.tck;

/**
 * How much of its random work the contract does: numbers of command lists and seeds, in percent of what it does by itself; below 100 also sizes.
 *
 * <p>The property {@code lethe.tck.effort} sets it, from 1 up; above 100 it searches longer. All rules are checked at any effort.
 */
final class Effort {
    private static final String PROPERTY = "lethe.tck.effort";

    private static final int PERCENT = read();

    private Effort() {}

    /** Returns the share of a full number that is to be done, at least one. */
    static int of(int full) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (long) full * PERCENT / 100));
    }

    /** Returns a size at which a rule is looked at: the full one, or with less effort a smaller one, down to the least that shows it. */
    static int size(int full, int least) {
        return Math.max(least, Math.min(full, of(full)));
    }

    private static int read() {
        String text = System.getProperty(PROPERTY, "100");
        try {
            int percent = Integer.parseInt(text);
            if (percent >= 1) {
                return percent;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException("-D" + PROPERTY + "=" + text
                + " is no percentage: give a whole number from 1 up, 100 for " + "the contract as it is.");
    }
}

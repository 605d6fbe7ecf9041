package dev.lethe.lab;

/** A progress bar on standard error, drawn only when a person watches. */
final class Progress {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int BAR = 30;

    private final Terminal terminal;
    private String step = "";
    private double before;
    private double share;
    private long lastDrawn = System.nanoTime() - REDRAW_NANOS;
    private int drawn;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Starts a step.
     *
     * @param name what is shown beside the bar
     * @param share the share of the whole run that this step is
     */
    void begin(String name, double share) {
        this.before = Math.min(1, this.before + this.share);
        this.step = name;
        this.share = share;
        draw(0, true);
    }

    /** Tells which part of the present step is done, from 0 to 1. */
    void at(double done) {
        draw(done, false);
    }

    /** Wipes the bar off. */
    void end() {
        if (drawn > 0) {
            terminal.overwrite(" ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void draw(double done, boolean now) {
        if (!terminal.interactive() || !(now || System.nanoTime() - lastDrawn >= REDRAW_NANOS)) {
            return;
        }
        lastDrawn = System.nanoTime();
        double whole = Math.min(1, before + share * done);
        int full = (int) Math.round(whole * BAR);
        String text = "█".repeat(full) + "░".repeat(BAR - full) + " " + Math.round(whole * 100) + " %  " + step;
        text = text.substring(0, Math.min(text.length(), Math.max(0, terminal.width() - 1)));
        terminal.overwrite(text + " ".repeat(Math.max(0, drawn - text.length())));
        drawn = text.length();
    }
}

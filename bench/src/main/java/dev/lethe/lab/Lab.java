package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: all experiments on all families, shown in the terminal and written to the report. */
final class Lab {
    private final Terminal terminal;
    private final Progress progress;
    private final Plan plan;
    private final Backends backends;
    private final Keys keys;
    private final Checks checks = new Checks();

    Lab(Terminal terminal, Progress progress, Plan plan, Backends backends, Keys keys) {
        this.terminal = terminal;
        this.progress = progress;
        this.plan = plan;
        this.backends = backends;
        this.keys = keys;
    }

    /**
     * Runs and shows everything.
     *
     * @param pictures the folder for pictures, null when none are wanted
     * @return true when the maps gave the right results
     * @throws BadInput when the report or a picture cannot be written any more
     */
    boolean run(ReportFile file, @Nullable Pictures pictures) {
        long start = System.nanoTime();
        List<Report.Fact> facts = facts();
        List<Section> sections = experiments();
        progress.end();
        double seconds = (System.nanoTime() - start) / 1e9;
        facts.add(new Report.Fact(
                "run",
                "plan \"" + plan.name() + "\", experiments took " + Figures.nanos(seconds * 1e9) + ", random seed "
                        + Plan.SEED));
        boolean right = new Presentation(terminal)
                .show(new Report(facts, sections, checks.sentence(), Report.CAVEAT), checks, file);
        if (pictures != null) {
            pictures.write(sections, terminal);
        }
        return right;
    }

    private List<Report.Fact> facts() {
        List<Report.Fact> facts = Presentation.facts();
        facts.add(new Report.Fact(
                "keys", keys.source() + "; " + Figures.count(keys.longs().length) + " longs derived from them"));
        facts.add(new Report.Fact("Lethe", backends.sentence()));
        return facts;
    }

    private List<Section> experiments() {
        Timer timer = Timer.ofThisMachine();
        double weights = Family.values().length
                * Experiment.ALL.stream().mapToDouble(Experiment::weight).sum();
        double left = weights;
        long end = System.nanoTime() + (long) (plan.seconds() * 1e9);
        List<Section> sections = new ArrayList<>();
        for (Family family : Family.values()) {
            List<Subject> subjects = backends.subjects(family, keys);
            for (Experiment experiment : Experiment.ALL) {
                progress.begin(experiment.name() + ", " + family.label(), experiment.weight() / weights);
                double seconds = Math.max(0, end - System.nanoTime()) / 1e9 * experiment.weight() / left;
                left -= experiment.weight();
                if (!subjects.isEmpty()) {
                    sections.add(
                            experiment.run(new Bench(family, keys, subjects, plan, checks, progress, timer, seconds)));
                }
            }
        }
        return sections;
    }
}

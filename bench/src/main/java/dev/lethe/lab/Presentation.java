package dev.lethe.lab;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what a run found: in the terminal, and in the file of the report. */
final class Presentation {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT);

    private final Terminal terminal;

    Presentation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns what is true of each run; it may be added to. */
    static List<Report.Fact> facts() {
        List<Report.Fact> facts = new ArrayList<>();
        facts.add(new Report.Fact(
                "date", ZonedDateTime.now(ZoneId.systemDefault()).format(WHEN)));
        facts.add(new Report.Fact("machine", Machine.hardware()));
        facts.add(new Report.Fact("java", Machine.java()));
        return facts;
    }

    /**
     * Shows everything.
     *
     * @return true when the maps gave the right results
     * @throws BadInput when the report cannot be written any more
     */
    boolean show(Report report, Checks checks, ReportFile file) {
        print(report);
        checks.mismatches().forEach(terminal::complain);
        write(report, file);
        return checks.failed() == 0;
    }

    private void write(Report report, ReportFile file) {
        try {
            file.write(HtmlReport.of(report));
        } catch (IOException full) {
            throw new BadInput("The report '" + file + "' could not be written (" + ReportFile.reason(full)
                    + "); make room or name another file with --report.");
        }
        terminal.line("Report: " + file);
    }

    private void print(Report report) {
        terminal.line("Lethe lab: what deletion, clearing and reuse cost");
        terminal.line("");
        for (Report.Fact fact : report.facts()) {
            TextTable.paragraph(fact.label(), fact.text()).forEach(terminal::line);
        }
        terminal.line("");
        TextTable.paragraph(report.caveat() + " The best value of a row is marked *.")
                .forEach(terminal::line);
        for (Section section : report.sections()) {
            terminal.line("");
            terminal.line("── " + section.title() + " "
                    + "─"
                            .repeat(Math.max(
                                    0, Terminal.TABLE_WIDTH - section.title().length() - 4)));
            TextTable.paragraph(section.method()).forEach(terminal::line);
            for (Table table : section.tables()) {
                terminal.line("");
                TextTable.lines(table, terminal.colour()).forEach(terminal::line);
            }
        }
        terminal.line("");
        terminal.line(report.checks());
    }
}

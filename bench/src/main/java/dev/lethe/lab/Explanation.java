package dev.lethe.lab;

import dev.lethe.map.spi.KeyPicture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells in text where a key lies, how a lookup comes to it, and what its removal changed. */
final class Explanation {
    /**
     * What the map was filled with.
     *
     * @param entries how many keys
     * @param keys those that they were chosen from
     */
    record Origin(int entries, Keys keys) {}

    /** Can be given to a shell in single quotes, and is read easily. */
    private static final Pattern HANDY = Pattern.compile("[\\w/.<>$;()][\\w/.<>$;()-]{2,30}");

    private static final int FEW_GROUPS = 8;

    private final String key;
    private final String backend;
    private final KeyPicture before;
    private final Origin origin;
    private final Slots slots;
    private @Nullable Removal removal;
    private @Nullable KeyPicture after;
    private @Nullable KeyPicture fresh;

    Explanation(String key, String backend, KeyPicture before, Origin origin) {
        this.key = key;
        this.backend = backend;
        this.before = before;
        this.origin = origin;
        this.slots = new Slots(before.table());
    }

    /**
     * Adds what came of the removal.
     *
     * @param afterwards where the key would lie now
     * @param neverThere the same in a map that never had the key
     */
    void removed(KeyPicture afterwards, KeyPicture neverThere) {
        after = afterwards;
        fresh = neverThere;
        removal = new Removal(before, afterwards);
    }

    /** Returns the whole text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Lethe lab: where the key " + ShortKeys.quoted(key) + " lies in a map of the backend " + backend);
        lines.add("");
        addFacts(lines);
        lines.add("");
        TableDrawing drawing = new TableDrawing(before);
        if (!before.table().groups().isEmpty()) {
            lines.addAll(drawing.overview());
            lines.add("");
            TextTable.paragraph(TableDrawing.LEGEND).forEach(lines::add);
            lines.add("");
            Set<Integer> drawn = drawnGroups();
            lines.add(headline(removal == null ? "NOW" : "BEFORE remove(" + ShortKeys.quoted(key) + ")"));
            lines.addAll(drawing.lines(drawn));
            addPassers(lines);
            addRemoval(lines, drawn);
        }
        addOther(lines);
        return lines;
    }

    private void addFacts(List<String> lines) {
        String part = origin.entries() < origin.keys().names().length ? " of " : ", all ";
        String among = before.present() ? ", the key among them" : "; the key is not among them";
        add(
                lines,
                "map",
                Words.plural(origin.entries(), "entry", "entries") + part
                        + origin.keys().source() + among + "; seed " + Plan.SEED + ", so each run draws the same");
        KeyFacts facts = new KeyFacts(before);
        add(lines, "table", facts.table());
        add(lines, "hash", facts.hash());
        add(lines, "", facts.hashBits());
        add(lines, "", facts.bitNames());
        add(lines, "", facts.bitWords());
        add(lines, "lookup", facts.lookup());
        add(lines, "drawn by", "SelfDescribing.describe(key), which only reads the map and calls hashCode once");
    }

    private static void add(List<String> lines, String label, String text) {
        TextTable.paragraph(label, text).forEach(lines::add);
    }

    private int groupAt(int step) {
        return (before.homeGroup() + step) % before.table().groups().size();
    }

    /** Small tables are drawn whole, of others the path of the key, on to where its passers lie, and what changed. */
    private Set<Integer> drawnGroups() {
        Set<Integer> drawn = new LinkedHashSet<>();
        List<KeyPicture.Group> groups = before.table().groups();
        if (groups.size() <= FEW_GROUPS) {
            IntStream.range(0, groups.size()).forEach(drawn::add);
            return drawn;
        }
        for (int step = 0; step < groups.size(); step++) {
            drawn.add(groupAt(step));
            if (step >= before.visited() - 1 && groups.get(groupAt(step)).passed() == 0) {
                break;
            }
        }
        if (removal != null) {
            drawn.addAll(removal.changedGroups());
        }
        return drawn;
    }

    private void addPassers(List<String> lines) {
        for (int step = 0; step < before.visited(); step++) {
            int group = groupAt(step);
            List<String> passers = new ArrayList<>();
            for (int at = 0; at < slots.count(); at++) {
                if (slots.hasPassed(at, group)) {
                    passers.add(ShortKeys.quoted(String.valueOf(slots.get(at).key())) + " (now in group "
                            + slots.group(at) + ")");
                }
            }
            if (!passers.isEmpty()) {
                TextTable.paragraph("Group " + group + " was passed by " + String.join(", ", passers) + ".")
                        .forEach(lines::add);
            }
        }
        lines.add("");
    }

    private void addRemoval(List<String> lines, Set<Integer> drawn) {
        Removal change = removal;
        KeyPicture now = after;
        if (change == null || now == null) {
            TextTable.paragraph("The key is absent, so remove(" + ShortKeys.quoted(key) + ") would change nothing.")
                    .forEach(lines::add);
            return;
        }
        TableDrawing drawing = new TableDrawing(now);
        if (change.sameSize()) {
            drawing.mark(change.moves().stream().map(Removal.Move::to).toList(), change.freed());
            lines.add(headline("AFTER   (> pulled back into a hole, < free now)"));
            lines.addAll(drawing.lines(drawn));
        }
        lines.add(headline("WHAT CHANGED"));
        int number = 1;
        for (String sentence : change.sentences(key)) {
            add(lines, number++ + ".", sentence);
        }
        lines.add("");
        TextTable.paragraph(comparison(now)).forEach(lines::add);
    }

    /** Compares with a map that never had the key. */
    private String comparison(KeyPicture now) {
        List<KeyPicture.Group> left = now.table().groups();
        List<KeyPicture.Group> never = fresh == null ? List.of() : fresh.table().groups();
        String what = "A new map with the same seed and the other " + Words.plural(origin.entries() - 1, "key")
                + ", put in the opposite order, ";
        if (never.size() != left.size()) {
            return what + "has a table of another size here, so there is nothing to compare group by group.";
        }
        int different = 0;
        for (int group = 0; group < left.size(); group++) {
            boolean same = left.get(group).passed() == never.get(group).passed()
                    && left.get(group).entries() == never.get(group).entries();
            different += same ? 0 : 1;
        }
        return different == 0
                ? what
                        + "has the same count and as many entries in every group of the table: the removal left no trace."
                : what + "differs in count or entries in " + Words.plural(different, "group") + " of " + left.size()
                        + ".";
    }

    /** Names another key, one whose removal shows more. */
    private void addOther(List<String> lines) {
        if (removal != null && !removal.moves().isEmpty()) {
            return;
        }
        other().ifPresent(name -> {
            lines.add("");
            TextTable.paragraph("To see an entry pulled back, try lab explain '" + name + "' with the same options.")
                    .forEach(lines::add);
        });
    }

    private Optional<String> other() {
        for (int at = 0; at < slots.count(); at++) {
            KeyPicture.Slot slot = slots.get(at);
            String name = String.valueOf(slot.key());
            if (slot.occupied()
                    && !slots.isInStash(at)
                    && before.table().groups().get(slots.group(at)).passed() > 0
                    && HANDY.matcher(name).matches()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String headline(String text) {
        return "── " + text + " " + "─".repeat(Math.max(0, Terminal.TABLE_WIDTH - text.length() - 4));
    }
}

package dev.lethe.lab;

import dev.lethe.map.spi.KeyPicture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Draws groups of a table in text: a group is a column, a slot a line. */
final class TableDrawing {
    static final String LEGEND =
            "Each slot shows its control byte (hexadecimal; 80 = free) and its key. * the key, + an entry"
                    + " that found its home group full and lies elsewhere (@ its home group). The count of a group says how many"
                    + " entries found it full and went on.";

    private static final int LABEL = 8;
    private static final int COLUMN = 23;
    private static final int COLUMNS = (Terminal.TABLE_WIDTH - LABEL) / COLUMN;
    private static final int MARK_AND_CONTROL = 4;

    private final KeyPicture picture;
    private final Slots slots;
    private final int keySlot;
    private final Set<Integer> filled = new TreeSet<>();
    private final Set<Integer> freed = new TreeSet<>();

    TableDrawing(KeyPicture picture) {
        this.picture = picture;
        this.slots = new Slots(picture.table());
        this.keySlot = picture.slot();
    }

    /** Marks slots that were filled anew (with an arrow) or freed. */
    void mark(Collection<Integer> filledSlots, int freedSlot) {
        filled.addAll(filledSlots);
        freed.add(freedSlot);
    }

    /** Returns a digit for each group: its entries. Of a big table the part around the home group. */
    List<String> overview() {
        List<KeyPicture.Group> groups = picture.table().groups();
        int most = Terminal.TABLE_WIDTH - LABEL;
        int count = Math.min(groups.size(), most);
        int from = Math.max(0, Math.min(picture.homeGroup() - count / 2, groups.size() - count));
        StringBuilder digits = new StringBuilder(padded("entries"));
        StringBuilder counts = new StringBuilder(padded("counts"));
        for (int group = from; group < from + count; group++) {
            digits.append(digit(groups.get(group).entries()));
            counts.append(digit(groups.get(group).passed()));
        }
        String part = count == groups.size()
                ? "All groups of the table, a digit for each (- is 0, # more than 9):"
                : "Groups " + Figures.count(from) + " to " + Figures.count(from + count - 1) + " of "
                        + Figures.count(groups.size()) + ", a digit for each (- is 0, # more than 9):";
        return List.of(
                part,
                digits.toString(),
                counts.toString(),
                " ".repeat(LABEL + picture.homeGroup() - from) + "^ home group " + picture.homeGroup());
    }

    private static char digit(int number) {
        return number == 0 ? '-' : number > 9 ? '#' : Character.forDigit(number, 10);
    }

    /** Returns the lines of some groups, as many side by side as fit. */
    List<String> lines(Collection<Integer> wanted) {
        List<String> lines = new ArrayList<>();
        List<Integer> groups = List.copyOf(wanted);
        for (int from = 0; from < groups.size(); from += COLUMNS) {
            List<Integer> part = groups.subList(from, Math.min(groups.size(), from + COLUMNS));
            lines.add(line("", part, this::head));
            lines.add("─".repeat(LABEL + COLUMN * part.size()));
            for (int inGroup = 0; inGroup < slots.perGroup(); inGroup++) {
                int row = inGroup;
                lines.add(line("slot " + row, part, group -> cell(group * slots.perGroup() + row)));
            }
            lines.add(line("count", part, this::count));
            lines.add("");
        }
        lines.addAll(stash());
        return lines;
    }

    private static String line(String label, List<Integer> groups, IntFunction<String> cell) {
        StringBuilder line = new StringBuilder(padded(label));
        for (int group : groups) {
            String text = cell.apply(group);
            line.append(text).append(" ".repeat(Math.max(1, COLUMN - text.length())));
        }
        return line.toString().stripTrailing();
    }

    private String head(int group) {
        return " group " + group + (group == picture.homeGroup() ? " (home)" : "");
    }

    private String count(int group) {
        KeyPicture.Group drawn = picture.table().groups().get(group);
        return " " + drawn.passed() + (drawn.stashMark() ? ", stash mark" : "");
    }

    private String cell(int at) {
        KeyPicture.Slot slot = slots.get(at);
        String control = String.format("%02x", slot.control());
        if (!slot.occupied()) {
            return (freed.contains(at) ? "<" : " ") + control + (freed.contains(at) ? " free now" : "");
        }
        boolean displaced = !slots.isInStash(at) && slots.passed(at) > 0;
        char mark = at == keySlot ? '*' : filled.contains(at) ? '>' : displaced ? '+' : ' ';
        String home = displaced ? " @" + slot.home() : "";
        int room = COLUMN - MARK_AND_CONTROL - home.length() - 1;
        return mark + control + " " + ShortKeys.of(String.valueOf(slot.key()), room) + home;
    }

    /** Entries of the stash that have the home group of the key. */
    private List<String> stash() {
        List<String> lines = new ArrayList<>();
        for (int at = slots.count() - picture.table().stash().size(); at < slots.count(); at++) {
            if (slots.get(at).home() == picture.homeGroup() || filled.contains(at)) {
                lines.add(padded("stash") + cell(at));
            }
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static String padded(String label) {
        return label + " ".repeat(LABEL - label.length());
    }
}

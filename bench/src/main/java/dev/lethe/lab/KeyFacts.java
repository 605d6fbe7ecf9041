package dev.lethe.lab;

import dev.lethe.map.spi.KeyPicture;
import java.util.ArrayList;
import java.util.List;

/** Says of a picture in words and digits which table and group the hash leads to, and how a lookup goes. */
final class KeyFacts {
    private final KeyPicture picture;
    private final Slots slots;

    KeyFacts(KeyPicture picture) {
        this.picture = picture;
        this.slots = new Slots(picture.table());
    }

    /** Says which table the hash leads to. */
    String table() {
        KeyPicture.Table table = picture.table();
        if (table.groups().isEmpty()) {
            return "none has been made for this hash yet";
        }
        int last = table.place() + table.span() - 1;
        String place = table.places() == 1
                ? "the only one, so there is no directory (depth 0)"
                : (table.span() == 1 ? "at place " + table.place() : "at places " + table.place() + " to " + last)
                        + " of the directory's " + Figures.count(table.places()) + ", depth " + table.depth();
        String epoch = table.epoch() == table.mapEpoch()
                ? "the map's"
                : "not the map's, which is " + table.mapEpoch() + ", so it counts as empty";
        return place + "; " + Words.plural(table.groups().size(), "group") + " of "
                + Words.plural(table.groups().get(0).slots().size(), "slot") + "; "
                + Words.plural(table.entries(), "entry", "entries") + ", room for " + Figures.count(table.limit())
                + "; " + Figures.count(table.stash().size()) + " of them in the stash; epoch " + table.epoch() + " ("
                + epoch + ")";
    }

    String hash() {
        return String.format("0x%016x, the hashCode mixed with the map's secret:", picture.hash());
    }

    /** Returns all bits of the hash. */
    String hashBits() {
        String bits = Long.toBinaryString(picture.hash());
        return "0".repeat(Long.SIZE - bits.length()) + bits;
    }

    /** Returns under each bit a letter for what it is used for. */
    String bitNames() {
        StringBuilder names = new StringBuilder();
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            names.append(
                    isIn(picture.directory(), bit)
                            ? 'd'
                            : isIn(picture.home(), bit) ? 'h' : isIn(picture.control(), bit) ? 'c' : '.');
        }
        return names.toString();
    }

    private static boolean isIn(KeyPicture.Bits bits, int bit) {
        return bit >= bits.lowest() && bit < bits.lowest() + bits.length();
    }

    /** Says what these letters mean. */
    String bitWords() {
        String directory = picture.directory().length() == 0
                ? ""
                : "d leads to the table (" + Words.plural(picture.directory().length(), "bit") + "); ";
        return directory + "h is the home group (" + Words.plural(picture.home().length(), "bit") + ": "
                + picture.homeGroup()
                + "); c is the control byte ("
                + String.format("%02x", picture.control().of(picture.hash())) + ")";
    }

    /** Says group by group how a lookup goes. */
    String lookup() {
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < picture.visited(); step++) {
            int group = (picture.homeGroup() + step) % picture.table().groups().size();
            boolean isLast = step == picture.visited() - 1;
            String count = "count " + picture.table().groups().get(group).passed();
            steps.add("group " + group + (isLast ? "" : " (" + count + ", go on)"));
        }
        String path = steps.isEmpty() ? "" : "visits " + String.join(", then ", steps) + ": ";
        return path + end();
    }

    private String end() {
        String notInStash = !picture.table().groups().isEmpty()
                        && picture.table().groups().get(picture.homeGroup()).stashMark()
                ? " The home group has a stash mark, so the stash is searched too."
                : "";
        return switch (picture.end()) {
            case FOUND -> "found in " + slots.name(picture.slot()) + ".";
            case FOUND_IN_STASH ->
                "not there, but the home group has a stash mark, and it is found in " + slots.name(picture.slot())
                        + ".";
            case NOT_PASSED ->
                "absent. The count there is 0: no entry passed this group, so the key cannot lie behind it."
                        + notInStash;
            case OUT_OF_REACH ->
                "absent. No entry is ever farther from home than "
                        + picture.table().reach() + " groups, so the lookup ends." + notInStash;
            case OTHER_EPOCH -> "absent. The epoch of the table is not the map's, so all that it holds was cleared.";
            case NO_TABLE -> "absent. No table has been made yet for hashes like this one.";
        };
    }
}

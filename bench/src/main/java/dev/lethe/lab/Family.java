package dev.lethe.lab;

/** The two kinds of maps that are compared, each among itself. */
enum Family {
    NAMES("names", "String keys, Integer values"),
    LONGS("longs", "long keys, long values; the JDK's maps box them");

    private final String label;
    private final String description;

    Family(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** Returns one word for titles. */
    String label() {
        return label;
    }

    /** Returns what the maps hold. */
    String description() {
        return description;
    }
}

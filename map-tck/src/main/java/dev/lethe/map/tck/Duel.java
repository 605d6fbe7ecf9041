package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** A map and its model, kept in step: whatever is done is done to both, and the answers are compared. */
final class Duel {
    private static final int RECENT = 8;

    private final MapSource source;
    private final Subject subject;
    private final MapModel model;
    private final KeyRange keys;
    private final boolean nullValues;
    private final Scarcity scarcity;
    private final @Nullable Veto veto;
    private final IntToLongFunction longFlood;

    /** The numbers of the keys that were asked for last: many of these have left by the time of the next check. */
    private final int[] recent = new int[RECENT];

    private int asked;

    /** The longest key, once it was looked up: another one's hash takes its time. */
    private @Nullable Object longest;

    Duel(MapSource source, Subject subject, KeyStyle style) {
        this(
                source,
                subject,
                style,
                true,
                Scarcity.NONE,
                null,
                number -> CommandRunner.BLIND_FLOODS.applyAsLong(0, number));
    }

    /**
     * A duel that leaves nulls out where it is to, and whose commands make allocations fail by the scarcity given and mutations by the
     * veto, if the map asks one; its floods of {@code long} keys are those given.
     */
    Duel(
            MapSource source,
            Subject subject,
            KeyStyle style,
            boolean nulls,
            Scarcity scarcity,
            @Nullable Veto veto,
            IntToLongFunction longFlood) {
        this.source = source;
        this.subject = subject;
        this.model = new MapModel(source.shape());
        this.keys = KeyRange.of(source, style).withNull(nulls);
        this.nullValues = nulls && source.nullValues();
        this.scarcity = scarcity;
        this.veto = veto;
        this.longFlood = longFlood;
    }

    MapSource source() {
        return source;
    }

    Subject subject() {
        return subject;
    }

    MapModel model() {
        return model;
    }

    Scarcity scarcity() {
        return scarcity;
    }

    /** Returns the hook that the map asks; null where it asks none. */
    @Nullable
    Veto veto() {
        return veto;
    }

    /** Returns another map of the same kind with these entries; the caller closes it. */
    Subject another(Map<Object, Object> entries) {
        Subject other = source.make();
        entries.forEach(other::put);
        return other;
    }

    KeyStyle style() {
        return keys.style();
    }

    @Nullable
    Object key(int number) {
        recent[asked++ & RECENT - 1] = number;
        return keys.key(number);
    }

    /** Returns the key of a number in a flood where keys are {@code long}. */
    long longFloodKey(int number) {
        return longFlood.applyAsLong(number);
    }

    /** Returns the value of a number: a {@code long}, or a long, a string or null. */
    @Nullable
    Object value(int number) {
        if (!subject.shape().objectValues() || number % 3 == 1) {
            return number * 1000L;
        }
        return number == 0 && nullValues ? null : "v" + number;
    }

    /** Returns what stands for "no value" in a compute method: null, or one of a few numbers, present values included. */
    @Nullable
    Object absent(int number) {
        if (subject.shape().objectValues()) {
            return null;
        }
        return switch (number % 4) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> 0L;
            case 2 -> -1L;
            default -> value(number);
        };
    }

    /** Does something to both, and compares what comes back or is thrown. */
    void same(String what, Function<? super AnyMap, ? extends @Nullable Object> operation) {
        Outcome expected = Outcome.of(() -> operation.apply(model));
        Outcome answer = Outcome.of(() -> operation.apply(subject));
        if (!answer.matches(expected)) {
            throw new AssertionError(what + ": expected " + expected + ", but was " + answer, answer.thrown());
        }
    }

    /** Does something to both that has no answer. */
    void both(String what, Consumer<? super AnyMap> operation) {
        same(what, map -> {
            operation.accept(map);
            return null;
        });
    }

    /** Checks what is cheap: the size, and what the map can check of itself. */
    void checkStep() {
        long size = model.mappingCount();
        assertThat(subject.mappingCount()).as("mappingCount").isEqualTo(size);
        assertThat(subject.map().size()).as("size").isEqualTo((int) size);
        assertThat(subject.map().isEmpty()).as("isEmpty").isEqualTo(size == 0);
        subject.checkInvariants();
        checkRecent();
    }

    /** Looks up what was used last, whether it is there or has left: a walk does not show what only a lookup finds. */
    private void checkRecent() {
        for (int i = 0; i < Math.min(RECENT, asked); i++) {
            Object key = recentKey(recent[i]);
            boolean present = model.containsKey(key);
            if (subject.containsKey(key) != present) {
                throw new AssertionError("containsKey(" + brief(key) + ") is " + !present + ".");
            }
            Object expected = model.getOrDefault(key, absent(3));
            Object found = subject.getOrDefault(key, absent(3));
            if (!Objects.equals(found, expected)) {
                throw new AssertionError(
                        "A lookup of " + brief(key) + " found " + brief(found) + " instead of " + brief(expected));
            }
        }
    }

    /** Not the longest key each time. */
    private @Nullable Object recentKey(int number) {
        return keys.key(keys.style() == KeyStyle.MIXED && number == KeyRange.LONGEST ? number + 1 : number);
    }

    /** Whether the model has the longest of all keys, by which a comparison takes its time. */
    boolean hasLongestKey() {
        if (keys.style() != KeyStyle.MIXED) {
            return false;
        }
        if (longest == null) {
            longest = keys.key(KeyRange.LONGEST);
        }
        return model.containsKey(longest);
    }

    /** Checks all that can be checked. */
    void checkAll() {
        checkStep();
        checkEntries();
    }

    /** Checks that the map has the entries of the model, by a walk and by looking each up. */
    void checkEntries() {
        Map<Object, Object> copy = new HashMap<>();
        long shown = 0;
        for (ObjectCursor<Object, Object> cursor = subject.cursor(); cursor.advance(); shown++) {
            copy.put(cursor.key(), cursor.value());
        }
        if (shown != copy.size()) {
            throw new AssertionError("A walk by cursor showed " + shown + " entries with " + copy.size() + " keys.");
        }
        if (!copy.equals(model.entries())) {
            throw new AssertionError("A walk by cursor found other entries: " + difference(copy, model.entries()));
        }
        checkForEach(copy);
        Object nowhere = subject.shape().objectValues() ? new Object() : (Object) Long.MAX_VALUE;
        model.forEach((key, value) -> {
            if (!Objects.equals(subject.getOrDefault(key, nowhere), value)) {
                throw new AssertionError("A lookup of " + brief(key) + " found "
                        + brief(subject.getOrDefault(key, nowhere)) + " instead of " + brief(value));
            }
        });
    }

    private void checkForEach(Map<Object, Object> expected) {
        long[] handedOut = new long[1];
        subject.forEach((key, value) -> {
            handedOut[0]++;
            if (!expected.containsKey(key) || !Objects.equals(expected.get(key), value)) {
                throw new AssertionError("forEach handed out " + brief(key) + " with " + brief(value)
                        + ", where a cursor has shown " + brief(expected.get(key)));
            }
        });
        if (handedOut[0] != expected.size()) {
            throw new AssertionError("forEach handed out " + handedOut[0] + " entries of " + expected.size() + ".");
        }
    }

    /** Says where two maps differ, in a line or two. */
    static String difference(Map<?, ?> actual, Map<?, ?> expected) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            Object key = entry.getKey();
            if (shown < 5 && !actual.containsKey(key)) {
                shown++;
                text.append(" lacks ").append(brief(key)).append(';');
            } else if (shown < 5 && !Objects.equals(actual.get(key), entry.getValue())) {
                shown++;
                text.append(" has ")
                        .append(brief(actual.get(key)))
                        .append(" for ")
                        .append(brief(key));
                text.append(" instead of ").append(brief(entry.getValue())).append(';');
            }
        }
        for (Object key : actual.keySet()) {
            if (shown < 5 && !expected.containsKey(key)) {
                shown++;
                text.append(" has ").append(brief(key)).append(" too many;");
            }
        }
        return text.append(' ')
                .append(actual.size())
                .append(" entries where ")
                .append(expected.size())
                .append(" are right.")
                .toString();
    }

    /** Returns a text for a key or value, short even if that is a string of 1 MiB. */
    static String brief(@Nullable Object object) {
        String text = object instanceof String string ? '"' + string + '"' : String.valueOf(object);
        return text.length() <= 60 ? text : text.substring(0, 50) + "… (" + text.length() + " characters)";
    }
}

package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The hasher that compares strings without regard to case. */
class IgnoreCaseHasherTest {
    private static final Hasher<String> HASHER = Hasher.ignoringCase();

    /** Letters with unusual cases, one or two a sound, and some that have none. */
    private static final String[] LETTERS = {
        "a",
        "A",
        "k",
        "K",
        "\u212A", // the Kelvin sign
        "i",
        "I",
        "\u0130",
        "\u0131", // the Turkish ones
        "s",
        "S",
        "\u017F", // the long s
        "\u00DF",
        "\u1E9E", // the sharp s
        "\u00B5",
        "\u03BC",
        "\u039C", // micro and mu
        "\u00E5",
        "\u00C5",
        "\u212B", // a with a ring, Angstrom
        "\u00FF",
        "\u0178", // the capital is beyond Latin 1
        "\u03C3",
        "\u03C2",
        "\u03A3", // two small sigmas
        "\u01C4",
        "\u01C5",
        "\u01C6", // with a title case
        "\u13A0",
        "\uAB70",
        "\u13F0",
        "\u13F8", // Cherokee: the small letters came later
        "\u10D0",
        "\u1C90",
        "\u10A0",
        "\u2D00", // Georgian: Mkhedruli, Mtavruli, and the old ones
        "\uD801\uDC00",
        "\uD801\uDC28",
        "\uD83A\uDD00",
        "\uD83A\uDD22", // Deseret, Adlam: two chars each
        "\uFB00",
        "0",
        "\u0000",
        "\u4E2D",
        "\uD83D\uDE00"
    };

    private static final String[] HALVES = {"\uD801", "\uDC00", "\uDC28", "\uD83A", "\uDD00", "\uDD22"};

    @Test
    void everyCodePointIsEqualToItsCasesAsEqualsIgnoreCaseSays() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int upper = Character.toUpperCase(point);
            int lower = Character.toLowerCase(point);
            int[] cases = {upper, lower, Character.toTitleCase(point), Character.toLowerCase(upper), point + 1};
            String one = text(point);
            for (int other : cases) {
                if (other != point && other <= Character.MAX_CODE_POINT) {
                    agrees(one, text(other));
                }
            }
        }
    }

    /** With a char before, so that pairs of halves are looked at from both sides. */
    private static String text(int point) {
        return "x" + Character.toString(point);
    }

    @Test
    void lettersOfUnusualCaseAgreeWithEqualsIgnoreCase() {
        for (String one : LETTERS) {
            for (String other : LETTERS) {
                agrees(one, other);
                agrees("ab" + one, "aB" + other + "");
                agrees(one + "yz", other + "YZ");
            }
        }
    }

    @Test
    void randomStringsAgreeWithEqualsIgnoreCase() {
        SplittableRandom random = new SplittableRandom(1);
        int equal = 0;
        for (int round = 0; round < 200_000; round++) {
            String one = random(random, LETTERS, 1 + random.nextInt(9));
            String other = random.nextInt(4) == 0 ? random(random, LETTERS, 2) : recased(random, one);
            agrees(one, other);
            equal += HASHER.equal(one, other) ? 1 : 0;
        }
        assertThat(equal).isBetween(100_000, 190_000);
    }

    private static void agrees(String one, String other) {
        boolean equal = one.equalsIgnoreCase(other);
        boolean ours = HASHER.equal(one, other);
        if (ours != equal || HASHER.equal(other, one) != equal) {
            throw new AssertionError("equal(" + hex(one) + ", " + hex(other) + ") is " + ours + ".");
        }
        if ((order(one, other) == 0) != equal || (equal && HASHER.hash(one) != HASHER.hash(other))) {
            throw new AssertionError("The order or the hash of " + hex(one) + " and " + hex(other) + " is wrong.");
        }
    }

    /** Another case for each code point, or none. */
    private static String recased(SplittableRandom random, String text) {
        StringBuilder other = new StringBuilder();
        text.codePoints()
                .map(point -> switch (random.nextInt(4)) {
                    case 0 -> Character.toUpperCase(point);
                    case 1 -> Character.toLowerCase(point);
                    case 2 -> Character.toTitleCase(point);
                    default -> point;
                })
                .forEach(other::appendCodePoint);
        return other.toString();
    }

    /** On such strings equalsIgnoreCase is not transitive, so there is nothing to agree with. */
    @Test
    void equalIsAnEquivalenceOnUnpairedSurrogatesToo() {
        List<String> parts = new ArrayList<>(List.of(HALVES));
        parts.add("a");
        parts.add("A");
        List<String> texts = new ArrayList<>();
        texts.add("");
        for (int from = 0, length = 0; length < 3; length++) {
            int to = texts.size();
            for (; from < to; from++) {
                for (String part : parts) {
                    texts.add(texts.get(from) + part);
                }
            }
        }
        Map<String, Integer> classes = new HashMap<>();
        List<String> first = new ArrayList<>();
        for (String text : texts) {
            int found = -1;
            for (int i = 0; i < first.size(); i++) {
                boolean equal = HASHER.equal(first.get(i), text);
                assertThat(order(first.get(i), text) == 0).isEqualTo(equal);
                if (equal) {
                    assertThat(found)
                            .as("%s is equal to two that are not", hex(text))
                            .isEqualTo(-1);
                    assertThat(HASHER.hash(text)).isEqualTo(HASHER.hash(first.get(i)));
                    found = i;
                }
            }
            if (found == -1) {
                found = first.size();
                first.add(text);
            }
            classes.put(text, found);
        }
        for (String one : texts) {
            for (String other : texts) {
                boolean same = classes.get(one).equals(classes.get(other));
                if (HASHER.equal(one, other) != same) {
                    throw new AssertionError("equal is not transitive on " + hex(one) + " and " + hex(other) + ".");
                }
            }
        }
        assertThat(HASHER.equal("\uD801\uDC00a", "\uD801\uD801\uDC28")).isFalse();
    }

    @Test
    void orderIsThatOfTheJdkOnCharsOutsidePairs() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 100_000; round++) {
            String one = chars(random);
            String other = random.nextBoolean() ? chars(random) : one.toUpperCase(java.util.Locale.ROOT);
            assertThat(Integer.signum(order(one, other)))
                    .isEqualTo(Integer.signum(String.CASE_INSENSITIVE_ORDER.compare(one, other)));
        }
    }

    private static String chars(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : Character.MIN_SURROGATE));
        }
        return text.toString();
    }

    @Test
    void polynomialsThatCollideDoNot() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 1 << 12; i++) {
            StringBuilder text = new StringBuilder();
            for (int block = 0; block < 12; block++) {
                text.append((i & (1 << block)) == 0 ? "ab" : "bC"); // equal as polynomials once folded: 'b' is 31 less
            }
            hashes.add(HASHER.hash(text.toString()));
        }
        assertThat(hashes).hasSize(1 << 12);
    }

    @Test
    void zerosAndPositionCount() {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length < 40; length++) {
            hashes.add(HASHER.hash("\0".repeat(length)));
            hashes.add(HASHER.hash("\0".repeat(length) + "a"));
        }
        assertThat(hashes).hasSize(80);
    }

    @Test
    void nullIsNoKey() {
        assertThatNullPointerException().isThrownBy(() -> HASHER.hash(null));
    }

    @SuppressWarnings("unchecked") // as its Javadoc says
    private static int order(String one, String other) {
        return ((Comparator<String>) HASHER).compare(one, other);
    }

    private static String random(SplittableRandom random, String[] letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(String.format("\\u%04X", c)));
        return hex.toString();
    }
}

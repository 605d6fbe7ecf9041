import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.function.IntToLongFunction;
import javax.tools.ToolProvider;

/**
 * Evidence for docs/adr/0001: what it costs to write the probe loop once. One flat table of fixed capacity, groups of 7 slots.
 *
 * <p>copy: the loop once for each shape, slot access written out in place. slots: the same, but slot access through static methods.
 * inherited: the same, but through final methods of a superclass that each shape has for itself. abstract: one abstract class with
 * the loop, a subclass a shape. strategy: one final class with a storage object. All are made from the texts below by token
 * substitution: for abstract and strategy only to keep this file short.
 *
 * <p>alone: only the measured class was ever loaded. mixed: before the measurement the same JVM used every class of that option:
 * four shapes and a second storage for abstract and strategy, both measured shapes for the others (as a control). called: as mixed,
 * but the compiler may not inline the probe loop into its caller, as befalls a method that has grown too big.
 *
 * <p>Run: {@code java OneMaster.java [forks]}. A fork is a JVM of its own; its figure is the median of its rounds.
 */
public class OneMaster {
    static final int VISITS = 1 << 20, CHUNK = 1 << 10, WARMUP = 12, ROUNDS = 11;
    static final String[] OPTIONS = {"copy", "slots", "inherited", "abstract", "strategy"}, PROFILES = {"alone", "mixed", "called"};
    static final String[] SHAPES = {"LongLong", "ObjectObject"}, SIZES = {"1000", "30000"};
    static final String[] OPERATIONS = {"hit", "miss", "remove+put"};

    interface LongLong { long get(long key, long absent); boolean put(long key, long value); boolean remove(long key); }
    interface ObjectObject { Object get(Object key); boolean put(Object key, Object value); boolean remove(Object key); }
    interface Used { void use(long key, Object object); }

    // The group word: bytes 0 to 6 are control bytes (0 = free), byte 7 counts the live entries that found the group full.
    static final long LOW = 0x0001_0101_0101_0101L, HIGH = 0x0080_8080_8080_8080L, PASSED = 1L << 56;

    static long hash(long key) { long h = key * 0x9E37_79B9_7F4A_7C15L; return h ^ h >>> 32; }
    static int home(long hash, int mask) { return (int) (hash >>> 7) & mask; }
    static long control(long hash) { return hash & 0x7f | 0x80; }
    static long match(long word, long control) { long x = word ^ LOW * control; return x - LOW & ~x & HIGH; }
    static long free(long word) { return ~word & HIGH; }
    static int index(long match) { return Long.numberOfTrailingZeros(match) >>> 3; }

    // ---- (a) copy: the loop once for each shape, slot access written out in place.
    static final String COPY = """
        final class Copy$Shape$ extends OneMaster implements OneMaster.$Shape$ {
            final long[] words; final $Type$[] slots; final int mask;
            Copy$Shape$(int groups) { words = new long[groups]; slots = new $Type$[14 * groups]; mask = groups - 1; }

            int find(long hash, $Type$ key) {
                long[] words = this.words; $Type$[] slots = this.slots;
                long pattern = LOW * (hash & 0x7f | 0x80);
                for (int group = (int) (hash >>> 7) & mask; ; group = group + 1 & mask) {
                    long word = words[group], x = word ^ pattern;
                    for (long match = x - LOW & ~x & HIGH; match != 0; match &= match - 1) {
                        int slot = 7 * group + (Long.numberOfTrailingZeros(match) >>> 3);
                        $Type$ k = slots[2 * slot];
                        if ($Same$) return slot;
                    }
                    if (word >>> 56 == 0) return -1;
                }
            }
            public $Type$ get($GetParameters$) {
                int slot = find($Hash$, key);
                return slot < 0 ? $Absent$ : slots[2 * slot + 1];
            }
            public boolean put($Type$ key, $Type$ value) {
                long hash = $Hash$;
                int slot = find(hash, key);
                boolean added = slot < 0;
                if (added) {
                    int group = (int) (hash >>> 7) & mask;
                    for (; (~words[group] & HIGH) == 0; group = group + 1 & mask) words[group] += PASSED;
                    int i = Long.numberOfTrailingZeros(~words[group] & HIGH) >>> 3;
                    words[group] |= (hash & 0x7f | 0x80) << 8 * i;
                    slot = 7 * group + i;
                }
                slots[2 * slot] = key;
                slots[2 * slot + 1] = value;
                return added;
            }
            public boolean remove($Type$ key) {
                long hash = $Hash$;
                int slot = find(hash, key);
                if (slot < 0) return false;
                int last = slot / 7;
                words[last] &= ~(0xffL << 8 * (slot - 7 * last));
                $Erase$
                for (int group = (int) (hash >>> 7) & mask; group != last; group = group + 1 & mask) words[group] -= PASSED;
                return true;
            }
        }
        """;

    // ---- (b), (c), (d): one text for the loop, one for the map's face. Tokens for a call hold its opening bracket.
    static final String LOOP = """
            final int find(long hash, $Keys$) {
                for (int group = home(hash, mask); ; group = group + 1 & mask) {
                    long word = $GetWord$group);
                    for (long match = match(word, control(hash)); match != 0; match &= match - 1) {
                        int slot = 7 * group + index(match);
                        if ($Holds$slot, $Key$)) return slot;
                    }
                    if (word >>> 56 == 0) return -1;
                }
            }
            final int claim(long hash) {
                int group = home(hash, mask);
                long word = $GetWord$group);
                for (; free(word) == 0; word = $GetWord$group = group + 1 & mask)) $SetWord$group, word + PASSED);
                int i = index(free(word));
                $SetWord$group, word | control(hash) << 8 * i);
                return 7 * group + i;
            }
            final void release(long hash, int slot) {
                int last = slot / 7;
                $SetWord$last, $GetWord$last) & ~(0xffL << 8 * (slot - 7 * last)));
                $Erase$slot);
                for (int group = home(hash, mask); group != last; group = group + 1 & mask)
                    $SetWord$group, $GetWord$group) - PASSED);
            }
        """;
    static final String FACE = """
            public $Type$ get($GetParameters$) {
                int slot = $Table$find($Hash$, $Arguments$);
                return slot < 0 ? $Absent$ : $Value$;
            }
            public boolean put($Type$ key, $Type$ value) {
                long hash = $Hash$;
                int slot = $Table$find(hash, $Arguments$);
                $Set$slot < 0 ? $Table$claim(hash) : slot, $Entry$);
                return slot < 0;
            }
            public boolean remove($Type$ key) {
                long hash = $Hash$;
                int slot = $Table$find(hash, $Arguments$);
                if (slot >= 0) $Table$release(hash, slot);
                return slot >= 0;
            }
        """;

    // ---- (d) slots: the tiny classes that are exchanged, one a storage.
    static final String SLOTS = """
        final class Slots$Shape$ extends OneMaster implements OneMaster.$Shape$ {
            final long[] words; final $Type$[] slots; final int mask;
            Slots$Shape$(int groups) { words = new long[groups]; slots = new $Type$[14 * groups]; mask = groups - 1; }
        """;
    static final String INHERITED = """
        final class Inherited$Shape$ extends Inherited$Shape$Slots implements OneMaster.$Shape$ {
            final int mask;
            Inherited$Shape$(int groups) { super(groups); mask = groups - 1; }
        """;
    static final class Words {
        static long get(long[] words, int group) { return words[group]; }
        static void set(long[] words, int group, long word) { words[group] = word; }
    }
    static final class LongLongSlots {
        static boolean holds(long[] slots, int slot, long key) { return slots[2 * slot] == key; }
        static long value(long[] slots, int slot) { return slots[2 * slot + 1]; }
        static void set(long[] slots, int slot, long key, long value) { slots[2 * slot] = key; slots[2 * slot + 1] = value; }
        static void erase(long[] slots, int slot) {}
    }
    static final class ObjectObjectSlots {
        static boolean holds(Object[] slots, int slot, Object key) { Object k = slots[2 * slot]; return k == key || key.equals(k); }
        static Object value(Object[] slots, int slot) { return slots[2 * slot + 1]; }
        static void set(Object[] slots, int slot, Object key, Object value) { slots[2 * slot] = key; slots[2 * slot + 1] = value; }
        static void erase(Object[] slots, int slot) { slots[2 * slot] = slots[2 * slot + 1] = null; }
    }

    // ---- (b) abstract and (c) strategy: the loop is compiled once; a shape ignores the arguments it has no use for.
    interface Storage {
        long word(int group);
        void word(int group, long word);
        boolean holds(int slot, long key, Object object);
        void set(int slot, long key, Object object, long value, Object reference);
        void erase(int slot);
    }
    static final String ABSTRACT = """
        abstract class AbstractTable extends OneMaster implements OneMaster.Storage, OneMaster.Used {
            final int mask;
            AbstractTable(int groups) { mask = groups - 1; }
        """;
    static final String STRATEGY = """
        final class StrategyTable extends OneMaster implements OneMaster.Used {
            final int mask; final Storage storage;
            StrategyTable(Storage storage, int groups) { this.storage = storage; mask = groups - 1; }
        """;
    static final String USE = """
            public final void use(long key, Object object) {
                long hash = hash(key);
                int slot = find(hash, key, object);
                if (slot >= 0) release(hash, slot);
                $Set$claim(hash), key, object, key, object);
            }
        }
        """;
    static final String WRAPPER = """
        final class Strategy$Shape$ extends OneMaster implements OneMaster.$Shape$ {
            final Storage$Shape$ storage; final StrategyTable table;
            Strategy$Shape$(int groups) { storage = new Storage$Shape$(groups); table = new StrategyTable(storage, groups); }
        """;
    static final String ARRAY_WORDS = """
            final long[] words;
            public long word(int group) { return words[group]; }
            public void word(int group, long word) { words[group] = word; }
        """;
    /** Four shapes over arrays, and a second storage: native memory. */
    static final Map<String, String> STORAGES = new TreeMap<>(Map.of(
        "LongLong", ARRAY_WORDS + """
            final long[] slots;
            $New$(int groups) { $Super$ words = new long[groups]; slots = new long[14 * groups]; }
            public boolean holds(int slot, long key, Object o) { return slots[2 * slot] == key; }
            public void set(int slot, long k, Object o, long v, Object r) { slots[2 * slot] = k; slots[2 * slot + 1] = v; }
            public void erase(int slot) {}
            """, "ObjectObject", ARRAY_WORDS + """
            final Object[] slots;
            $New$(int groups) { $Super$ words = new long[groups]; slots = new Object[14 * groups]; }
            public boolean holds(int slot, long k, Object key) { Object o = slots[2 * slot]; return o == key || key.equals(o); }
            public void set(int slot, long k, Object o, long v, Object r) { slots[2 * slot] = o; slots[2 * slot + 1] = r; }
            public void erase(int slot) { slots[2 * slot] = slots[2 * slot + 1] = null; }
            """, "LongObject", ARRAY_WORDS + """
            final long[] keys; final Object[] values;
            $New$(int groups) { $Super$ words = new long[groups]; keys = new long[7 * groups]; values = new Object[7 * groups]; }
            public boolean holds(int slot, long key, Object o) { return keys[slot] == key; }
            public void set(int slot, long key, Object o, long v, Object value) { keys[slot] = key; values[slot] = value; }
            public void erase(int slot) { values[slot] = null; }
            """, "ObjectLong", ARRAY_WORDS + """
            final Object[] keys; final long[] values;
            $New$(int groups) { $Super$ words = new long[groups]; keys = new Object[7 * groups]; values = new long[7 * groups]; }
            public boolean holds(int slot, long k, Object key) { Object o = keys[slot]; return o == key || key.equals(o); }
            public void set(int slot, long k, Object key, long value, Object r) { keys[slot] = key; values[slot] = value; }
            public void erase(int slot) { keys[slot] = null; }
            """, "NativeLongLong", """
            static final sun.misc.Unsafe U;
            static {
                try {
                    java.lang.reflect.Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    U = (sun.misc.Unsafe) field.get(null);
                } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
            }
            final long words, slots;
            $New$(int groups) {
                $Super$
                words = U.allocateMemory(15L * 8 * groups); slots = words + 8L * groups;
                U.setMemory(words, 15L * 8 * groups, (byte) 0);
            }
            public long word(int group) { return U.getLong(words + 8L * group); }
            public void word(int group, long word) { U.putLong(words + 8L * group, word); }
            public boolean holds(int slot, long key, Object o) { return U.getLong(slots + 16L * slot) == key; }
            public void set(int slot, long key, Object o, long value, Object r) {
                U.putLong(slots + 16L * slot, key); U.putLong(slots + 16L * slot + 8, value);
            }
            public void erase(int slot) {}
            """));
    static String generated() {
        StringBuilder text = new StringBuilder();
        for (String head : List.of(ABSTRACT, STRATEGY)) {
            String on = head == ABSTRACT ? "this." : "storage.";
            text.append(substitute(head + LOOP + USE, "Keys", "long key, Object object", "Key", "key, object",
                    "GetWord", on + "word(", "SetWord", on + "word(",
                    "Holds", on + "holds(", "Set", on + "set(", "Erase", on + "erase("));
        }
        STORAGES.forEach((shape, storage) -> {
            boolean faced = List.of(SHAPES).contains(shape);
            String implemented = faced ? " implements OneMaster." + shape : "";
            text.append("final class Abstract" + shape + " extends AbstractTable" + implemented + " {"
                    + substitute(storage, "New", "Abstract" + shape, "Super", "super(groups);")
                    + (faced ? face(shape, "", "slots[2 * slot + 1]", "set(", true) : "") + "}\n");
            text.append("final class Storage" + shape + " implements OneMaster.Storage {"
                    + substitute(storage, "New", "Storage" + shape, "Super", "") + "}\n");
        });
        for (String shape : SHAPES) {
            boolean longs = shape.equals("LongLong");
            String type = longs ? "long" : "Object", slots = shape + "Slots.";
            text.append(substitute(WRAPPER, "Shape", shape)
                    + face(shape, "table.", "storage.slots[2 * slot + 1]", "storage.set(", true) + "}\n");
            text.append(substitute(SLOTS + LOOP, "Shape", shape, "Type", type, "Keys", type + " key", "Key", "key",
                    "GetWord", "Words.get(words, ", "SetWord", "Words.set(words, ",
                    "Holds", slots + "holds(slots, ", "Erase", slots + "erase(slots, ")
                    + face(shape, "", slots + "value(slots, slot)", slots + "set(slots, ", false) + "}\n");
            String own = substitute(STORAGES.get(shape), "New", "Inherited" + shape + "Slots", "Super", "");
            text.append("abstract class Inherited" + shape + "Slots extends OneMaster {" + own.replace("public", "final") + "}\n");
            text.append(substitute(INHERITED + LOOP, "Shape", shape, "Keys", "long key, Object object", "Key", "key, object",
                    "GetWord", "word(", "SetWord", "word(", "Holds", "holds(", "Erase", "erase(")
                    + face(shape, "", "slots[2 * slot + 1]", "set(", true) + "}\n");
            text.append(substitute(COPY, "Shape", shape, "Type", type, "Same", longs ? "k == key" : "k == key || key.equals(k)",
                    "GetParameters", longs ? "long key, long absent" : "Object key", "Absent", longs ? "absent" : "null",
                    "Hash", longs ? "hash(key)" : "hash(key.hashCode())",
                    "Erase", longs ? "" : "slots[2 * slot] = slots[2 * slot + 1] = null;"));
        }
        return text.toString();
    }
    static String face(String shape, String table, String value, String set, boolean wide) {
        boolean longs = shape.equals("LongLong");
        return substitute(FACE, "Type", longs ? "long" : "Object", "Absent", longs ? "absent" : "null",
                "GetParameters", longs ? "long key, long absent" : "Object key",
                "Hash", longs ? "hash(key)" : "hash(key.hashCode())",
                "Table", table, "Value", value, "Set", set, "Arguments", !wide ? "key" : longs ? "key, null" : "0, key",
                "Entry", !wide ? "key, value" : longs ? "key, null, value, null" : "0, key, 0, value");
    }
    static String substitute(String text, String... tokens) {
        for (int i = 0; i < tokens.length; i += 2) text = text.replace("$" + tokens[i] + "$", tokens[i + 1]);
        if (text.contains("$")) throw new IllegalStateException("a token is left in " + text);
        return text;
    }

    // ---- The child: one JVM, one option, one shape, one size.
    @SuppressWarnings("unchecked")
    static <T> T make(String name, Object... arguments) throws ReflectiveOperationException {
        return (T) Class.forName(name).getDeclaredConstructors()[0].newInstance(arguments);
    }
    static List<Used> everyClassOf(String option, int groups) throws ReflectiveOperationException {
        List<Used> list = new ArrayList<>();
        if (option.equals("abstract")) for (String s : STORAGES.keySet()) list.add(make("Abstract" + s, groups));
        if (option.equals("strategy"))
            for (String s : STORAGES.keySet()) list.add(make("StrategyTable", make("Storage" + s, groups), groups));
        if (!list.isEmpty()) return list;
        LongLong longs = make(className(option, "LongLong"), groups);
        ObjectObject objects = make(className(option, "ObjectObject"), groups);
        list.add((key, object) -> { longs.get(key, 0); longs.remove(key); longs.put(key, key); });
        list.add((key, object) -> { objects.get(object); objects.remove(object); objects.put(object, object); });
        return list;
    }
    static String className(String option, String shape) {
        return option.substring(0, 1).toUpperCase() + option.substring(1) + shape;
    }
    static int groups(int entries) { return 2 * Integer.highestOneBit(entries * 5 / 28); }

    static long look(LongLong table, long[] keys, int[] visits, int from) {
        long found = 0;
        for (int i = from; i < from + CHUNK; i++) if (table.get(keys[visits[i]], -1) >= 0) found++;
        return found;
    }
    static long churn(LongLong table, long[] keys, int[] visits, int from) {
        long done = 0;
        for (int i = from; i < from + CHUNK; i++) if (table.remove(keys[visits[i]]) & table.put(keys[visits[i]], i)) done++;
        return done;
    }
    static long look(ObjectObject table, String[] keys, int[] visits, int from) {
        long found = 0;
        for (int i = from; i < from + CHUNK; i++) if (table.get(keys[visits[i]]) != null) found++;
        return found;
    }
    static long churn(ObjectObject table, String[] copies, String[] keys, int[] visits, int from) {
        long done = 0;
        for (int i = from; i < from + CHUNK; i++) if (table.remove(copies[visits[i]]) & table.put(keys[visits[i]], keys)) done++;
        return done;
    }

    static void child(String option, String profile, String shape, int entries, int fork) throws ReflectiveOperationException {
        long[] keys = new SplittableRandom(1).longs(2 * entries).toArray(), absent = Arrays.copyOfRange(keys, entries, 2 * entries);
        String[] strings = new String[entries], copies = new String[entries], absentStrings = new String[entries];
        for (int i = 0; i < entries; i++) {
            strings[i] = Long.toString(keys[i] >>> 4, 36);
            copies[i] = new String(strings[i].toCharArray());
            absentStrings[i] = Long.toString(absent[i] >>> 4, 36);
        }
        int[] visits = new SplittableRandom(2).ints(VISITS, 0, entries).toArray();
        if (!profile.equals("alone")) {
            List<Used> classes = everyClassOf(option, groups(entries));
            Collections.rotate(classes, fork); // the order in which a program first uses its maps is not known
            for (int pass = 0; pass < 20; pass++)
                for (Used used : classes) for (int i = 0; i < 50_000; i++) used.use(keys[i % 1000], strings[i % 1000]);
        }
        List<IntToLongFunction> operations;
        if (shape.equals("LongLong")) {
            LongLong table = make(className(option, shape), groups(entries));
            for (int i = 0; i < entries; i++) table.put(keys[i], i);
            operations = List.of(f -> look(table, keys, visits, f), f -> look(table, absent, visits, f),
                    f -> churn(table, keys, visits, f));
        } else {
            ObjectObject table = make(className(option, shape), groups(entries));
            for (String s : strings) table.put(s, keys);
            operations = List.of(f -> look(table, copies, visits, f), f -> look(table, absentStrings, visits, f),
                    f -> churn(table, copies, strings, visits, f));
        }
        double[][] nanos = new double[OPERATIONS.length][ROUNDS];
        for (int round = -WARMUP; round < ROUNDS; round++)
            for (int op = 0; op < nanos.length; op++) {
                long done = 0, start = System.nanoTime();
                for (int from = 0; from < VISITS; from += CHUNK) done += operations.get(op).applyAsLong(from);
                if (round >= 0) nanos[op][round] = (System.nanoTime() - start) / (double) VISITS;
                if (done != (op == 1 ? 0 : VISITS)) throw new AssertionError(OPERATIONS[op] + " did " + done);
            }
        for (double[] rounds : nanos) System.out.println(median(rounds));
    }
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    // ---- The driver: compiles this file and the generated one, forks every configuration in turn, prints.
    public static void main(String[] args) throws Exception {
        if (args.length == 5) {
            child(args[0], args[1], args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            return;
        }
        int forks = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Path classes = compile();
        Map<String, double[][]> figures = new LinkedHashMap<>(); // configuration -> operation -> fork
        long start = System.nanoTime(), stolen = stolen();
        for (int fork = 0; fork < forks; fork++)
            for (String shape : SHAPES) for (String entries : SIZES)
                for (String profile : PROFILES) for (String option : OPTIONS) {
                    double[][] figure = figures.computeIfAbsent(shape + " " + entries + " " + profile + " " + option,
                            name -> new double[OPERATIONS.length][forks]);
                    List<String> lines = fork(classes, profile.equals("called"), option, profile, shape, entries, "" + fork);
                    for (int op = 0; op < figure.length; op++) figure[op][fork] = Double.parseDouble(lines.get(op));
                }
        for (File file : classes.toFile().listFiles()) file.delete();
        Files.delete(classes);
        System.out.printf("Java %s, %d forks, %d s, stolen by the hypervisor %.1f s%n", Runtime.version(), forks,
                (System.nanoTime() - start) / 1_000_000_000, (stolen() - stolen) / 100.0);
        System.out.println("ns for each of " + List.of(OPERATIONS) + ": median (least to most) of the forks, ratio to copy, alone");
        figures.forEach((name, figure) -> {
            double[][] base = figures.get(name.replaceAll(" [a-z]+ [a-z]+$", " alone copy"));
            StringBuilder row = new StringBuilder("| " + name.replace(" ", " | "));
            for (int op = 0; op < figure.length; op++) {
                DoubleSummaryStatistics range = Arrays.stream(figure[op]).summaryStatistics();
                row.append(String.format(" | %.1f (%.1f to %.1f) **%.2f**", median(figure[op]), range.getMin(), range.getMax(),
                        median(figure[op]) / median(base[op])));
            }
            System.out.println(row + " |");
        });
    }
    static Path compile() throws java.io.IOException {
        String self = Arrays.stream(System.getProperty("sun.java.command").split(" "))
                .filter(word -> word.endsWith("OneMaster.java")).findFirst().get();
        Path classes = Files.createTempDirectory("one-master"), source = classes.resolve("Generated.java");
        Files.writeString(source, generated());
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:-removal", "-XDignore.symbol.file",
                "-d", classes.toString(), self, source.toString());
        if (errors != 0) throw new IllegalStateException("does not compile: " + source);
        return classes;
    }
    static List<String> fork(Path classes, boolean called, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-cp", classes.toString()));
        if (Runtime.version().feature() >= 23) command.add("--sun-misc-unsafe-memory-access=allow");
        if (called) command.addAll(List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline,*::find"));
        command.add("OneMaster");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        if (process.waitFor() != 0) throw new IllegalStateException("failed: " + command);
        return lines;
    }
    /** Hundredths of a second that other guests took, where Linux tells. */
    static long stolen() throws java.io.IOException {
        Path stat = Path.of("/proc/stat");
        return Files.exists(stat) ? Long.parseLong(Files.readAllLines(stat).get(0).split("\\s+")[8]) : 0;
    }
}

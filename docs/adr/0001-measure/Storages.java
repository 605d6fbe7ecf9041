import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.function.IntToLongFunction;
import javax.tools.ToolProvider;

/**
 * Evidence for docs/adr/0001: one text of the loop over several storages. A flat long-to-long table of fixed capacity, groups of 7
 * slots, as in OneMaster.java.
 *
 * <p>bare: the loop as a plain map needs it, over arrays. All others have one longer text, which a reader that races with writers
 * needs: it asks the storage for the version of a group, whether what was read is valid, and a writer for a lock. Where the
 * storage is plain these methods are empty. heap: over arrays. native: over memory outside the heap, by Unsafe. versioned: arrays
 * with a version word beside each group word; readers acquire the version, read words, keys and values opaque, fence, and read the
 * version again; writers take a lock, make the version odd and even again. unlocked: as versioned, but without the lock of the
 * writers, so that its share is seen. All these are bound statically: final methods of a superclass. interface: arrays behind an
 * interface in a final field, in a JVM that used all three storages before.
 *
 * <p>Not in it: epoch, directory, hand-over of retired tables but for one look at the mark, and any race: one thread runs.
 *
 * <p>Run: {@code java Storages.java [forks]}. A fork is a JVM of its own; its figure is the median of its rounds.
 */
public class Storages {
    static final int VISITS = 1 << 20, CHUNK = 1 << 10, WARMUP = 12, ROUNDS = 11;
    static final String[] OPTIONS = {"Bare", "Heap", "Native", "Versioned", "Unlocked", "Interface"};
    static final String[] SIZES = {"1000", "30000"}, OPERATIONS = {"hit", "miss", "remove+put"};

    interface LongLong { long get(long key, long absent); boolean put(long key, long value); boolean remove(long key); }
    interface Storage {
        long word(int group);
        void word(int group, long word);
        long key(int slot);
        long value(int slot);
        void set(int slot, long key, long value);
        void overwrite(int slot, long value);
        long version(int group);                               // odd: a writer is in the group
        boolean valid(int group, long version);                // nothing was written since
        boolean same(int group, long version);                 // under the lock
        boolean unchanged(int from, int to, int mask, long sum);
        boolean retired();
        void lock();
        void unlock();
        void open(int group);
        void close(int group);
    }

    // The group word: bytes 0 to 6 are control bytes (0 = free), byte 7 counts the live entries that found the group full.
    static final long LOW = 0x0001_0101_0101_0101L, HIGH = 0x0080_8080_8080_8080L, PASSED = 1L << 56;

    static long hash(long key) { long h = key * 0x9E37_79B9_7F4A_7C15L; return h ^ h >>> 32; }
    static int home(long hash, int mask) { return (int) (hash >>> 7) & mask; }
    static long control(long hash) { return hash & 0x7f | 0x80; }
    static long match(long word, long control) { long x = word ^ LOW * control; return x - LOW & ~x & HIGH; }
    static long free(long word) { return ~word & HIGH; }
    static int index(long match) { return Long.numberOfTrailingZeros(match) >>> 3; }

    /** A search as it stands twice in a table: in get, which reads values, and in find. S stands for the storage. */
    static final String SEARCH = """
                search:
                for (;;) {
                    int home = home(hash, mask), group = home;
                    long sum = 0;
                    for (;;) {
                        long version = $S$version(group), word;
                        if ((version & 1) != 0) { Thread.onSpinWait(); continue search; }
                        sum += version;
                        word = $S$word(group);
                        boolean checked = false;
                        for (long match = match(word, control(hash)); match != 0; match &= match - 1) {
                            int slot = 7 * group + index(match);
                            long k = $S$key(slot)$Value$;
                            if (!$S$valid(group, version)) continue search;
                            if (k == key) return $Found$;
                            checked = true;
                        }
                        if (!checked && !$S$valid(group, version)) continue search;
                        if (word >>> 56 == 0) break;
                        group = group + 1 & mask;
                    }
                    if (group != home && !$S$unchanged(home, group, mask, sum)) continue search;
                    if ($S$retired()) continue search;
                    return $Absent$;
                }
            }
        """;
    static final String TABLE = """
            public long get(long key, long absent) {
                long hash = hash(key);
        """ + SEARCH.replace("$Value$", ", v = $S$value(slot)").replace("$Found$", "v").replace("$Absent$", "absent") + """
            /* The version of the group in the upper half, and the slot + 1, or 0, in the lower one. */
            long find(long hash, long key) {
        """ + SEARCH.replace("$Value$", "").replace("$Found$", "version << 32 | slot + 1")
                    .replace("$Absent$", "group == home ? sum << 32 : -1L << 32") + """
            int locked(long found, long hash, long key) {
                int slot = (int) found - 1;
                boolean holds = $S$same(slot < 0 ? home(hash, mask) : slot / 7, found >>> 32);
                return holds ? slot : (int) find(hash, key) - 1;
            }
            public boolean put(long key, long value) {
                long hash = hash(key), found = find(hash, key);
                $S$lock();
                int slot = locked(found, hash, key);
                if (slot >= 0) {
                    $S$overwrite(slot, value);
                } else {
                    int group = home(hash, mask);
                    long word = $S$word(group);
                    for (; free(word) == 0; word = $S$word(group)) group = group + 1 & mask;
                    int i = index(free(word));
                    $S$open(group);
                    $S$set(7 * group + i, key, value);
                    $S$word(group, word | control(hash) << 8 * i);
                    $S$close(group);
                    for (int g = home(hash, mask); g != group; g = g + 1 & mask) $S$word(g, $S$word(g) + PASSED);
                }
                $S$unlock();
                return slot < 0;
            }
            public boolean remove(long key) {
                long hash = hash(key), found = find(hash, key);
                if ((int) found == 0) return false;
                $S$lock();
                int slot = locked(found, hash, key);
                if (slot >= 0) {
                    int group = slot / 7;
                    $S$open(group);
                    $S$word(group, $S$word(group) & ~(0xffL << 8 * (slot - 7 * group)));
                    $S$close(group);
                    for (int g = home(hash, mask); g != group; g = g + 1 & mask) $S$word(g, $S$word(g) - PASSED);
                }
                $S$unlock();
                return slot >= 0;
            }
        }
        """;
    static final String BARE = """
        final class Bare extends BareSlots implements Storages.LongLong {
            final int mask;
            Bare(int groups) { super(groups); mask = groups - 1; }

            int find(long hash, long key) {
                for (int group = home(hash, mask); ; group = group + 1 & mask) {
                    long word = word(group);
                    for (long match = match(word, control(hash)); match != 0; match &= match - 1) {
                        int slot = 7 * group + index(match);
                        if (key(slot) == key) return slot;
                    }
                    if (word >>> 56 == 0) return -1;
                }
            }
            public long get(long key, long absent) {
                int slot = find(hash(key), key);
                return slot < 0 ? absent : value(slot);
            }
            public boolean put(long key, long value) {
                long hash = hash(key);
                int slot = find(hash, key);
                if (slot >= 0) {
                    overwrite(slot, value);
                    return false;
                }
                int group = home(hash, mask);
                long word = word(group);
                for (; free(word) == 0; word = word(group = group + 1 & mask)) word(group, word + PASSED);
                int i = index(free(word));
                set(7 * group + i, key, value);
                word(group, word | control(hash) << 8 * i);
                return true;
            }
            public boolean remove(long key) {
                long hash = hash(key);
                int slot = find(hash, key);
                if (slot < 0) return false;
                int last = slot / 7;
                word(last, word(last) & ~(0xffL << 8 * (slot - 7 * last)));
                for (int g = home(hash, mask); g != last; g = g + 1 & mask) word(g, word(g) - PASSED);
                return true;
            }
        }
        """;

    // ---- The storages.
    static final String PLAIN = """
            public final long version(int group) { return 0; }
            public final boolean valid(int group, long version) { return true; }
            public final boolean same(int group, long version) { return true; }
            public final boolean unchanged(int from, int to, int mask, long sum) { return true; }
            public final boolean retired() { return false; }
            public final void lock() {}
            public final void unlock() {}
            public final void open(int group) {}
            public final void close(int group) {}
        """;
    static final String ARRAYS = PLAIN + """
            final long[] words, slots;
            $New$(int groups) { words = new long[groups]; slots = new long[14 * groups]; }
            public final long word(int group) { return words[group]; }
            public final void word(int group, long word) { words[group] = word; }
            public final long key(int slot) { return slots[2 * slot]; }
            public final long value(int slot) { return slots[2 * slot + 1]; }
            public final void set(int slot, long key, long value) { slots[2 * slot] = key; slots[2 * slot + 1] = value; }
            public final void overwrite(int slot, long value) { slots[2 * slot + 1] = value; }
        """;
    static final String NATIVE = PLAIN + """
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
                words = U.allocateMemory(15L * 8 * groups); slots = words + 8L * groups;
                U.setMemory(words, 15L * 8 * groups, (byte) 0);
            }
            public final long word(int group) { return U.getLong(words + 8L * group); }
            public final void word(int group, long word) { U.putLong(words + 8L * group, word); }
            public final long key(int slot) { return U.getLong(slots + 16L * slot); }
            public final long value(int slot) { return U.getLong(slots + 16L * slot + 8); }
            public final void set(int slot, long key, long value) {
                U.putLong(slots + 16L * slot, key); U.putLong(slots + 16L * slot + 8, value);
            }
            public final void overwrite(int slot, long value) { U.putLong(slots + 16L * slot + 8, value); }
        """;
    static final String VERSIONED = """
            static final VarHandle L = MethodHandles.arrayElementVarHandle(long[].class), LOCK, RETIRED;
            static {
                try {
                    LOCK = MethodHandles.lookup().findVarHandle($New$.class, "locked", int.class);
                    RETIRED = MethodHandles.lookup().findVarHandle($New$.class, "retired", boolean.class);
                } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
            }
            final long[] words, slots; // group word and version of a group, side by side
            int locked;
            boolean retired;
            $New$(int groups) { words = new long[2 * groups]; slots = new long[14 * groups]; }
            public final long word(int group) { return (long) L.getOpaque(words, 2 * group); }
            public final void word(int group, long word) { L.setOpaque(words, 2 * group, word); }
            public final long key(int slot) { return (long) L.getOpaque(slots, 2 * slot); }
            public final long value(int slot) { return (long) L.getOpaque(slots, 2 * slot + 1); }
            public final void set(int slot, long key, long value) {
                L.setOpaque(slots, 2 * slot, key); L.setOpaque(slots, 2 * slot + 1, value);
            }
            public final void overwrite(int slot, long value) { L.setRelease(slots, 2 * slot + 1, value); }
            public final long version(int group) { return (long) L.getAcquire(words, 2 * group + 1); }
            public final boolean valid(int group, long version) {
                VarHandle.acquireFence();
                return (long) L.getOpaque(words, 2 * group + 1) == version;
            }
            public final boolean same(int group, long version) { return (int) words[2 * group + 1] == (int) version; }
            public final boolean unchanged(int from, int to, int mask, long sum) {
                VarHandle.acquireFence();
                long now = (long) L.getOpaque(words, 2 * to + 1);
                for (int g = from; g != to; g = g + 1 & mask) now += (long) L.getOpaque(words, 2 * g + 1);
                return now == sum;
            }
            public final boolean retired() { return (boolean) RETIRED.getOpaque(this); }
            public final void lock() { $Lock$ }
            public final void unlock() { $Unlock$ }
            public final void open(int group) {
                L.setOpaque(words, 2 * group + 1, words[2 * group + 1] + 1);
                VarHandle.storeStoreFence();
            }
            public final void close(int group) { L.setRelease(words, 2 * group + 1, words[2 * group + 1] + 1); }
        """;
    static final Map<String, String> BODIES = Map.of("Bare", ARRAYS, "Heap", ARRAYS, "Native", NATIVE,
            "Versioned", substitute(VERSIONED, "Lock", "while (!LOCK.compareAndSet(this, 0, 1)) Thread.onSpinWait();",
                    "Unlock", "LOCK.setVolatile(this, 0);"),
            "Unlocked", substitute(VERSIONED, "Lock", "", "Unlock", ""));

    static String generated() {
        StringBuilder text = new StringBuilder("import java.lang.invoke.MethodHandles;\nimport java.lang.invoke.VarHandle;\n" + BARE);
        BODIES.forEach((name, body) -> {
            text.append("abstract class " + name + "Slots extends Storages {" + substitute(body, "New", name + "Slots") + "}\n");
            text.append("final class " + name + "Storage implements Storages.Storage {"
                    + substitute(body, "New", name + "Storage") + "}\n");
            if (!name.equals("Bare")) {
                text.append(substitute("""
                    final class $Name$ extends $Name$Slots implements Storages.LongLong {
                        final int mask;
                        $Name$(int groups) { super(groups); mask = groups - 1; }
                    """ + TABLE, "Name", name, "S", ""));
            }
        });
        return text + substitute("""
            final class Interface extends Storages implements Storages.LongLong {
                final Storages.Storage storage; final int mask;
                Interface(Storages.Storage storage, int groups) { this.storage = storage; mask = groups - 1; }
            """ + TABLE, "S", "storage.");
    }
    /** Tokens that are not named stay: storages are made in two steps. */
    static String substitute(String text, String... tokens) {
        for (int i = 0; i < tokens.length; i += 2) text = text.replace("$" + tokens[i] + "$", tokens[i + 1]);
        return text;
    }

    // ---- The child: one JVM, one option, one size.
    @SuppressWarnings("unchecked")
    static <T> T make(String name, Object... arguments) throws ReflectiveOperationException {
        return (T) Class.forName(name).getDeclaredConstructors()[0].newInstance(arguments);
    }
    static int groups(int entries) { return 2 * Integer.highestOneBit(entries * 5 / 28); }

    static LongLong table(String option, int groups, int fork) throws ReflectiveOperationException {
        if (!option.equals("Interface")) return make(option, groups);
        List<LongLong> all = new ArrayList<>();
        for (String name : List.of("Heap", "Native", "Versioned")) all.add(make(option, make(name + "Storage", groups), groups));
        LongLong measured = all.get(0);
        Collections.rotate(all, fork); // the order in which a program first uses its maps is not known
        for (int pass = 0; pass < 20; pass++)
            for (LongLong table : all)
                for (int i = 0; i < 50_000; i++) { table.get(i % 1000, 0); table.remove(i % 1000); table.put(i % 1000, i); }
        for (int i = 0; i < 1000; i++) measured.remove(i);
        return measured;
    }
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
    static void child(String option, int entries, int fork) throws ReflectiveOperationException {
        long[] keys = new SplittableRandom(1).longs(2 * entries).toArray(), absent = Arrays.copyOfRange(keys, entries, 2 * entries);
        int[] visits = new SplittableRandom(2).ints(VISITS, 0, entries).toArray();
        LongLong table = table(option, groups(entries), fork);
        for (int i = 0; i < entries; i++) table.put(keys[i], i);
        List<IntToLongFunction> operations = List.of(f -> look(table, keys, visits, f), f -> look(table, absent, visits, f),
                f -> churn(table, keys, visits, f));
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

    // ---- The driver: compiles this file and the generated one, forks every configuration in turn, prints rows of the ADR.
    public static void main(String[] args) throws Exception {
        if (args.length == 3) {
            child(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            return;
        }
        int forks = args.length == 0 ? 7 : Integer.parseInt(args[0]);
        Path classes = compile();
        Map<String, double[][]> figures = new LinkedHashMap<>(); // configuration -> operation -> fork
        long start = System.nanoTime();
        for (int fork = 0; fork < forks; fork++)
            for (String entries : SIZES) for (String option : OPTIONS) {
                double[][] figure = figures.computeIfAbsent(option + " " + entries, name -> new double[OPERATIONS.length][forks]);
                List<String> lines = fork(classes, option, entries, "" + fork);
                for (int op = 0; op < figure.length; op++) figure[op][fork] = Double.parseDouble(lines.get(op));
            }
        for (File file : classes.toFile().listFiles()) file.delete();
        Files.delete(classes);
        System.out.printf("Java %s, %d forks, %d s%n", Runtime.version(), forks, (System.nanoTime() - start) / 1_000_000_000);
        System.out.println("ns (least to most of the forks) **ratio to bare** for each of " + List.of(OPERATIONS));
        for (String option : OPTIONS) {
            StringBuilder row = new StringBuilder("| " + option.toLowerCase(Locale.ROOT));
            for (String entries : SIZES) {
                double[][] figure = figures.get(option + " " + entries), base = figures.get("Bare " + entries);
                for (int op = 0; op < figure.length; op++) {
                    DoubleSummaryStatistics range = Arrays.stream(figure[op]).summaryStatistics();
                    row.append(String.format(Locale.ROOT, " | %.1f (%.1f to %.1f) **%.2f**", median(figure[op]), range.getMin(),
                            range.getMax(), median(figure[op]) / median(base[op])));
                }
            }
            System.out.println(row + " |");
        }
    }
    static Path compile() throws java.io.IOException {
        String self = Arrays.stream(System.getProperty("sun.java.command").split(" "))
                .filter(word -> word.endsWith("Storages.java")).findFirst().get();
        Path classes = Files.createTempDirectory("storages"), source = classes.resolve("Generated.java");
        Files.writeString(source, generated());
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:-removal", "-XDignore.symbol.file",
                "-d", classes.toString(), self, source.toString());
        if (errors != 0) throw new IllegalStateException("does not compile: " + source);
        return classes;
    }
    static List<String> fork(Path classes, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-cp", classes.toString()));
        if (Runtime.version().feature() >= 23) command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("Storages");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        if (process.waitFor() != 0) throw new IllegalStateException("failed: " + command);
        return lines;
    }
}

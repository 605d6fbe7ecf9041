package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Leak;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.spi.IdleBudget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Uses one pool from many threads for a long time; {@code --help} says how. */
@Command(
        name = "PoolSoak",
        mixinStandardHelpOptions = true,
        description = {
            "Lets many workers share a pool of maps: virtual threads where the JDK has them, else those of the platform.",
            "Half of the scopes end by an exception, and leaks are planted at a known rate. At the end every planted leak"
                    + " must have been reported with where the lease was taken, no map may have had two owners, and the"
                    + " idle bytes must never have exceeded the budget. OUT/pool-soak-RELEASE.md says what was found, by the"
                    + " release of the JDK; of other backends than core, OUT/pool-soak-RELEASE-BACKEND.md.",
            "Exit code: 0 when all that was so, 1 when not."
        })
public final class PoolSoak implements Callable<Integer> {
    private static final int VIRTUAL_WORKERS = 10_000;
    private static final int PLATFORM_WORKERS = 1_000;
    private static final int LOOK_MILLIS = 5;
    private static final int MOST_COLLECTIONS = 200;

    /** Of so many scopes half end by an exception, give or take this share. */
    private static final int FEWEST_SCOPES = 10_000;

    private static final double OFF_HALF = 0.02;

    private final PrintStream terminal;
    private final LongAdder reported = new LongAdder();
    private final LongAdder reportedWithPlace = new LongAdder();
    private long looks;
    private long overruns;
    private long mostUsed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "N", description = "how long, also in parts (30)")
    private double minutes = 30;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "threads (10000 virtual ones, or 1000 of the platform)")
    private int workers;

    @Option(
            names = "--leak-every",
            paramLabel = "N",
            description = "turns of a worker for one planted leak; 0: none (5000)")
    private int leakEvery = 5_000;

    @Option(names = "--budget", paramLabel = "MIB", description = "the budget of the pool (2)")
    private int budgetMebibytes = 2;

    @Option(names = "--backend", paramLabel = "NAME", description = "whose maps (core)")
    private String backend = "core";

    @Option(names = "--out", paramLabel = "DIR", description = "where the page goes (docs/benchmarks)")
    private Path out = RenderReport.OUT;

    PoolSoak(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new PoolSoak(System.out), arguments);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Commands.check(
                spec,
                minutes > 0 && workers >= 0 && leakEvery >= 0 && budgetMebibytes >= 0,
                "--minutes takes a number above 0, the others numbers from 0.");
        SoakThreads kind = new SoakThreads();
        int count = workers != 0 ? workers : kind.areVirtual() ? VIRTUAL_WORKERS : PLATFORM_WORKERS;
        MapRecipe<LongLongMap> recipe =
                Lethe.builder().backend(backend).recipe().longLongMap();
        MapPool pool = MapPool.builder()
                .within(IdleBudget.ofBytes((long) budgetMebibytes << 20))
                .trackLeases(true)
                .onLeak(this::take)
                .build();
        SoakWork work = new SoakWork(pool, recipe, leakEvery);
        String plan = String.format(
                Locale.ROOT,
                "%,d %s threads, backend %s, %s minutes, budget %d MiB, one leak planted in %,d turns",
                count,
                kind.kind(),
                backend,
                Markdown.figure(minutes),
                budgetMebibytes,
                leakEvery);
        terminal.printf("%s, on JDK %s%n", plan, System.getProperty("java.version"));
        List<Thread> threads = kind.start(count, worker -> () -> work.work(worker));
        watch(pool, work);
        work.end();
        for (Thread thread : threads) {
            thread.join();
        }
        work.closeVersions();
        SoakVerdict verdict = judge(pool, work);
        pool.close();
        Map<String, String> facts = new TreeMap<>(Setting.describe(
                PoolSoak.class,
                spec.commandLine().getParseResult().originalArgs().toArray(String[]::new)));
        facts.put("soak", plan);
        String page = verdict.page(facts, work.complaints());
        String suffix = backend.equals("core") ? "" : "-" + backend;
        Path written = out.resolve("pool-soak-" + Runtime.version().feature() + suffix + ".md");
        Files.createDirectories(out);
        Files.writeString(written, page);
        terminal.println(page);
        terminal.println("The page is " + written + ". " + verdict.sentence());
        return verdict.isRight() ? 0 : 1;
    }

    private void take(Leak leak) {
        reported.increment();
        boolean placed = leak.taken()
                .map(frames ->
                        frames.stream().anyMatch(frame -> frame.getMethodName().equals("plantLeak")))
                .orElse(false);
        if (placed) {
            reportedWithPlace.increment();
        }
    }

    /** Looks at the budgets all the time, from beside, and says each minute how far it is. */
    private void watch(MapPool pool, SoakWork work) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + (long) (minutes * 60e9);
        long next = start + TimeUnit.MINUTES.toNanos(1);
        for (long now = start; now < end; now = System.nanoTime()) {
            long used = pool.budget().usedBytes();
            looks++;
            mostUsed = Math.max(mostUsed, used);
            overruns += used < 0 || used > pool.budget().limitBytes() ? 1 : 0;
            if (now > next) {
                next += TimeUnit.MINUTES.toNanos(1);
                terminal.printf("%3d min: %s%n", (now - start) / 60_000_000_000L, sums(pool, work));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private String sums(MapPool pool, SoakWork work) {
        return String.format(
                Locale.ROOT,
                "%,d leases, %,d of %,d scopes thrown out of, %,d reads of %,d versions, %,d of %,d leaks reported, %s,"
                        + " %d wrong",
                work.leases.sum(),
                work.thrown.sum(),
                work.scopes.sum(),
                work.reads.sum(),
                work.published.sum(),
                reported.sum(),
                work.planted.sum(),
                pool.budget(),
                work.wrong.sum());
    }

    private SoakVerdict judge(MapPool pool, SoakWork work) throws InterruptedException {
        long planted = work.planted.sum();
        for (int i = 0; i < MOST_COLLECTIONS && reported.sum() < planted; i++) {
            System.gc();
            Thread.sleep(20);
            pool.maintain();
        }
        System.gc();
        pool.maintain();
        SoakVerdict verdict = new SoakVerdict();
        verdict.add(
                "every planted leak is reported, and nothing else",
                String.format(Locale.ROOT, "%,d planted, %,d reported", planted, reported.sum()),
                reported.sum() == planted);
        verdict.add(
                "each with where the lease was taken",
                String.format(Locale.ROOT, "%,d", reportedWithPlace.sum()),
                reportedWithPlace.sum() == planted);
        verdict.add(
                "maps come empty, have one owner, keep what is read and refuse when stale",
                String.format(Locale.ROOT, "%,d leases, %,d wrong", work.leases.sum(), work.wrong.sum()),
                work.wrong.sum() == 0);
        double thrown = (double) work.thrown.sum() / work.scopes.sum();
        verdict.add(
                "half of the scopes end by an exception",
                Markdown.percent(thrown),
                work.scopes.sum() < FEWEST_SCOPES || Math.abs(thrown - 0.5) < OFF_HALF);
        addBudget(pool, verdict);
        verdict.tell(pool.tagStats("soak"));
        verdict.tell(sums(pool, work));
        return verdict;
    }

    private void addBudget(MapPool pool, SoakVerdict verdict) {
        long limit = pool.budget().limitBytes();
        verdict.add(
                "the budget is kept at each look",
                String.format(
                        Locale.ROOT,
                        "%,d looks, %,d of %,d bytes at most, %,d overruns",
                        looks,
                        mostUsed,
                        limit,
                        overruns),
                overruns == 0);
        long idle = 0;
        long lent = 0;
        for (Generation generation : Generation.fixed()) {
            PoolStats stats = pool.stats(generation);
            verdict.tell(stats);
            idle += stats.idleBytes();
            lent += stats.lentMaps();
        }
        verdict.add("no map is lent in the end", String.format(Locale.ROOT, "%,d", lent), lent == 0);
        long used = pool.budget().usedBytes();
        verdict.add(
                "idle maps end within the budget, and are all that is reserved",
                String.format(Locale.ROOT, "%,d idle, %,d reserved, %,d allowed", idle, used, limit),
                idle <= limit && idle == used);
    }
}

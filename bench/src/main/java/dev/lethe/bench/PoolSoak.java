package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Leak;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
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
                    + " idle bytes must never have exceeded the budget.",
            "Exit code: 0 when all that was so, 1 when not."
        })
public final class PoolSoak implements Callable<Integer> {
    private static final int VIRTUAL_WORKERS = 10_000;
    private static final int PLATFORM_WORKERS = 1_000;
    private static final int LOOK_MILLIS = 5;
    private static final int MOST_COLLECTIONS = 200;

    private final PrintStream terminal;
    private final LongAdder reported = new LongAdder();
    private final LongAdder reportedWithPlace = new LongAdder();

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

    @Option(names = "--budget", paramLabel = "MIB", description = "the budget of the pool (16)")
    private int budgetMebibytes = 16;

    @Option(names = "--backend", paramLabel = "NAME", description = "whose maps (core)")
    private String backend = "core";

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
    public Integer call() throws InterruptedException {
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
        terminal.printf(
                "%d %s threads on JDK %s, backend %s, %s minutes, budget %d MiB, one leak planted in %d turns%n",
                count,
                kind.kind(),
                System.getProperty("java.version"),
                backend,
                Markdown.figure(minutes),
                budgetMebibytes,
                leakEvery);
        List<Thread> threads = kind.start(count, worker -> () -> work.work(worker));
        watch(pool, work);
        work.end();
        for (Thread thread : threads) {
            thread.join();
        }
        work.closeVersions();
        boolean right = judge(pool, work);
        pool.close();
        return right ? 0 : 1;
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
            if (used < 0 || used > pool.budget().limitBytes()) {
                work.complain("the budget of " + pool.budget().limitBytes() + " bytes had " + used + " reserved");
            }
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

    private boolean judge(MapPool pool, SoakWork work) throws InterruptedException {
        long planted = work.planted.sum();
        for (int i = 0; i < MOST_COLLECTIONS && reported.sum() < planted; i++) {
            System.gc();
            Thread.sleep(20);
            pool.maintain();
        }
        System.gc();
        pool.maintain();
        if (reported.sum() != planted || reportedWithPlace.sum() != planted) {
            work.complain(planted + " leaks were planted, " + reported.sum() + " reported, " + reportedWithPlace.sum()
                    + " of them with where the lease was taken");
        }
        long idle = 0;
        for (Generation generation : Generation.fixed()) {
            var stats = pool.stats(generation);
            terminal.println(stats);
            idle += stats.idleBytes();
            if (stats.lentMaps() != 0) {
                work.complain(stats.lentMaps() + " maps of " + generation + " are lent, and nobody has a lease");
            }
        }
        if (idle > pool.budget().limitBytes() || idle != pool.budget().usedBytes()) {
            work.complain("idle maps retain " + idle + " bytes, with " + pool.budget());
        }
        terminal.println(pool.tagStats("soak"));
        terminal.println(sums(pool, work));
        work.complaints().forEach(what -> terminal.println("WRONG: " + what));
        terminal.println(work.wrong.sum() == 0 ? "All was as it must be." : "Something was wrong.");
        return work.wrong.sum() == 0;
    }
}

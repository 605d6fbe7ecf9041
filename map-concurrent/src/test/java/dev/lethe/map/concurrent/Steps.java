package dev.lethe.map.concurrent;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs threads one at a time and changes between them only at steps, by chance: each run can be had again from its seed. The twins of
 * src/test/faults call here() wherever the backend touches what threads share, so a run is one interleaving of those accesses.
 */
public final class Steps {
    /** Nobody needs more without being stuck: a program has some hundred to some thousand. */
    private static final int MOST = 300_000;

    private final Actor[] actors;
    private final Thread director = Thread.currentThread();
    private SplittableRandom random = new SplittableRandom();
    private int percent;
    private int steps;
    private @Nullable Throwable failure;
    private volatile Thread onStage = director;
    private volatile boolean over;

    Steps(int threads) {
        actors = new Actor[threads];
        for (int i = 0; i < threads; i++) {
            actors[i] = new Actor(this);
            actors[i].setDaemon(true);
            actors[i].start();
        }
    }

    /** Another thread may go on from here. */
    public static void here() {
        if (Thread.currentThread() instanceof Actor actor) {
            actor.steps.step(actor);
        }
    }

    /** This thread cannot get on: another goes on from here. The test's own thread runs alone, so it would wait for ever. */
    public static void blocked() {
        if (Thread.currentThread() instanceof Actor actor) {
            actor.steps.giveWay(actor);
        } else {
            throw new AssertionError("Stuck: somebody who is done left a lock held, or a version odd");
        }
    }

    /**
     * The same, for waits that have an end.
     *
     * @param nanos is not waited
     */
    public static void blockedFor(long nanos) {
        blocked();
    }

    /** Runs one task in each thread; returns what went wrong in the first that failed, or null. */
    @Nullable
    Throwable play(List<Runnable> tasks, long seed) {
        random = new SplittableRandom(seed);
        percent = new int[] {2, 6, 15, 40}[random.nextInt(4)];
        steps = 0;
        failure = null;
        for (int i = 0; i < actors.length; i++) {
            actors[i].task = tasks.get(i);
        }
        pass(actors[random.nextInt(actors.length)]);
        await(director);
        return failure;
    }

    /** Ends the threads. */
    void end() {
        over = true;
        for (Actor actor : actors) {
            LockSupport.unpark(actor);
        }
    }

    int steps() {
        return steps;
    }

    private void step(Actor actor) {
        count();
        if (random.nextInt(100) < percent) {
            giveWay(actor);
        }
    }

    private void count() {
        if (++steps > MOST) {
            throw new AssertionError("Stuck: " + MOST + " steps were not enough");
        }
    }

    private void giveWay(Actor actor) {
        count();
        int from = random.nextInt(actors.length);
        for (int i = 0; i < actors.length; i++) {
            Actor other = actors[(from + i) % actors.length];
            if (other != actor && other.task != null) {
                pass(other);
                await(actor);
                return;
            }
        }
    }

    private void pass(Thread next) {
        onStage = next;
        LockSupport.unpark(next);
    }

    private boolean await(Thread me) {
        for (int spins = 0; onStage != me; spins++) {
            if (over) {
                return false;
            }
            if (spins < 200) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        return true;
    }

    private void leave(Actor actor) {
        actor.task = null;
        for (Actor other : actors) {
            if (other.task != null) {
                pass(other);
                return;
            }
        }
        pass(director);
    }

    private static final class Actor extends Thread {
        private final Steps steps;
        private @Nullable Runnable task;

        Actor(Steps steps) {
            this.steps = steps;
        }

        @Override
        public void run() {
            while (steps.await(this)) {
                Runnable mine = task;
                try {
                    if (mine != null) {
                        mine.run();
                    }
                } catch (Throwable thrown) {
                    if (steps.failure == null) {
                        steps.failure = thrown;
                    }
                }
                steps.leave(this);
            }
        }
    }
}

package dev.lethe.map.unsafe;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does soon; the bound only ends a test that would wait for ever. Forked programs have no AssertJ. */
final class Settled {
    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Settled() {}

    static void await(BooleanSupplier condition) {
        await(condition, () -> {});
    }

    /** The same, with something done before each look. */
    static void await(BooleanSupplier condition, Runnable meanwhile) {
        long end = System.nanoTime() + BOUND_NANOS;
        meanwhile.run();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            meanwhile.run();
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("What should come true did not");
        }
    }
}

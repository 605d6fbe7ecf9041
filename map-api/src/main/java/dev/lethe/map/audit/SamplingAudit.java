package dev.lethe.map.audit;

import dev.lethe.map.LetheMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands every n-th mutation to a consumer; what the consumer throws is a veto. For any number of threads, as far as the consumer
 * is; allocates only for what it hands out.
 */
public final class SamplingAudit extends AnyAudit {
    private final long every;
    private final Consumer<? super MutationSample> consumer;
    private final AtomicLong seen = new AtomicLong();

    /**
     * Makes the hook.
     *
     * @param every of so many mutations one is handed out: the first, and each that comes this many after; at least 1
     * @param consumer takes it, before the mutation takes effect
     * @throws IllegalArgumentException when {@code every} is less than 1
     */
    public SamplingAudit(long every, Consumer<? super MutationSample> consumer) {
        if (every < 1) {
            throw new IllegalArgumentException(
                    "A sample is one of so many mutations, from 1 to " + Long.MAX_VALUE + ", not of " + every + ".");
        }
        this.every = every;
        this.consumer = Objects.requireNonNull(consumer, "consumer");
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        return seen.getAndIncrement() % every == 0;
    }

    @Override
    protected void show(
            Mutation mutation, LetheMap map, @Nullable Object key, @Nullable Object old, @Nullable Object value) {
        consumer.accept(new MutationSample(mutation, key, old, value));
    }
}

package dev.lethe.map.audit;

import dev.lethe.map.LetheMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the mutations of one or more maps; vetoes none. For any number of threads; allocates nothing when it is asked. */
public final class CountingAudit extends AnyAudit {
    /** Complete from the beginning, and so never written to again: the counters are what changes. */
    private final Map<Mutation, AtomicLong> counts = new EnumMap<>(Mutation.class);

    /** Begins at 0. */
    public CountingAudit() {
        for (Mutation mutation : Mutation.values()) {
            counts.put(mutation, new AtomicLong());
        }
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        counter(mutation).incrementAndGet();
        return false;
    }

    /**
     * Returns how many mutations of a kind were seen.
     *
     * @param mutation the kind
     * @return a number of mutations; under concurrent changes one that was right at some time during the call
     */
    public long count(Mutation mutation) {
        return counter(mutation).get();
    }

    private AtomicLong counter(Mutation mutation) {
        return Objects.requireNonNull(counts.get(Objects.requireNonNull(mutation, "mutation")));
    }

    @Override
    public String toString() {
        return "CountingAudit" + counts;
    }
}

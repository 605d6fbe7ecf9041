package dev.lethe.map.concurrent;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongObjectMapContract;
import java.util.Set;

class ConcurrentLongObjectMapTest extends LongObjectMapContract {
    @Override
    protected String backend() {
        return "concurrent";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(
                Capability.CONCURRENT,
                Capability.ATOMIC_CLEAR,
                Capability.SHRINKING,
                Capability.BOUNDED_PAUSE,
                Capability.AUDIT);
    }
}

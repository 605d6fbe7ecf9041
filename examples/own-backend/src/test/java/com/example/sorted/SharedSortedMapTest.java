package com.example.sorted;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongLongMapContract;
import java.util.Set;

/** The contract of long to long once more, with what it says of maps for many threads; many threads meet it in the stress tests. */
class SharedSortedMapTest extends LongLongMapContract {
    @Override
    protected String backend() {
        return "sorted-shared";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT, Capability.ATOMIC_CLEAR, Capability.CONSTANT_TIME_CLEAR);
    }
}

package com.example.sorted;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongLongMapContract;
import java.util.Set;

/** The contract of long to long, all of it. */
class SortedLongLongMapTest extends LongLongMapContract {
    @Override
    protected String backend() {
        return "sorted";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.CONSTANT_TIME_CLEAR, Capability.AUDIT);
    }
}

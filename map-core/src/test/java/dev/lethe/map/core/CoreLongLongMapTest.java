package dev.lethe.map.core;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongLongMapContract;
import java.util.Set;

class CoreLongLongMapTest extends LongLongMapContract {
    @Override
    protected String backend() {
        return "core";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.CONSTANT_TIME_CLEAR, Capability.SHRINKING, Capability.BOUNDED_PAUSE, Capability.AUDIT);
    }
}

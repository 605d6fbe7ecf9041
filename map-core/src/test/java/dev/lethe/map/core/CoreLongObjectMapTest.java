package dev.lethe.map.core;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongObjectMapContract;
import java.util.Set;

class CoreLongObjectMapTest extends LongObjectMapContract {
    @Override
    protected String backend() {
        return "core";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.NULLS, Capability.SHRINKING, Capability.BOUNDED_PAUSE, Capability.AUDIT);
    }
}

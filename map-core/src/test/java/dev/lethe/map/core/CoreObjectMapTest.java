package dev.lethe.map.core;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.ObjectMapContract;
import java.util.Set;

class CoreObjectMapTest extends ObjectMapContract {
    @Override
    protected String backend() {
        return "core";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.NULLS, Capability.SHRINKING, Capability.BOUNDED_PAUSE, Capability.AUDIT);
    }
}

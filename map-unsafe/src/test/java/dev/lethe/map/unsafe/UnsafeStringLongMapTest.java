package dev.lethe.map.unsafe;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.StringLongMapContract;
import java.util.Set;

class UnsafeStringLongMapTest extends StringLongMapContract {
    @Override
    protected String backend() {
        return "unsafe";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(
                Capability.OFF_HEAP,
                Capability.CONSTANT_TIME_CLEAR,
                Capability.SHRINKING,
                Capability.BOUNDED_PAUSE,
                Capability.AUDIT);
    }
}

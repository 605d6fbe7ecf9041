package dev.lethe.map.tck.toy;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongLongMapContract;
import java.util.Set;

class ToyLongLongMapTest extends LongLongMapContract {
    @Override
    protected String backend() {
        return "toy";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.SHRINKING, Capability.AUDIT);
    }
}

package dev.lethe.map.tck.toy;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.ObjectLongMapContract;
import java.util.Set;

class ToyObjectLongMapTest extends ObjectLongMapContract {
    @Override
    protected String backend() {
        return "toy";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
    }
}

package dev.lethe.map.tck.toy;

import dev.lethe.map.Capability;
import dev.lethe.map.tck.LongLongMapContract;
import dev.lethe.map.tck.LongObjectMapContract;
import dev.lethe.map.tck.ObjectLongMapContract;
import dev.lethe.map.tck.ObjectMapContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The maps that leases hand out do all that their maps do. */
class LeasedMapsTest {
    @Nested
    class Objects extends ObjectMapContract {
        @Override
        protected String backend() {
            return "leased";
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }

    @Nested
    class LongObject extends LongObjectMapContract {
        @Override
        protected String backend() {
            return "leased";
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }

    @Nested
    class LongLong extends LongLongMapContract {
        @Override
        protected String backend() {
            return "leased";
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.AUDIT);
        }
    }

    @Nested
    class ObjectLong extends ObjectLongMapContract {
        @Override
        protected String backend() {
            return "leased";
        }

        @Override
        protected Set<Capability> capabilities() {
            return Set.of(Capability.SHRINKING, Capability.NULLS, Capability.AUDIT);
        }
    }
}

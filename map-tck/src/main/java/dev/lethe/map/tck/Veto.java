package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.audit.AnyAudit;
import dev.lethe.map.audit.Mutation;

/** An audit hook that lets so many mutations pass, and vetoes each later one. */
final class Veto extends AnyAudit {
    /** What the hook throws. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private long allowed = Long.MAX_VALUE;

    void allow(long mutations) {
        allowed = mutations;
    }

    void allowAll() {
        allowed = Long.MAX_VALUE;
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        if (--allowed < 0) {
            throw new Refused();
        }
        return false;
    }
}

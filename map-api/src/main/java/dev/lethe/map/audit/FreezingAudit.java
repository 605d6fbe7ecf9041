package dev.lethe.map.audit;

import dev.lethe.map.LetheMap;

/**
 * Refuses all changes while it is frozen, with an {@link IllegalStateException}. For any number of threads: a change that begins
 * after {@link #freeze()} has returned is refused.
 */
public final class FreezingAudit extends AnyAudit {
    private volatile boolean frozen;

    /** Begins thawed. */
    public FreezingAudit() {}

    /** Refuses changes from now on. */
    public void freeze() {
        frozen = true;
    }

    /** Lets changes pass again. */
    public void thaw() {
        frozen = false;
    }

    /**
     * Tells whether changes are refused.
     *
     * @return true when they are
     */
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        if (frozen) {
            throw new IllegalStateException("This map is frozen, so " + mutation
                    + " is refused; thaw() of its FreezingAudit lets changes pass again.");
        }
        return false;
    }
}

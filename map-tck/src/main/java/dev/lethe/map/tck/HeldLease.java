package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Lease;

/**
 * A lease that a run holds, and the map of it beside its model.
 *
 * @param lease the lease
 * @param recipe of which its map was made
 * @param duel the map and its model
 * @param scoped whether it ends with the open scope
 * @param refusals what was taken from the map while it was leased
 */
record HeldLease(
        Lease<? extends LetheMap> lease,
        MapRecipe<? extends LetheMap> recipe,
        Duel duel,
        boolean scoped,
        Refusals refusals) {
    HeldLease(Lease<? extends LetheMap> lease, MapRecipe<? extends LetheMap> recipe, Duel duel, boolean scoped) {
        this(lease, recipe, duel, scoped, Refusals.of(duel.subject()));
    }

    /** Checks that the lease and the map it handed out refuse, and that to close them again does nothing. */
    void checkStale() {
        if (lease.isOpen()) {
            throw new AssertionError("A lease that was closed says that it is open: " + lease);
        }
        Outcome map = Outcome.of(lease::map);
        if (!(map.thrown() instanceof IllegalStateException)) {
            throw new AssertionError("map() of a closed lease did not refuse, but gave " + map, map.thrown());
        }
        refusals.check(duel.key(1), duel.value(1));
        lease.close();
        duel.subject().map().close();
    }
}

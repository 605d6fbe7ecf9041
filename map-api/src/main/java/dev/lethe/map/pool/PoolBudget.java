package dev.lethe.map.pool;

import dev.lethe.map.spi.IdleBudget;

/** The budgets that idle maps of one generation come under: their own, that of the pool, that of the process. */
final class PoolBudget {
    private final IdleBudget[] levels;

    PoolBudget(IdleBudget... levels) {
        this.levels = levels;
    }

    /** Reserves in all budgets or in none. */
    boolean tryReserve(long bytes) {
        for (int level = 0; level < levels.length; level++) {
            if (!levels[level].tryReserve(bytes)) {
                while (--level >= 0) {
                    levels[level].releaseDropped(bytes);
                }
                return false;
            }
        }
        return true;
    }

    void release(long bytes, boolean reused) {
        for (IdleBudget level : levels) {
            if (reused) {
                level.releaseReused(bytes);
            } else {
                level.releaseDropped(bytes);
            }
        }
    }

    /** What is reserved in the budget of the generation. */
    long usedBytes() {
        return levels[0].usedBytes();
    }

    long limitBytes() {
        return levels[0].limitBytes();
    }
}

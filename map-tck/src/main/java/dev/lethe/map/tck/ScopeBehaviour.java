package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.audit.AnyAudit;
import dev.lethe.map.audit.Mutation;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolScope;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.spi.IdleBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claim C14: whichever way a scope ends, its maps go back and its leases are stale. */
@Timeout(120)
abstract class ScopeBehaviour extends Behaviour {
    private static final int THREADS = 8;
    private static final int SCOPES = 1_000;

    private final MapPool pool = MapPool.builder()
            .within(IdleBudget.ofBytes(PoolSubject.SHARED_BYTES))
            .trackLeases(true)
            .build();

    private PoolStats stats() {
        return pool.stats(Generation.TRANSACTION);
    }

    @Test
    void everyWayToEndAScopeReturnsItsMaps() {
        MapRecipe<? extends LetheMap> recipe = source().recipe(source().builder());
        List<Consumer<PoolScope>> ends = List.of(PoolScope::commit, PoolScope::rollback, PoolScope::close);
        for (Consumer<PoolScope> end : ends) {
            PoolScope scope = pool.scope();
            List<Subject> maps = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Subject map = Subject.of(scope.map(recipe));
                assertThat(map.mappingCount()).isZero();
                map.put(key(i), value(i));
                maps.add(map);
            }
            Lease<?> early = scope.lease(Generation.TRANSIENT, recipe);
            early.close();
            assertThat(stats().lentMaps()).isEqualTo(5);
            end.accept(scope);
            assertThat(stats().lentMaps()).isZero();
            assertThat(stats().idleMaps()).isEqualTo(5);
            assertThat(maps)
                    .allSatisfy(map -> assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class));
            scope.close();
            assertThatThrownBy(() -> scope.map(recipe)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(scope::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(scope::rollback).isInstanceOf(IllegalStateException.class);
        }
        assertThat(stats().commits()).isOne();
        assertThat(stats().rollbacks()).isEqualTo(2);
        assertThat(stats().misses()).isEqualTo(5);
    }

    /** Refuses each clear by something that is no exception. */
    private static final class Refusal extends AnyAudit {
        @Override
        protected boolean before(Mutation mutation, LetheMap map) {
            if (mutation == Mutation.CLEAR) {
                throw new AssertionError("planted");
            }
            return false;
        }
    }

    @Test
    void errorOfOneMapKeepsNoOtherFromGoingBack() {
        assumeTrue(source().capabilities().contains(Capability.AUDIT), "nothing of a user runs when a map goes back");
        MapRecipe<? extends LetheMap> calm = source().recipe(source().builder());
        MapRecipe<? extends LetheMap> failing =
                source().recipe(source().builder().audit(new Refusal()));
        PoolScope scope = pool.scope();
        List<Subject> maps = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Subject map = Subject.of(i % 2 == 0 ? scope.map(failing) : scope.map(calm));
            map.put(key(i), value(i));
            maps.add(map);
        }
        assertThatThrownBy(scope::rollback)
                .isInstanceOf(AssertionError.class)
                .hasMessage("planted")
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));
        assertThat(stats().lentMaps()).isZero();
        assertThat(stats().idleMaps()).as("those that could be cleared").isEqualTo(3);
        assertThat(maps)
                .allSatisfy(map -> assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class));
        scope.close();
    }

    @Test
    void exceptionsInHalfOfTheScopesLoseNoMap() throws Exception {
        MapRecipe<? extends LetheMap> recipe = source().recipe(source().builder());
        String wrong = Race.of(THREADS, thread -> {
            for (int i = 0; i < SCOPES; i++) {
                try (PoolScope scope = pool.scope()) {
                    for (int maps = 0; maps <= i % 4; maps++) {
                        Subject map = Subject.of(scope.map(recipe));
                        if (map.mappingCount() != 0) {
                            return "a map had " + map.mappingCount() + " entries";
                        }
                        map.put(key(maps), value(thread));
                        if (i % 2 == 0 && maps == i % 4) {
                            throw new ArithmeticException("planted");
                        }
                    }
                    scope.commit();
                } catch (ArithmeticException planted) {
                    // half of the scopes end so
                }
            }
            return "";
        });
        assertThat(wrong).isEmpty();
        System.gc();
        PoolStats stats = stats();
        assertThat(stats.lentMaps()).isZero();
        assertThat(stats.leaks()).isZero();
        assertThat(stats.commits()).isEqualTo((long) THREADS * SCOPES / 2);
        assertThat(stats.rollbacks()).isEqualTo((long) THREADS * SCOPES / 2);
        assertThat(stats.hits() + stats.misses()).as("leases").isEqualTo((long) THREADS * SCOPES * 5 / 2);
        assertThat(stats.misses()).as("maps made").isEqualTo(stats.idleMaps() + stats.drops() + stats.givenUp());
    }
}

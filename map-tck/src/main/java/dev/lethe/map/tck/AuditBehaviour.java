package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.audit.AnyAudit;
import dev.lethe.map.audit.CountingAudit;
import dev.lethe.map.audit.Mutation;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Claim C17: an audit hook sees each mutation once, before it takes effect, and may veto it. */
abstract class AuditBehaviour extends AuditedBehaviour {
    private static final int SCRIPTS = Effort.of(40);

    @Test
    void backendWithoutAuditRefusesAHook() {
        assumeTrue(!source().capabilities().contains(Capability.AUDIT), "the backend calls audit hooks");
        assertThatThrownBy(() -> audited(new CountingAudit(), 0))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining(Capability.AUDIT.name());
    }

    @Test
    void hookOfAnotherShapeIsRefused() {
        MapAudit ofNoShape = new MapAudit() {};
        assertThatThrownBy(() -> audited(ofNoShape, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(source().shape().auditType().getName());
    }

    @Test
    void hookSeesWhatRandomCommandsDo() {
        assumeAudit();
        CommandRunner runner = new CommandRunner(source());
        for (int i = 0; i < SCRIPTS; i++) {
            CommandScript script = CommandReader.random(new Random(MapSource.SEED + i), 20 + i % 100);
            AuditShadow shadow = new AuditShadow(source());
            boolean[] made = new boolean[1];
            runner.run(
                    script,
                    builder -> {
                        MapAudit hook = made[0] ? new CountingAudit() : shadow; // a second map is for comparison only
                        made[0] = true;
                        return builder.audit(hook);
                    },
                    shadow::check);
        }
    }

    @Test
    void hookCountsEntriesThatComeStayAndLeave() {
        assumeAudit();
        CountingAudit counts = new CountingAudit();
        Subject map = audited(counts, 5000);
        map.reserve(20_000);
        map.map().trim();
        for (int i = 0; i < 5000; i++) {
            map.put(key(i), value(i + 1));
        }
        for (int i = 0; i < 4000; i++) {
            map.remove(key(i));
            map.remove(key(i));
        }
        assertThat(map.removeIf((key, value) -> true)).isTrue();
        map.clear();
        map.map().clearLazily();
        map.asMap().clear();
        map.put(key(1), value(1));
        assertThat(map.drainTo((key, value) -> {})).isEqualTo(1);
        assertThat(counts.count(Mutation.PUT)).isEqualTo(5001);
        assertThat(counts.count(Mutation.REPLACE)).isEqualTo(5000);
        assertThat(counts.count(Mutation.REMOVE)).isEqualTo(5000);
        assertThat(counts.count(Mutation.CLEAR)).isEqualTo(3);
        assertThat(counts.count(Mutation.DRAIN)).isEqualTo(1);
        map.put(key(2), value(2));
        map.map().close(); // that of a leased map returns it, empty: a clear
        assertThat(counts.count(Mutation.REMOVE)).isEqualTo(5000);
    }

    @Test
    void vetoLeavesTheMapAsItWas() {
        assumeAudit();
        for (int size : new int[] {4, 7, 12, 28, 600}) {
            changes().forEach((what, change) -> {
                Veto veto = new Veto();
                Subject map = audited(veto, size);
                Map<Object, Object> before = map.copy();
                veto.allow(0);
                Throwable thrown = catchThrowable(() -> change.accept(map));
                assertThat(map.copy()).as("%s vetoed, %s entries", what, size).isEqualTo(before);
                map.checkInvariants();
                veto.allowAll();
                if (thrown != null) {
                    assertThat(thrown).as(what).isInstanceOf(Veto.Refused.class);
                    change.accept(map);
                    assertThat(map.copy()).as("%s, no longer vetoed", what).isNotEqualTo(before);
                    map.checkInvariants();
                }
            });
        }
    }

    /** The cursor of such an iterator has gone on to the entry that hasNext() found. */
    @Test
    void vetoedRemovalOfAnIteratorThatLookedAheadMayBeTriedAgain() {
        assumeAudit();
        for (int size : new int[] {2, 7, 28, 600}) {
            Veto veto = new Veto();
            Subject map = audited(veto, size);
            Iterator<Object> keys = map.asMap().keySet().iterator();
            Object last = keys.next();
            assertThat(keys.hasNext()).isTrue();
            veto.allow(0);
            assertThatThrownBy(keys::remove).isInstanceOf(Veto.Refused.class);
            assertThat(map.asMap().containsKey(last)).isTrue();
            veto.allowAll();
            keys.remove();
            assertThat(map.asMap().containsKey(last)).isFalse();
            assertThatThrownBy(keys::remove).isInstanceOf(IllegalStateException.class);
            assertThat(map.mappingCount()).isEqualTo(size - 1);
            map.checkInvariants();
        }
    }

    @Test
    void vetoEndsABulkOperationBetweenEntries() {
        assumeAudit();
        for (int allowed : new int[] {1, 2, 59, 60}) {
            Veto veto = new Veto();
            Subject map = audited(veto, 150);
            veto.allow(allowed);
            assertThatThrownBy(() -> map.removeIf((key, value) -> true)).isInstanceOf(Veto.Refused.class);
            assertThat(map.mappingCount()).isEqualTo(150 - allowed);
            veto.allow(allowed);
            assertThatThrownBy(() -> map.replaceAll((key, value) -> value(-1))).isInstanceOf(Veto.Refused.class);
            long replaced =
                    map.copy().values().stream().filter(value(-1)::equals).count();
            assertThat(replaced).isEqualTo(allowed);
            map.checkInvariants();
        }
    }

    @Test
    void hookThatChangesTheMapIsDetected() {
        assumeAudit();
        boolean concurrent = source().capabilities().contains(Capability.CONCURRENT);
        changes().forEach((what, change) -> {
            Subject[] own = new Subject[1];
            boolean[] on = new boolean[1];
            Subject map = audited(
                    new AnyAudit() {
                        @Override
                        protected boolean before(Mutation mutation, LetheMap asking) {
                            if (on[0]) {
                                on[0] = false; // so that its own change passes
                                own[0].put(key(999), value(1));
                            }
                            return false;
                        }
                    },
                    20);
            own[0] = map;
            Map<Object, Object> before = map.copy();
            on[0] = true;
            Throwable thrown = catchThrowable(() -> change.accept(map));
            if (on[0]) {
                assertThat(map.copy()).as("%s asks no hook", what).isEqualTo(before);
            } else if (concurrent) { // the change of the hook is refused itself, as a recursive update where a lock is
                // held
                assertThat(thrown)
                        .as(what)
                        .isInstanceOfAny(ConcurrentModificationException.class, IllegalStateException.class);
                assertThat(map.copy()).as("%s, refused", what).isEqualTo(before);
            } else {
                assertThat(thrown).as(what).isInstanceOf(ConcurrentModificationException.class);
                before.put(key(999), value(1));
                assertThat(map.copy()).as("%s, refused", what).isEqualTo(before);
            }
            map.checkInvariants();
        });
    }
}

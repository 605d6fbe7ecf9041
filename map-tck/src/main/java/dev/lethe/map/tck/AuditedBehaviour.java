package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.MapAudit;
import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What rules about audit hooks share: maps with a hook, and all that such a map may be asked to change. */
abstract class AuditedBehaviour extends Behaviour {
    final void assumeAudit() {
        assumeTrue(source().capabilities().contains(Capability.AUDIT), "the backend calls no audit hooks");
    }

    final Subject audited(MapAudit hook, int entries) {
        Subject map = source().make(source().builder().audit(hook));
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
        return map;
    }

    /** What changes a map of some entries, beside the operations on one key. */
    final Map<String, Consumer<Subject>> changes() {
        Map<String, Consumer<Subject>> changes = new LinkedHashMap<>();
        changes.put("clear", Subject::clear);
        changes.put("clearLazily", map -> map.map().clearLazily());
        changes.put("clear of the view", map -> map.asMap().clear());
        changes.put("drainTo", map -> map.drainTo((key, value) -> {}));
        changes.put("removeIf", map -> map.removeIf((key, value) -> true));
        changes.put("replaceAll", map -> map.replaceAll((key, value) -> value(-5)));
        changes.put("putAll", map -> map.putAll(Map.of(key(1), value(-1), key(7777), value(-2))));
        changes.put("remove by cursor", map -> first(map).remove());
        changes.put("setValue by cursor", map -> first(map).setValue(value(-3)));
        changes.put(
                "setValue by entry",
                map -> map.asMap().entrySet().iterator().next().setValue(value(-4)));
        changes.put("remove by iterator", map -> {
            Iterator<Object> keys = map.asMap().keySet().iterator();
            keys.next();
            keys.remove();
        });
        for (int number : new int[] {3, 8888}) {
            for (SingleKeyOperation operation : SingleKeyOperation.values()) {
                changes.put(
                        operation + " of " + number,
                        map -> operation.run(
                                map, new Tripwire(), key(number), source().none(), value(number), value(-6)));
            }
        }
        return changes;
    }

    private static ObjectCursor<Object, Object> first(Subject map) {
        ObjectCursor<Object, Object> cursor = map.cursor();
        assertThat(cursor.advance()).isTrue();
        return cursor;
    }
}

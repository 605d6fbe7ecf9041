package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.function.Function;

/** What the contracts of exceptions share: keys and values that throw when a test says so, at every call in turn. */
abstract class WiredBehaviour extends Behaviour {
    private static final int MOST_CALLS = 2000;

    /** A map before one operation on one of its keys, or on a key that is absent. */
    record Case(int size, int mask, int number) {
        @Override
        public String toString() {
            return "key " + number + " of " + size + ", hashes masked by " + mask;
        }
    }

    /** Makes the same map again and again, and has the operation meet an exception at its first call, its second, and so on. */
    final void throwAtEveryCall(SingleKeyOperation operation, Case one, Function<Tripwire, Subject> makes) {
        for (int call = 1; call < MOST_CALLS; call++) {
            Tripwire wire = new Tripwire();
            Subject map = makes.apply(wire);
            Map<Object, Object> before = map.copy();
            Object key = wiredKey(one.number, one.mask, wire);
            Object present = wiredValue(one.number, wire);
            Object value = wiredValue(-1, wire);
            wire.set(call);
            Throwable thrown = catchThrowable(() -> operation.run(map, wire, key, source().none(), present, value));
            wire.set(0);
            map.checkInvariants();
            if (!(thrown instanceof Tripwire.Tripped)) {
                assertThat(thrown).as("%s of %s", operation, one).isNull();
                return;
            }
            Map<Object, Object> after = map.copy();
            if (!after.equals(before) || map.mappingCount() != one.size) {
                throw new AssertionError(
                        operation + " of " + one + ", threw at call " + call + " and changed the map: "
                                + Duel.difference(after, before),
                        thrown);
            }
            before.forEach((k, v) -> assertThat(map.containsKey(k)).isTrue());
        }
        throw new AssertionError(operation + " of " + one + ", makes more than " + MOST_CALLS + " calls.");
    }

    /** Returns a key whose methods touch the wire, where keys are objects. */
    final Object wiredKey(int number, int mask, Tripwire wire) {
        if (source().stringKeys()) {
            return mask == 0 ? Strings.ofOneHash(number) : "w" + number; // whose methods touch nothing
        }
        return source().shape().objectKeys()
                ? new ScriptedKey(number, number * 0x9e37_79b9 & mask, wire)
                : (Object) (number * 0x9e37_79b9L);
    }

    /** Returns a value whose methods touch the wire, where values are objects. */
    final Object wiredValue(int number, Tripwire wire) {
        return source().shape().objectValues() ? new TrippingValue(number, wire) : (Object) (long) number;
    }
}

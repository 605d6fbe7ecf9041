package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;

/** What the contracts of claim C5 share: keys and values that are watched, and the question whether all are gone. */
abstract class ReachabilityBehaviour extends Behaviour {
    final Graves keys = new Graves();
    final Graves values = new Graves();

    /** Returns a key that equals the watched one of this number, and is another object. */
    final Object like(int number, int hash) {
        if (source().stringKeys()) {
            return "watched " + number;
        }
        return source().shape().objectKeys() ? new ScriptedKey(number, hash) : (Object) (long) number;
    }

    /** Returns the number of a key that is no long. */
    static int numberOf(Object key) {
        return key instanceof ScriptedKey scripted
                ? scripted.number()
                : Integer.parseInt(((String) key).substring("watched ".length()));
    }

    final Object watchedKey(int number, int hash) {
        Object key = like(number, hash);
        return source().shape().objectKeys() ? keys.watch(key) : key;
    }

    final Object watchedValue(int number) {
        return source().shape().objectValues() ? values.watch(new int[] {number}) : (Object) (long) number;
    }

    /** None of the watched is reachable from the map, which is sound and lives on. */
    final void allCollected(Subject map, String after) {
        noneSurvives(after);
        assertThat(keys.watched() + values.watched()).isPositive();
        Reference.reachabilityFence(map);
        map.checkInvariants();
    }

    /** None of the watched is reachable; the caller keeps the map alive. */
    final void noneSurvives(String after) {
        assertThat(keys.survivors()).as("keys reachable after %s", after).isZero();
        assertThat(values.survivors()).as("values reachable after %s", after).isZero();
    }
}

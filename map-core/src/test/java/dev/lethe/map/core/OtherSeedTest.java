package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.MapStats;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keys that were chosen by one secret, or stand in the order that it gave them, are to a map that has another. */
class OtherSeedTest {
    private static final int ENTRIES = 20_000;
    private static final int SEEDS = 20;

    private static Subject make(Shape shape, long seed) {
        return Subject.of(CoreProvider.create(
                MapSpec.builder(shape, shape.mapType()).seed(seed).build(), Allocator.DEFAULT));
    }

    private static Subject filled(CoreFixture fixture, Shape shape, long seed, List<?> keys) {
        Subject map = make(shape, seed);
        keys.forEach(key -> map.put(key, fixture.value(1)));
        map.checkInvariants();
        return map;
    }

    @ParameterizedTest
    @EnumSource(names = {"LONG_LONG", "LONG_OBJECT"})
    void keysOfOneHashSpreadWhereTheSecretIsAnother(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            keys.add(fixture.key(42, i));
        }
        assertThat(filled(fixture, shape, CoreFixture.SEED, keys).map().stats().fallbackEntries())
                .as("entries in the stash of the map that the keys were chosen against")
                .isEqualTo(ENTRIES - CoreFixture.WITHIN_REACH);
        for (int i = 0; i < SEEDS; i++) {
            assertThat(filled(fixture, shape, i * 77L + 5, keys).map().stats().fallbackEntries())
                    .as("entries in the stash of a map with another seed")
                    .isLessThanOrEqualTo(CoreFixture.WITHIN_REACH);
        }
    }

    /** Two maps of a program have two secrets, so the order of one is no order to the other, and no crowd comes of it. */
    @ParameterizedTest
    @EnumSource(names = {"LONG_LONG", "LONG_OBJECT"})
    void keysInTheOrderOfAWalkAreAsGoodAsShuffled(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            keys.add(fixture.key(i));
        }
        for (int i = 0; i < SEEDS; i++) {
            List<Object> walked = filled(fixture, shape, i, keys).keys().toList();
            List<Object> shuffled = new ArrayList<>(walked);
            Collections.shuffle(shuffled, new Random(i));
            MapStats inOrder =
                    filled(fixture, shape, CoreFixture.SEED, walked).map().stats();
            MapStats inAnyOrder =
                    filled(fixture, shape, CoreFixture.SEED, shuffled).map().stats();
            assertThat(inOrder.fallbackEntries()).isLessThanOrEqualTo(CoreFixture.WITHIN_REACH);
            assertThat(inOrder.growths()).isEqualTo(inAnyOrder.growths());
            assertThat(inOrder.capacity()).isEqualTo(inAnyOrder.capacity());
        }
    }
}

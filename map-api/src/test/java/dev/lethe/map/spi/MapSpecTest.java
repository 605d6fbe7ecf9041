package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lethe.map.Capability;
import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Hasher;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapAudit;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.Retention;
import dev.lethe.map.StubMap;
import dev.lethe.map.audit.CountingAudit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The spec: what backends are told, checked and unchangeable. */
class MapSpecTest {
    private static final MapAudit AUDIT = new CountingAudit();

    @Test
    void toBuilderCopiesEverything() {
        MapSpec<ObjectMap<String, String>> spec = MapSpec.<ObjectMap<String, String>>builder(
                        Shape.OBJECT_OBJECT, ObjectMap.class)
                .expectedSize(9)
                .retention(Retention.KEEP)
                .require(Set.of(Capability.NULLS))
                .hasher(Hasher.identity())
                .name("copied")
                .seed(3L)
                .audit(AUDIT)
                .keyType(String.class)
                .build();

        MapSpec<ObjectMap<String, String>> copy = spec.toBuilder().build();

        assertThat(copy).usingRecursiveComparison().isEqualTo(spec);
        assertThat(copy.audit()).isSameAs(AUDIT);
        assertThat(copy.hasher()).isSameAs(Hasher.identity());
        assertThat(copy).hasToString(spec.toString());
    }

    @Test
    void aSpecDoesNotChangeWithItsBuilder() {
        MapSpec.Builder<LongLongMap> builder = longLongs();
        MapSpec<LongLongMap> spec = builder.build();

        builder.require(Set.of(Capability.SHRINKING)).name("later");
        spec.toBuilder().require(Set.of(Capability.NULLS));

        assertThat(spec.required()).isEmpty();
        assertThat(spec.name()).isEmpty();
        assertThat(builder.build().required()).isUnmodifiable().containsExactly(Capability.SHRINKING);
    }

    @Test
    void capabilitiesKeepOneOrder() {
        Set<Capability> all = EnumSet.allOf(Capability.class);

        assertThat(longLongs().require(new HashSet<>(all)).build().required()).containsExactlyElementsOf(all);
    }

    @Test
    void theMapTypeMustBeOfTheShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapSpec.<LongLongMap>builder(Shape.OBJECT_OBJECT, LongLongMap.class))
                .withMessageContaining("OBJECT_OBJECT")
                .withMessageContaining(ObjectMap.class.getName())
                .withMessageContaining(LongLongMap.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LetheMap.class))
                .withMessageContaining(LetheMap.class.getName());
    }

    @Test
    void badArgumentsAreRefused() {
        MapSpec.Builder<LongLongMap> builder = longLongs();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.expectedSize(-5))
                .withMessageContaining("-5");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.retention(null))
                .withMessage("retention");
        assertThatNullPointerException().isThrownBy(() -> builder.require(null)).withMessage("capabilities");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.require(Collections.singleton(null)))
                .withMessage("capability");
        assertThatNullPointerException()
                .isThrownBy(() -> MapSpec.<LongLongMap>builder(null, LongLongMap.class))
                .withMessage("shape");
        assertThatNullPointerException()
                .isThrownBy(() -> MapSpec.<LongLongMap>builder(Shape.LONG_LONG, null))
                .withMessage("mapType");
    }

    @Test
    void castLetsOnlyTheInterfaceThrough() {
        MapSpec<ConcurrentObjectMap<String, String>> spec = MapSpec.<ConcurrentObjectMap<String, String>>builder(
                        Shape.OBJECT_OBJECT, ConcurrentObjectMap.class)
                .build();
        LetheMap plain = StubMap.make(ObjectMap.class, "stub", spec);
        LetheMap concurrent = StubMap.make(ConcurrentObjectMap.class, "stub", spec);

        assertThat(spec.cast(concurrent) == concurrent).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> spec.cast(plain))
                .withMessageContaining(plain.getClass().getName())
                .withMessageContaining(ConcurrentObjectMap.class.getName())
                .withMessageContaining("fault of the backend");
        assertThatNullPointerException().isThrownBy(() -> spec.cast(null)).withMessage("map");
    }

    @Test
    void shapesKnowTheirKeysAndValues() {
        assertThat(Shape.values()).allSatisfy(shape -> {
            assertThat(shape.mapType().getSimpleName().startsWith("Object")).isEqualTo(shape.objectKeys());
            assertThat(shape.mapType().getSimpleName().endsWith("LongMap")).isNotEqualTo(shape.objectValues());
        });
    }

    @Test
    void availabilityTellsTheReason() {
        assertThat(Availability.available().isAvailable()).isTrue();
        assertThat(Availability.available().reason()).isEmpty();
        assertThat(Availability.available()).hasToString("available");
        assertThat(Availability.unavailable("no memory").isAvailable()).isFalse();
        assertThat(Availability.unavailable("no memory")).hasToString("unavailable: no memory");
        assertThatIllegalArgumentException().isThrownBy(() -> Availability.unavailable(" "));
        assertThatNullPointerException()
                .isThrownBy(() -> Availability.unavailable(null))
                .withMessage("reason");
    }

    private static MapSpec.Builder<LongLongMap> longLongs() {
        return MapSpec.builder(Shape.LONG_LONG, LongLongMap.class);
    }
}

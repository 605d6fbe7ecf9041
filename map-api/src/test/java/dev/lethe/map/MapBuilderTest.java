package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lethe.map.Strangers.Crowd;
import dev.lethe.map.Strangers.Plain;
import dev.lethe.map.Strangers.Watched;
import dev.lethe.map.audit.CountingAudit;
import dev.lethe.map.spi.MapSpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments of the builder: what is allowed arrives, what is not is refused at once with its name and value. */
class MapBuilderTest {
    private final MapBuilder builder = Lethe.builder(ServiceLines.of(Plain.class, Crowd.class));

    @ParameterizedTest
    @ValueSource(longs = {-1, -1_000, Long.MIN_VALUE})
    void negativeSizesAreRefused(long entries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.expectedSize(entries))
                .withMessage(
                        "expectedSize takes a number of entries from 0 to 9223372036854775807, not " + entries + ".");
        assertThat(specOf(builder.longLongMap()).expectedSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Integer.MAX_VALUE, Long.MAX_VALUE})
    void anySizeFromZeroIsAHint(long entries) {
        assertThat(specOf(builder.expectedSize(entries).longLongMap()).expectedSize())
                .isEqualTo(entries);
    }

    @Test
    void nullIsRefusedByName() {
        refusesNull("backend", () -> builder.backend(null));
        refusesNull("retention", () -> builder.retention(null));
        refusesNull("name", () -> builder.name(null));
        refusesNull("keyType", () -> builder.keyType(null));
        refusesNull("capabilities", () -> builder.require((Capability[]) null));
        refusesNull("capability", () -> builder.require(Capability.NULLS, null));
        refusesNull("hasher", () -> builder.objectMap(null));
        refusesNull("hasher", () -> builder.concurrentMap(null));
        refusesNull("hasher", () -> builder.objectLongMap(null));
        refusesNull("hasher", () -> builder.recipe().objectMap(null));
        refusesNull("hasher", () -> builder.recipe().concurrentMap(null));
        refusesNull("hasher", () -> builder.recipe().objectLongMap(null));
        refusesNull("loader", () -> Lethe.builder(null));
        refusesNull("loader", () -> Lethe.backends(null));
        refusesNull(
                "shape",
                () -> Lethe.backends(ServiceLines.of(Plain.class)).get(0).capabilities(null));
    }

    @Test
    void whatIsRefusedChangesNothing() {
        refusesNull("capability", () -> builder.require(Capability.CONCURRENT, null));
        refusesNull("retention", () -> builder.retention(null));

        MapSpec<?> spec = specOf(builder.longLongMap());

        assertThat(spec.required()).isEmpty();
        assertThat(spec.retention()).isSameAs(Retention.SHRINK);
    }

    @Test
    void defaultsAreThoseOfTheJavadoc() {
        MapSpec<?> spec = specOf(builder.longLongMap());

        assertThat(spec.expectedSize()).isZero();
        assertThat(spec.retention()).isSameAs(Retention.SHRINK);
        assertThat(spec.required()).isEmpty();
        assertThat(spec.name()).isEmpty();
        assertThat(spec.seed()).isEmpty();
        assertThat(spec.hasher()).isNull();
        assertThat(spec.audit()).isNull();
        assertThat(spec.keyType()).isNull();
    }

    @Test
    void requirementsAddUp() {
        builder.require(Capability.ATOMIC_CLEAR).require().require(Capability.CONCURRENT, Capability.CONCURRENT);

        assertThat(specOf(builder.objectMap()).required())
                .containsExactly(Capability.CONCURRENT, Capability.ATOMIC_CLEAR);
    }

    @Test
    void auditHookIsOfTheShapeAndIsARequirement() {
        MapBuilder builder = Lethe.builder(ServiceLines.of(Plain.class, Watched.class));
        CountingAudit hook = new CountingAudit();
        builder.audit(hook);

        assertThat(specOf(builder.objectLongMap()).audit()).isSameAs(hook);
        assertThat(specOf(builder.objectLongMap()).required()).containsExactly(Capability.AUDIT);
        assertThatNullPointerException().isThrownBy(() -> builder.audit(null)).withMessage("audit");

        builder.audit(new LongLongAudit() {});
        assertThat(specOf(builder.longLongMap()).audit()).isInstanceOf(LongLongAudit.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.longObjectMap())
                .withMessageContainingAll("LONG_OBJECT", LongObjectAudit.class.getName());
    }

    @Test
    void theTypeOfKeysIsForShapesThatHaveObjectsAsKeys() {
        builder.keyType(String.class);

        assertThat(specOf(builder.objectLongMap()).keyType()).isSameAs(String.class);
        assertThat(specOf(builder.objectMap()).keyType()).isSameAs(String.class);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::longLongMap)
                .withMessage(
                        "A map of shape LONG_LONG has keys of type long, not java.lang.String; leave keyType out.");
    }

    @Test
    void concurrentMapLeavesTheBuilderAsItWas() {
        builder.concurrentMap();

        assertThat(specOf(builder.objectMap()).required()).isEmpty();
    }

    @Test
    void aBuilderCanBeUsedAgain() {
        MapSpec<?> first = specOf(builder.name("first").longLongMap());
        MapSpec<?> second = specOf(builder.name("second").seed(7).longObjectMap());

        assertThat(first.name()).contains("first");
        assertThat(first.seed()).isEmpty();
        assertThat(second.name()).contains("second");
    }

    private static void refusesNull(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    private static MapSpec<?> specOf(LetheMap map) {
        return StubMap.of(map).spec();
    }
}

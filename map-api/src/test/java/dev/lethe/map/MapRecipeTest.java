package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Strangers.Crowd;
import dev.lethe.map.Strangers.Empty;
import dev.lethe.map.Strangers.Mistaken;
import dev.lethe.map.Strangers.Moody;
import dev.lethe.map.Strangers.Plain;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recipes: the choice is made once, and what was asked for arrives at the backend with each map. */
class MapRecipeTest {
    private static final Hasher<Object> BY_TEXT = new Hasher<>() {
        @Override
        public long hash(Object key) {
            return key.toString().hashCode();
        }

        @Override
        public boolean equal(Object present, Object asked) {
            return present.toString().equals(asked.toString());
        }
    };

    @Test
    void makesSeveralMaps() {
        MapRecipe<LongLongMap> recipe = builder().recipe().longLongMap();

        LongLongMap one = recipe.create();
        LongLongMap other = recipe.create();

        assertThat(one == other).as("one map handed out twice").isFalse();
        assertThat(StubMap.of(one).spec()).isSameAs(recipe.spec());
        assertThat(StubMap.of(other).spec()).isSameAs(recipe.spec());
        assertThat(recipe.backend()).isEqualTo("plain");
        assertThat(recipe.toString()).contains("plain", "LONG_LONG");
    }

    @Test
    void keepsToItsChoice() {
        Moody.available = true;
        MapRecipe<LongLongMap> recipe = Lethe.builder(ServiceLines.of(Moody.class, Plain.class))
                .recipe()
                .longLongMap();
        Moody.available = false;

        assertThat(StubMap.of(recipe.create()).backend()).isEqualTo("moody");
    }

    @Test
    void theSpecCarriesEverything() {
        MapRecipe<ObjectMap<String, Object>> recipe = builder()
                .expectedSize(1_000)
                .retention(Retention.keepAtLeast(50))
                .name("sessions")
                .seed(-1)
                .require(Capability.ATOMIC_CLEAR)
                .recipe()
                .objectMap(BY_TEXT);

        MapSpec<?> spec = StubMap.of(recipe.create()).spec();

        assertThat(spec.shape()).isEqualTo(Shape.OBJECT_OBJECT);
        assertThat(spec.expectedSize()).isEqualTo(1_000);
        assertThat(spec.retention()).isEqualTo(Retention.keepAtLeast(50));
        assertThat(spec.name()).contains("sessions");
        assertThat(spec.seed()).hasValue(-1);
        assertThat(spec.required()).containsExactly(Capability.ATOMIC_CLEAR);
        assertThat(spec.hasher()).isSameAs(BY_TEXT);
        assertThat(spec.toString()).contains("1000", "keepAtLeast(50)", "ATOMIC_CLEAR", "sessions");
    }

    @Test
    void laterChangesOfTheBuilderDoNotReachARecipe() {
        MapBuilder builder = builder().name("before");
        MapRecipe<LongLongMap> recipe = builder.recipe().longLongMap();

        builder.name("after").require(Capability.NULLS);

        assertThat(recipe.spec().name()).contains("before");
        assertThat(recipe.spec().required()).isEmpty();
    }

    @Test
    void laterChangesOfTheBuilderDoNotReachTheChoicesOfShape() {
        MapBuilder builder = builder()
                .backend("plain")
                .name("before")
                .expectedSize(7)
                .retention(Retention.KEEP)
                .seed(1);
        RecipeBuilder recipes = builder.recipe();
        MapRecipe<LongLongMap> recipe = recipes.longLongMap();

        builder.backend("none")
                .name("after")
                .expectedSize(9)
                .retention(Retention.SHRINK)
                .seed(2)
                .require(Capability.NULLS)
                .keyType(String.class);

        assertThat(recipes.longLongMap()).isEqualTo(recipe);
        assertThat(recipe.spec().expectedSize()).isEqualTo(7);
        assertThatThrownBy(() -> builder.recipe().longLongMap()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyEndHasItsShape() {
        RecipeBuilder recipes = builder().recipe();

        assertThat(recipes.objectMap().spec().shape()).isEqualTo(Shape.OBJECT_OBJECT);
        assertThat(recipes.objectMap(BY_TEXT).spec().shape()).isEqualTo(Shape.OBJECT_OBJECT);
        assertThat(recipes.concurrentMap().spec().shape()).isEqualTo(Shape.OBJECT_OBJECT);
        assertThat(recipes.concurrentMap(BY_TEXT).spec().hasher()).isSameAs(BY_TEXT);
        assertThat(recipes.longObjectMap().spec().shape()).isEqualTo(Shape.LONG_OBJECT);
        assertThat(recipes.longLongMap().spec().shape()).isEqualTo(Shape.LONG_LONG);
        assertThat(recipes.objectLongMap().spec().shape()).isEqualTo(Shape.OBJECT_LONG);
        assertThat(recipes.objectLongMap(BY_TEXT).spec().hasher()).isSameAs(BY_TEXT);
    }

    @Test
    void everyEndOfTheBuilderMakesItsInterface() {
        MapBuilder builder = builder();

        assertThat(List.<LetheMap>of(
                        builder.<String, String>objectMap(),
                        builder.<String, String>objectMap(BY_TEXT),
                        builder.<String, String>concurrentMap(),
                        builder.<String, String>concurrentMap(BY_TEXT),
                        builder.<String>longObjectMap(),
                        builder.longLongMap(),
                        builder.<String>objectLongMap(),
                        builder.<String>objectLongMap(BY_TEXT)))
                .extracting(map -> StubMap.of(map).spec().shape().mapType().isInstance(map))
                .containsOnly(true);
    }

    @Test
    void aMapOfTheWrongTypeIsTheFaultOfTheBackend() {
        MapRecipe<LongLongMap> recipe =
                Lethe.builder(ServiceLines.of(Mistaken.class)).recipe().longLongMap();

        assertThatIllegalStateException()
                .isThrownBy(recipe::create)
                .withMessageContaining("mistaken (" + Mistaken.class.getName() + ")")
                .withMessageContaining(LongLongMap.class.getName())
                .withMessageContaining("fault of the backend");
    }

    @Test
    void noMapIsTheFaultOfTheBackend() {
        assertThatIllegalStateException()
                .isThrownBy(Lethe.builder(ServiceLines.of(Empty.class))::objectMap)
                .withMessageContaining("empty (" + Empty.class.getName() + ")")
                .withMessageContaining("fault of the backend");
    }

    private static MapBuilder builder() {
        return Lethe.builder(ServiceLines.of(Plain.class, Crowd.class));
    }
}

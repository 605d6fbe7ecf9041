package dev.lethe.map;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the API module: it depends on nothing, and nothing in it depends on what it should not. */
class ArchitectureTest {
    private static final String USERS = "dev.lethe.map";
    private static final String BACKENDS = "dev.lethe.map.spi";
    private static final String EVENTS = "dev.lethe.map.events";
    private static final String MONITOR = "dev.lethe.map.monitor";

    /** Only what is delivered: the folder or jar that Lethe is in, not the tests. */
    private static final JavaClasses DELIVERED = new ClassFileImporter().importPath(Compiled.api());

    @Test
    void theRulesSeeTheWholeModule() {
        assertThat(DELIVERED.size()).as("classes seen").isGreaterThanOrEqualTo(45);
        assertThat(DELIVERED.contain(Lethe.class)).isTrue();
        assertThat(DELIVERED.contain(dev.lethe.map.spi.MapProvider.class)).isTrue();
        assertThat(DELIVERED.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void dependsOnTheJdkAndItselfOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        USERS,
                        BACKENDS,
                        EVENTS,
                        "dev.lethe.map.audit",
                        "dev.lethe.map.pool",
                        MONITOR,
                        "java..",
                        "javax.management..", // as that
                        "jdk.jfr", // where the runtime image has it: see MapEvents
                        "org.jspecify.annotations")
                .because("the API module has no dependency at run time, and never one on a backend")
                .check(DELIVERED);
    }

    @Test
    void doesNotLogNorPrint() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "sun..")
                .check(DELIVERED);
        noClasses()
                .that()
                .resideOutsideOfPackage(EVENTS)
                .or()
                .arePublic()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk..")
                .because("without jdk.jfr all but the events have to work")
                .check(DELIVERED);
        noClasses()
                .that()
                .resideOutsideOfPackage(MONITOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.management..", "javax.management..")
                .because("without java.management all but the MXBean has to work")
                .check(DELIVERED);
        noClasses().should().accessField(System.class, "out").check(DELIVERED);
        noClasses().should().accessField(System.class, "err").check(DELIVERED);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(DELIVERED);
    }

    /** What users see and what backends implement name each other: the one circle that is meant. */
    @Test
    void packagesFormNoCircleButTheKnownOne() {
        slices().matching("(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(inPackage(USERS), inPackage(BACKENDS))
                .check(DELIVERED);
    }

    /** Of the SPI, what users see needs only what a choice is made of, and the skeletons nothing of the choice. */
    @Test
    void theKnownCircleIsNarrow() {
        noClasses()
                .that()
                .resideInAPackage(BACKENDS)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "make the choice",
                        (JavaClass type) -> List.of(
                                        Lethe.class,
                                        MapBuilder.class,
                                        RecipeBuilder.class,
                                        MapRecipe.class,
                                        BackendInfo.class,
                                        Catalog.class,
                                        Selection.class)
                                .stream()
                                .anyMatch(type::isEquivalentTo)))
                .check(DELIVERED);
        noClasses()
                .that()
                .resideInAPackage(USERS)
                .should()
                .dependOnClassesThat(inPackage(BACKENDS)
                        .and(DescribedPredicate.describe(
                                "are skeletons",
                                (JavaClass type) -> type.getSimpleName().startsWith("Abstract"))))
                .check(DELIVERED);
    }

    @Test
    void publicTypesAreInNullMarkedPackages() {
        classes().that().arePublic().should(beInANullMarkedPackage()).check(DELIVERED);
    }

    @Test
    void publicClassesAreClosedUnlessTheyAreSkeletons() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT)
                .check(DELIVERED);
    }

    private static DescribedPredicate<JavaClass> inPackage(String name) {
        return JavaClass.Predicates.resideInAPackage(name);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in " + type.getPackageName()));
            }
        };
    }
}

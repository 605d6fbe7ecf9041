package dev.lethe.map.unsafe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The rules of the module: Unsafe in one class, java.lang.foreign in one other, only the provider public. */
class ArchitectureTest {
    private static final String PACKAGE = "dev.lethe.map.unsafe";

    /** Only what is delivered, of the part for Java 17. */
    private static final JavaClasses DELIVERED = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/META-INF/"))
            .importPath(ForkedJvm.pathOf(NativeHeap.class));

    @Test
    void theRulesSeeTheWholeModule() {
        assertThat(DELIVERED.size()).isGreaterThan(20);
        assertThat(DELIVERED.contain(UnsafeAccess.class)).isTrue();
        assertThat(DELIVERED.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void dependsOnTheApiAndTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        PACKAGE,
                        "dev.lethe.map",
                        "dev.lethe.map.events",
                        "dev.lethe.map.spi",
                        "java..",
                        "javax.management..",
                        "sun.misc",
                        "org.jspecify.annotations")
                .check(DELIVERED);
    }

    @Test
    void oneClassNamesUnsafeAndOneUsesIt() {
        noClasses()
                .that()
                .doNotHaveSimpleName("UnsafeAccess")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sun..")
                .check(DELIVERED);
        noClasses()
                .that()
                .doNotHaveSimpleName("Storage")
                .and()
                .doNotHaveSimpleName("UnsafeProbe")
                .and()
                .doNotHaveSimpleName("UnsafeAccess")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("UnsafeAccess")
                .check(DELIVERED);
    }

    /** The module java.management need not be there. */
    @Test
    void onlyTheBeanNamesJmx() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HeapBean")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.management..", "java.lang.management..")
                .check(DELIVERED);
    }

    @Test
    void onlyTheProviderIsPublic() {
        noClasses()
                .that()
                .doNotHaveSimpleName("UnsafeProvider")
                .should()
                .bePublic()
                .check(DELIVERED);
    }
}

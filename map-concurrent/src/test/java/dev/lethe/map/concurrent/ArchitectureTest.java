package dev.lethe.map.concurrent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.VarHandle;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the module: it depends on the API and the JDK, pins no virtual thread, and has its racing accesses in few places. */
class ArchitectureTest {
    /** Table, its slots and its counters; the table of a shape, the directory, and the list of a drain. */
    private static final String RACING =
            ".*\\.(Table|TableState|Drained|Hashing(\\$.*)?|(Long|Object)(Long|Object)(Slots|Search|Table|Places|Directory|Walk))";

    private static final String SERVICE = "dev.lethe.map.spi.MapProvider";

    /** Only what is delivered: the folder or jar that the provider is in, not the tests. */
    private static final JavaClasses DELIVERED = new ClassFileImporter().importPath(delivered());

    private static Path delivered() {
        try {
            return Path.of(ConcurrentProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theRulesSeeTheWholeModule() {
        assertThat(DELIVERED.size()).as("classes seen").isGreaterThanOrEqualTo(40);
        assertThat(DELIVERED.contain(ConcurrentProvider.class)).isTrue();
        assertThat(DELIVERED.contain(ObjectObjectTable.class)).isTrue();
        assertThat(DELIVERED.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void dependsOnTheApiAndTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.lethe.map.concurrent",
                        "dev.lethe.map",
                        "dev.lethe.map.events",
                        "dev.lethe.map.spi",
                        "java..",
                        "org.jspecify.annotations")
                .because("a backend has no dependency at run time but the API, and this one needs no unsafe memory")
                .check(DELIVERED);
    }

    @Test
    void racingAccessesAreWhereTheirModesAreWrittenDown() {
        noClasses()
                .that()
                .haveNameNotMatching(RACING)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(VarHandle.class)
                .because("Table, its slots and the directory say of each access what it must not be reordered with")
                .check(DELIVERED);
        noClasses()
                .that()
                .areNotAssignableTo(Mutex.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent.locks..")
                .because("there is one kind of lock")
                .check(DELIVERED);
    }

    @Test
    void pinsNoVirtualThread() {
        assertThat(DELIVERED.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED)))
                .isEmpty();
        noClasses().should().callMethod(Object.class, "wait").check(DELIVERED);
        noClasses().should().callMethod(Object.class, "notifyAll").check(DELIVERED);
    }

    @Test
    void doesNotLogNorPrint() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.lang.management..", "sun..", "jdk..")
                .check(DELIVERED);
        noClasses().should().accessField(System.class, "out").check(DELIVERED);
        noClasses().should().accessField(System.class, "err").check(DELIVERED);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(DELIVERED);
    }

    @Test
    void onlyTheProviderIsPublic() {
        classes()
                .that()
                .arePublic()
                .should()
                .be(ConcurrentProvider.class)
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(DELIVERED);
    }

    @Test
    void bothDescriptorsNameTheProvider() throws IOException {
        String provider = ConcurrentProvider.class.getName();
        try (InputStream services = resource("/META-INF/services/" + SERVICE);
                InputStream module = resource("/module-info.class")) {
            assertThat(new String(services.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines(provider);
            ModuleDescriptor descriptor = ModuleDescriptor.read(module);
            assertThat(descriptor.name()).isEqualTo("dev.lethe.map.concurrent");
            assertThat(descriptor.exports()).isEmpty();
            assertThat(descriptor.provides()).hasSize(1).first().satisfies(provides -> {
                assertThat(provides.service()).isEqualTo(SERVICE);
                assertThat(provides.providers()).isEqualTo(List.of(provider));
            });
            assertThat(descriptor.requires().stream()
                            .filter(requires ->
                                    !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                            .map(ModuleDescriptor.Requires::name))
                    .containsExactlyInAnyOrder("java.base", "dev.lethe.map.api");
        }
    }

    /** From where the provider is, whatever else is on the class path. */
    private static InputStream resource(String name) throws IOException {
        Path delivered = delivered();
        URI where = delivered.toUri();
        return URI.create(
                        delivered.toString().endsWith(".jar") ? "jar:" + where + "!" + name : where + name.substring(1))
                .toURL()
                .openStream();
    }
}

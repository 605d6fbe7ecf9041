package dev.lethe.map.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the module: it depends on the API and the JDK, and knows nothing of threads. */
class ArchitectureTest {
    private static final String SERVICE = "dev.lethe.map.spi.MapProvider";

    /** Only what is delivered: the folder or jar that the provider is in, not the tests. */
    private static final JavaClasses DELIVERED = new ClassFileImporter().importPath(delivered());

    private static Path delivered() {
        try {
            return Path.of(CoreProvider.class
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
        assertThat(DELIVERED.contain(CoreProvider.class)).isTrue();
        assertThat(DELIVERED.contain(ObjectObjectTable.class)).isTrue();
        assertThat(DELIVERED.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void dependsOnTheApiAndTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.lethe.map.core",
                        "dev.lethe.map",
                        "dev.lethe.map.events",
                        "dev.lethe.map.spi",
                        "java..",
                        "org.jspecify.annotations")
                .because("a backend has no dependency at run time but the API, and this one needs no unsafe memory")
                .check(DELIVERED);
    }

    @Test
    void knowsNothingOfThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent.locks..")
                .check(DELIVERED);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Hashing(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.lang.invoke..")
                .because("only the source of seeds is shared by threads")
                .check(DELIVERED);
        noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class).check(DELIVERED);
        fields().should().notHaveModifier(JavaModifier.VOLATILE).check(DELIVERED);
        assertThat(DELIVERED.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED)))
                .isEmpty();
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
                .be(CoreProvider.class)
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(DELIVERED);
    }

    @Test
    void bothDescriptorsNameTheProvider() throws IOException {
        String provider = CoreProvider.class.getName();
        try (InputStream services = resource("/META-INF/services/" + SERVICE);
                InputStream module = resource("/module-info.class")) {
            assertThat(new String(services.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines(provider);
            ModuleDescriptor descriptor = ModuleDescriptor.read(module);
            assertThat(descriptor.name()).isEqualTo("dev.lethe.map.core");
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

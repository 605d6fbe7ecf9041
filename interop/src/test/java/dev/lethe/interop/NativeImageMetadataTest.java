package dev.lethe.interop;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.lethe.map.spi.MapProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the jars tell GraalVM's native-image about themselves agrees with their classes. An image itself is not built here: that takes a
 * GraalVM.
 */
class NativeImageMetadataTest {
    private static final String FOLDER = "META-INF/native-image/dev.lethe/";
    private static final List<String> ARTIFACTS =
            List.of("lethe-map-api", "lethe-map-core", "lethe-map-concurrent", "lethe-map-unsafe");

    @Test
    void eachProviderCanBeMade() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (JsonNode type : reflection()) {
            for (JsonNode method : type.path("methods")) {
                if (method.path("name").asText().equals("<init>")
                        && method.path("parameterTypes").isEmpty()) {
                    declared.add(type.path("type").asText());
                }
            }
        }
        Set<String> providers = new TreeSet<>();
        ServiceLoader.load(MapProvider.class).stream()
                .forEach(provider -> providers.add(provider.type().getName()));
        assertThat(declared).isEqualTo(providers);
    }

    @Test
    void whatIsNamedExists() throws Exception {
        for (JsonNode type : reflection()) {
            Class<?> named =
                    Class.forName(type.path("type").asText(), false, getClass().getClassLoader());
            for (JsonNode method : type.path("methods")) {
                assertThat(method.path("name").asText()).isEqualTo("<init>");
                assertThat(Modifier.isPublic(named.getConstructor().getModifiers()))
                        .isTrue();
            }
            for (JsonNode field : type.path("fields")) {
                assertThat(named.getDeclaredField(field.path("name").asText())).isNotNull();
            }
        }
    }

    @Test
    void servicesAreAmongTheResources() throws IOException {
        List<String> globs = new ArrayList<>();
        for (String artifact : ARTIFACTS) {
            metadata(artifact)
                    .path("resources")
                    .forEach(resource -> globs.add(resource.path("glob").asText()));
        }
        assertThat(globs).containsExactly("META-INF/services/" + MapProvider.class.getName(), "META-INF/jfr/lethe.jfc");
    }

    /** A new use of reflection has to be declared, and named here. */
    @Test
    void nothingElseIsReflective() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.lethe.map.unsafe.UnsafeAccess") // theUnsafe
                .and()
                .haveNameNotMatching("dev.lethe.map.concurrent.(Drained|TableState|Table|\\w+Search)") // VarHandles
                .should()
                .callMethodWhere(target(owner(assignableTo(Class.class)))
                        .and(target(nameMatching(
                                "forName|newInstance|get(Declared)?(Field|Method|Constructor)s?|getResource.*"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(MethodHandles.Lookup.class)))
                        .and(target(nameMatching("find.*|unreflect.*"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Proxy.class))))
                .check(publishedAtRunTime());
    }

    /** Secrets and system properties must be those of the running program. */
    @Test
    void classesThatDrawSecretsAreInitialisedAtRunTime() throws IOException {
        for (String artifact : ARTIFACTS) {
            Properties properties = new Properties();
            try (InputStream in =
                    only(FOLDER + artifact + "/native-image.properties").openStream()) {
                properties.load(in);
            }
            assertThat(properties).containsOnlyKeys("Args");
            String name = properties.getProperty("Args").replaceFirst("^--initialize-at-run-time=", "");
            assertThat(publishedAtRunTime().that(new DescribedPredicate<>("are meant by " + name) {
                        @Override
                        public boolean test(JavaClass type) {
                            return type.getName().equals(name)
                                    || type.getPackageName().equals(name);
                        }
                    }))
                    .as("classes that %s means", name)
                    .isNotEmpty();
        }
    }

    private static JavaClasses publishedAtRunTime() {
        List<Path> places = new ArrayList<>(Published.backends());
        places.add(Published.api());
        List<Location> locations = new ArrayList<>();
        for (Path place : places) { // a path to a jar would be taken for a folder without classes
            locations.add(
                    Files.isRegularFile(place)
                            ? Location.of(URI.create("jar:" + place.toUri() + "!/"))
                            : Location.of(place));
        }
        return new ClassFileImporter().importLocations(locations);
    }

    private static List<JsonNode> reflection() throws IOException {
        List<JsonNode> types = new ArrayList<>();
        for (String artifact : ARTIFACTS) {
            metadata(artifact).path("reflection").forEach(types::add);
        }
        assertThat(types).isNotEmpty();
        return types;
    }

    private static JsonNode metadata(String artifact) throws IOException {
        try (InputStream in =
                only(FOLDER + artifact + "/reachability-metadata.json").openStream()) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static URL only(String resource) throws IOException {
        List<URL> found =
                Collections.list(NativeImageMetadataTest.class.getClassLoader().getResources(resource));
        assertThat(found).as(resource).hasSize(1);
        return found.get(0);
    }
}

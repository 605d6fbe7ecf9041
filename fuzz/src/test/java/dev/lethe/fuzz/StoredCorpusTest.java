package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.tck.CommandReader;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jazzer replays each input on the one map that it chooses; this replays each on all. */
class StoredCorpusTest {
    @TestFactory
    Stream<DynamicTest> eachStoredInputGivesTheAnswersOfTheModelOnAllMaps() throws IOException {
        Map<String, byte[]> inputs = StoredCorpus.read();
        assertThat(inputs).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Sources.all()).isNotEmpty();
        return StoredCorpus.tests(Sources.all());
    }

    /** One that is found and cannot be used says why; one that is not found would go untested in silence. */
    @Test
    void eachBackendOfThisBuildIsFound() {
        assertThat(Lethe.backends()).extracting(BackendInfo::name).contains("core", "unsafe", "concurrent");
    }

    @Test
    void storedScenariosAreThoseOfTheSource() throws IOException {
        Map<String, byte[]> stored = StoredCorpus.read();
        StoredCorpus.scenarios()
                .forEach((name, input) -> assertThat(stored.get(name))
                        .as("%s; StoredCorpus.main writes it anew", name)
                        .isEqualTo(input));
    }

    @Test
    void scenariosReadAsTheyWereWritten() {
        Scenarios.all()
                .forEach((name, script) -> assertThat(CommandReader.read(script.toBytes(), 0))
                        .as(name)
                        .isEqualTo(script));
    }
}

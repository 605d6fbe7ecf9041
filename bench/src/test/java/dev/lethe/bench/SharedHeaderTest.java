package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/** Where the JVM puts the fields of a table's header that each write of the backend {@code concurrent} touches. */
class SharedHeaderTest {
    private static final Set<String> TOUCHED = Set.of("state", "live", "epoch", "slot", "changes");

    @Test
    void whatEachWriteTouchesLiesIn32Bytes() throws Exception {
        List<FieldLayout> touched =
                ClassLayout.parseClass(Class.forName("dev.lethe.map.concurrent.Header")).fields().stream()
                        .filter(field -> TOUCHED.contains(field.name()))
                        .toList();
        assertThat(touched).hasSize(TOUCHED.size());
        long first = touched.stream().mapToLong(FieldLayout::offset).min().orElseThrow();
        long end = touched.stream()
                .mapToLong(field -> field.offset() + field.size())
                .max()
                .orElseThrow();
        assertThat(end - first).isLessThanOrEqualTo(32);
    }
}

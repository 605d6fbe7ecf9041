package dev.lethe.fuzz;

import dev.lethe.map.Capability;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.LongLongMapContract;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kills mutants of one shape of core under PIT: the contract, but for {@link MutantRules}, and the stored inputs. */
@ExtendWith(MutantRules.class)
class LongLongMutants extends LongLongMapContract {
    @Override
    protected String backend() {
        return "core";
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.CONSTANT_TIME_CLEAR, Capability.SHRINKING, Capability.BOUNDED_PAUSE, Capability.AUDIT);
    }

    @TestFactory
    Stream<DynamicTest> storedInputs() throws IOException {
        return StoredCorpus.tests(Sources.of(Shape.LONG_LONG).stream()
                .filter(source -> source.backend().equals(backend()))
                .toList());
    }
}

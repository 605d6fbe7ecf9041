package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** What the recordings of tests must not lose, whoever writes the events and whatever was recorded before. */
class RecordedTest {
    /** Long enough to be written once and then referred to. */
    private static final String NAME = "a map with a name of many words";

    private static final String PLACE = "a place with a name of many words";

    private static final MapOrigin ORIGIN = MapOrigin.of(
            "toy",
            MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                    .name(NAME)
                    .build());

    private static void tell() {
        MapEvents.poolLeak(ORIGIN, "TRANSIENT", 7, new StackTraceElement(PLACE, "lose", null, -1));
    }

    private static void tellInANewThread() {
        Thread other = new Thread(RecordedTest::tell);
        other.start();
        try {
            other.join();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void stringsOfARecordingBeforeAreWrittenAnewByAThreadThatWritesForTheFirstTime() {
        for (int i = 0; i < 3; i++) {
            Recorded known = Recorded.of(NAME, () -> {
                tell();
                tell();
                tell();
            });
            assertThat(known.count()).as("events of this thread").isEqualTo(3);
            RecordedEvent event =
                    Recorded.of(NAME, RecordedTest::tellInANewThread).only();
            assertThat(event.getString("takenAt")).startsWith(PLACE);
        }
    }

    @Test
    void recordsOnlyWhatIsAboutTheMapAskedFor() {
        assertThat(Recorded.of(null, RecordedTest::tell).count()).isZero();
        assertThat(Recorded.of("another", RecordedTest::tellInANewThread).count())
                .isZero();
    }
}

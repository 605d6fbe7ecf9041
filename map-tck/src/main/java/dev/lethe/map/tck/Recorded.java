package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The events of Lethe that the JDK Flight Recorder recorded while something was done, whatever their duration.
 *
 * @param events the events, in no particular order
 */
public record Recorded(List<RecordedEvent> events) {
    private static final String PREFIX = "dev.lethe.";

    private static final List<String> NAMES = List.of(
            "TableGrowth",
            "TableSplit",
            "TableMerge",
            "TableShrink",
            "MapClear",
            "FloodFallback",
            "PoolDrop",
            "PoolLeak",
            "NativeAllocation",
            "NativeRelease",
            "NativeLimit");

    /**
     * Records while something is done.
     *
     * @param map the name of the map that the events are to be about, null for those about a map without one
     * @param action what is done
     * @return the events about it
     */
    public static Recorded of(@Nullable String map, Runnable action) {
        try {
            Path file = Files.createTempFile("lethe", ".jfr");
            try (Recording recording = new Recording()) {
                NAMES.forEach(name ->
                        recording.enable(PREFIX + name).withoutThreshold().withoutStackTrace());
                recording.enable(Mark.class);
                recording.start();
                forgetStringsOfEarlierChunks();
                action.run();
                recording.stop();
                recording.dump(file);
                return new Recorded(RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().startsWith(PREFIX))
                        .filter(event -> Objects.equals(event.getString("map"), map))
                        .toList());
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The recording could not be written or read", broken);
        }
    }

    /**
     * Has the recorder of JDK 17 forget which strings it wrote earlier. It writes a string of 17 to 127 characters once in a chunk of a
     * recording, and a number for it afterwards. A thread that comes upon a new chunk makes it start anew, but one that has written no event
     * before does not: it takes the number of an earlier chunk, which stands for nothing in this one, and what was the name of a map is read
     * as null. So this thread writes an event, has a new chunk begun by another recording, and writes again, before anybody else does.
     */
    private static void forgetStringsOfEarlierChunks() {
        new Mark().commit();
        try (Recording other = new Recording()) {
            other.start();
        }
        new Mark().commit();
    }

    /** Of no interest to anybody. */
    @Name("lethe.tck.Mark")
    @StackTrace(false)
    private static final class Mark extends Event {}

    /**
     * Returns some of the events.
     *
     * @param names what events are called, without {@code dev.lethe.}
     * @return those with one of these names
     */
    public Recorded named(String... names) {
        List<String> wanted = List.of(names);
        return new Recorded(events.stream()
                .filter(event -> wanted.contains(event.getEventType().getName().substring(PREFIX.length())))
                .toList());
    }

    /**
     * Counts the events.
     *
     * @return how many there are
     */
    public long count() {
        return events.size();
    }

    /**
     * Returns the only event; fails when there is none, or another.
     *
     * @return the event
     */
    public RecordedEvent only() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /**
     * Adds a figure up.
     *
     * @param figure what to add up of each event
     * @return the sum over all events
     */
    public long sum(ToLongFunction<RecordedEvent> figure) {
        return events.stream().mapToLong(figure).sum();
    }

    /**
     * Adds a number of the events up.
     *
     * @param figure what it is called
     * @return the sum over all events
     */
    public long total(String figure) {
        return sum(event -> event.getLong(figure));
    }

    /** By how many entries more the tables take. */
    long moreCapacity() {
        return sum(event -> event.getLong("capacityAfter") - event.getLong("capacityBefore"));
    }

    /** By how many bytes more the tables retain. */
    long moreBytes() {
        return sum(event -> event.getLong("bytesAfter") - event.getLong("bytesBefore"));
    }
}

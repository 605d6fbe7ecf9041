package dev.lethe.fuzz;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Capability;
import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.Scarcity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongBinaryOperator;

/** Where fuzzed maps come from: every shape of every backend that is found and available, a stranger's too. */
final class Sources {
    /** The first byte of an input chooses the backend, the second the shape; the script follows. */
    static final int HEADER = 2;

    /** The property that leaves only some backends to be fuzzed: names, with commas between. */
    private static final String ONLY = "lethe.fuzz.backend";

    private Sources() {}

    /** Returns all shapes of all backends; there is at least one, or it fails. */
    static List<MapSource> all() {
        List<MapSource> all = new ArrayList<>();
        for (BackendInfo info : backends()) {
            all.addAll(in(info));
        }
        return all;
    }

    /** Returns all shapes of a backend, be it one that is to be fuzzed or not. */
    static List<MapSource> in(String backend) {
        for (BackendInfo info : Lethe.backends()) {
            if (info.name().equals(backend)) {
                return in(info);
            }
        }
        throw new AssertionError("There is no backend " + backend + " among " + Lethe.backends() + ".");
    }

    private static List<MapSource> in(BackendInfo info) {
        return shapes(info).stream()
                .map(shape -> MapSource.widest(info.name(), shape))
                .toList();
    }

    /** Returns the backends that have a shape; there is at least one, or it fails. */
    static List<MapSource> of(Shape shape) {
        List<MapSource> all =
                all().stream().filter(source -> source.shape() == shape).toList();
        if (all.isEmpty()) {
            throw new AssertionError("There is nothing to fuzz: no usable backend has the shape " + shape + ".");
        }
        return all;
    }

    /** Returns those of a shape that can hold the same entries: a map for strings alone does not take all keys of the others. */
    static List<MapSource> alike(Shape shape) {
        List<MapSource> all = of(shape);
        List<MapSource> ofAnyKeys =
                all.stream().filter(source -> !source.stringKeys()).toList();
        return ofAnyKeys.isEmpty() ? all : ofAnyKeys;
    }

    /** Returns what runs scripts on maps of a source, with floods that fit the seed where keys are {@code long}, if a door knows how. */
    static CommandRunner runner(MapSource source) {
        return runner(source, Scarcity.NONE);
    }

    /** The same, on maps whose allocations fail when they are told to. */
    static CommandRunner runner(MapSource source, Scarcity scarcity) {
        return new CommandRunner(source, scarcity, longFloods())
                .lookingAtEnd(map -> checkRetained(source.backend(), map));
    }

    /** Returns what gives the keys of a flood by the seed of a map and their numbers: the answer of a door, or all that can be done without. */
    static LongBinaryOperator longFloods() {
        return Doors.ALL.stream()
                .map(BackendDoor::longFloods)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(CommandRunner.BLIND_FLOODS);
    }

    /** Compares what a map retains with its stats(), if its backend has a door. */
    static void checkRetained(String backend, LetheMap map) {
        Doors.ALL.stream().filter(door -> door.backend().equals(backend)).forEach(door -> door.checkRetained(map));
    }

    /** Returns the shape that an input chooses, among those of all backends. */
    static Shape shape(byte[] input) {
        List<Shape> shapes =
                all().stream().map(MapSource::shape).distinct().sorted().toList();
        return shapes.get(at(input, 1) % shapes.size());
    }

    /** Returns the shape that an input chooses, half of the inputs among those that maps off the heap share with others, if there are any. */
    static Shape neighbouring(byte[] input) {
        List<Shape> offHeap = all().stream()
                .map(MapSource::shape)
                .distinct()
                .filter(shape -> alike(shape).stream()
                        .anyMatch(source -> source.capabilities().contains(Capability.OFF_HEAP)))
                .sorted()
                .toList();
        return offHeap.isEmpty() || at(input, 0) % 2 == 0 ? shape(input) : offHeap.get(at(input, 1) % offHeap.size());
    }

    /** Returns the backend and shape that an input chooses. */
    static MapSource chosen(byte[] input) {
        List<BackendInfo> backends = backends();
        BackendInfo info = backends.get(at(input, 0) % backends.size());
        List<Shape> shapes = shapes(info);
        return MapSource.widest(info.name(), shapes.get(at(input, 1) % shapes.size()));
    }

    private static List<BackendInfo> backends() {
        List<BackendInfo> usable = new ArrayList<>();
        String only = System.getProperty(ONLY);
        for (BackendInfo info : Lethe.backends()) {
            boolean wanted = only == null || List.of(only.split(",")).contains(info.name());
            if (wanted && info.availability().isAvailable() && !info.shapes().isEmpty()) {
                usable.add(info);
            } else if (wanted && hasDoor(info)) {
                throw new AssertionError(
                        "The backend " + info.name() + " has a BackendDoor, so it is to be fuzzed, but it is "
                                + info.availability() + "; mend that, or name the others: -D" + ONLY + "=NAME,NAME");
            }
        }
        if (usable.isEmpty()) {
            throw new AssertionError("There is nothing to fuzz: no usable backend among " + Lethe.backends() + ".");
        }
        return usable;
    }

    private static boolean hasDoor(BackendInfo info) {
        return Doors.ALL.stream().anyMatch(door -> door.backend().equals(info.name()));
    }

    private static List<Shape> shapes(BackendInfo info) {
        return info.shapes().stream().sorted().toList();
    }

    static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xff : 0;
    }
}

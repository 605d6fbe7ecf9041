package dev.lethe.fuzz;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapSource;
import java.util.ArrayList;
import java.util.List;

/** What is fuzzed: every shape of every backend that is found and available. */
final class Targets {
    /** The first byte of an input chooses the backend, the second the shape; the script follows. */
    static final int HEADER = 2;

    private Targets() {}

    /** Returns all shapes of all backends; there is at least one, or it fails. */
    static List<MapSource> all() {
        List<MapSource> all = new ArrayList<>();
        for (BackendInfo info : backends()) {
            for (Shape shape : shapes(info)) {
                all.add(new MapSource(info.name(), shape));
            }
        }
        return all;
    }

    /** Runs an input on the backend and shape that it chooses. */
    static void run(byte[] input) {
        List<BackendInfo> backends = backends();
        BackendInfo info = backends.get(at(input, 0) % backends.size());
        List<Shape> shapes = shapes(info);
        Shape shape = shapes.get(at(input, 1) % shapes.size());
        CommandScript script = CommandReader.read(input, HEADER);
        new CommandRunner(new MapSource(info.name(), shape)).run(script);
    }

    private static List<BackendInfo> backends() {
        List<BackendInfo> usable = new ArrayList<>();
        for (BackendInfo info : Lethe.backends()) {
            if (info.availability().isAvailable() && !info.shapes().isEmpty()) {
                usable.add(info);
            }
        }
        if (usable.isEmpty()) {
            throw new AssertionError("There is nothing to fuzz: no usable backend among " + Lethe.backends() + ".");
        }
        return usable;
    }

    private static List<Shape> shapes(BackendInfo info) {
        return info.shapes().stream().sorted().toList();
    }

    private static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xff : 0;
    }
}

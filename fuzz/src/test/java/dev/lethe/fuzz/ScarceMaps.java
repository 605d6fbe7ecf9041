package dev.lethe.fuzz;

import dev.lethe.map.core.ScarceCoreProvider;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.unsafe.NativeLook;
import java.util.List;

/** Scripts on maps whose allocations can be made to fail: those of the backends that have a door for it. */
final class ScarceMaps {
    private static final Shape[] SHAPES = Shape.values();

    private ScarceMaps() {}

    /** The first byte chooses the memory, the second the shape; then a script follows. */
    static void run(byte[] input) {
        List<MapSource> offHeap = Sources.all().stream()
                .filter(source -> source.backend().equals("unsafe"))
                .toList();
        if (Sources.at(input, 0) % 3 == 0 && !offHeap.isEmpty()) {
            MapSource source = offHeap.get(Sources.at(input, 1) % offHeap.size());
            run(new CommandRunner(source, NativeLook.SCARCITY), input);
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ShowingLoader(before, ScarceMaps.class.getResource("scarce-provider")));
        try {
            MapSource source = new MapSource(ScarceCoreProvider.NAME, SHAPES[Sources.at(input, 1) % SHAPES.length]);
            run(new CommandRunner(source, ScarceCoreProvider.SCARCITY), input);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void run(CommandRunner runner, byte[] input) {
        try {
            runner.run(CommandReader.read(input, Sources.HEADER));
        } finally {
            ScarceCoreProvider.SCARCITY.hasRoom();
        }
    }
}

package dev.lethe.fuzz;

import dev.lethe.map.core.ScarceCoreProvider;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapCommand;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.Opcode;
import dev.lethe.map.unsafe.NativeLook;
import java.util.ArrayList;
import java.util.List;

/** Scripts on maps whose allocations can be made to fail: those of the backends that have a door for it. */
final class ScarceMaps {
    private static final Shape[] SHAPES = Shape.values();

    private ScarceMaps() {}

    /** The first byte chooses the memory, unless only one backend is to be fuzzed, the second the shape; then a script follows. */
    static void run(byte[] input) {
        List<MapSource> offHeap = of("unsafe");
        if (!offHeap.isEmpty() && (Sources.at(input, 0) % 3 == 0 || of("core").isEmpty())) {
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

    private static List<MapSource> of(String backend) {
        return Sources.all().stream()
                .filter(source -> source.backend().equals(backend))
                .toList();
    }

    /** Has every third command make allocations fail, whatever it was. */
    private static CommandScript withFailures(CommandScript script) {
        List<MapCommand> commands = new ArrayList<>(script.commands());
        for (int i = 2; i < commands.size(); i += 3) {
            MapCommand command = commands.get(i);
            commands.set(i, new MapCommand(Opcode.SCARCE, command.key(), command.value(), command.amount()));
        }
        return new CommandScript(script.style(), script.setup(), script.seed(), commands);
    }

    private static void run(CommandRunner runner, byte[] input) {
        try {
            runner.run(withFailures(CommandReader.read(input, Sources.HEADER)));
        } finally {
            ScarceCoreProvider.SCARCITY.hasRoom();
        }
    }
}

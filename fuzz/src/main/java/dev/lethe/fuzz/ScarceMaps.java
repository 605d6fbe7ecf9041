package dev.lethe.fuzz;

import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapCommand;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.Opcode;
import dev.lethe.map.tck.Scarcity;
import java.util.ArrayList;
import java.util.List;

/** Scripts on maps whose allocations can be made to fail: those of the backends that have a {@link BackendDoor} for it. */
final class ScarceMaps {
    private ScarceMaps() {}

    /** The first byte chooses the door, the last one twice as often as each other; the second the shape; then a script follows. */
    static void run(byte[] input) {
        List<BackendDoor> doors = doors();
        if (doors.isEmpty()) {
            throw new AssertionError(Target.SCARCITY + " cannot run: " + Target.SCARCITY.leftOut());
        }
        int choice = Math.min(Sources.at(input, 0) % (doors.size() + 1), doors.size() - 1);
        doors.get(choice).whileScarce((backend, scarcity) -> {
            List<MapSource> sources = Sources.in(backend);
            run(doors.get(choice), sources.get(Sources.at(input, 1) % sources.size()), scarcity, input);
        });
    }

    /** Returns the doors to backends that are fuzzed and whose allocations can be made to fail. */
    static List<BackendDoor> doors() {
        List<String> fuzzed =
                Sources.all().stream().map(MapSource::backend).distinct().toList();
        return Doors.ALL.stream()
                .filter(door -> fuzzed.contains(door.backend()))
                .filter(door -> door.whileScarce((backend, scarcity) -> {}))
                .toList();
    }

    private static void run(BackendDoor door, MapSource source, Scarcity scarcity, byte[] input) {
        try {
            CommandScript script = CommandReader.read(input, Sources.HEADER);
            Sources.runner(source, scarcity).lookingAtEnd(door::checkRetained).run(withFailures(script));
        } finally {
            scarcity.hasRoom();
        }
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
}

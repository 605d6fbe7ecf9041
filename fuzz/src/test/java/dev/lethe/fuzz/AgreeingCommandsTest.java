package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.KeyStyle;
import dev.lethe.map.tck.MapCommand;
import dev.lethe.map.tck.MapSource;
import dev.lethe.map.tck.Opcode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each command in each of its variants on maps of two seeds, which have other orders: they end alike, or {@code agreement} must leave it out. */
class AgreeingCommandsTest {
    /** The variants of a command go by what is left of its amount after divisions by less. */
    private static final int AMOUNTS = 64;

    /** Seeds of scripts; every fourth has a hook. */
    private static final int[] WITHOUT_HOOK = {0, 4};

    private static final int[] WITH_HOOK = {3, 7};

    @ParameterizedTest
    @EnumSource
    void orderOfAWalkDoesNotShow(Opcode opcode) {
        CommandRunner runner = new CommandRunner(MapSource.widest("core", Shape.OBJECT_OBJECT));
        for (int amount = 0; amount < AMOUNTS; amount++) {
            MapCommand command = new MapCommand(opcode, 17 * amount % 32, amount % 16, amount);
            for (int[] seeds : new int[][] {WITHOUT_HOOK, WITH_HOOK}) {
                CommandScript script = script(seeds[0], amount, command);
                assertThat(runner.checksum(script(seeds[1], amount, command)))
                        .as(script::describe)
                        .isEqualTo(runner.checksum(script));
            }
        }
    }

    private static CommandScript script(int seed, int setup, MapCommand command) {
        MapCommand fill = new MapCommand(Opcode.PUT_MANY, 0, 1, 5); // 40 entries
        return new CommandScript(KeyStyle.PLAIN, setup % 5, seed, List.of(fill, command));
    }
}

package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a script does to a map follows from the script: else findings would not replay, and right backends would not agree. */
class RepeatableScriptsTest {
    private static final int RUNS = 4;
    private static final int SCRIPTS = 10;

    @Test
    void thinningAmongCollidingKeysTakesTheSameKeysEachTime() {
        List<MapCommand> commands =
                List.of(new MapCommand(Opcode.CHURN, 126, 230, 155), new MapCommand(Opcode.REMOVE_MOST, 69, 31, 90));
        assertRepeatable(Shape.OBJECT_OBJECT, new CommandScript(KeyStyle.COLLIDING, 75, 228, commands));
    }

    @Test
    void randomScriptsEndTheSameWayEachTime() {
        Random random = new Random(5);
        for (Shape shape : Shape.values()) {
            for (KeyStyle style : KeyStyle.values()) {
                for (int i = 0; i < SCRIPTS; i++) {
                    CommandScript made = CommandReader.random(random, 40);
                    assertRepeatable(shape, new CommandScript(style, made.setup(), made.seed(), made.commands()));
                }
            }
        }
    }

    private static void assertRepeatable(Shape shape, CommandScript script) {
        CommandRunner runner = new CommandRunner(new MapSource("toy", shape));
        long first = runner.checksum(script);
        for (int run = 1; run < RUNS; run++) {
            assertThat(runner.checksum(script)).as(script::describe).isEqualTo(first);
        }
    }
}

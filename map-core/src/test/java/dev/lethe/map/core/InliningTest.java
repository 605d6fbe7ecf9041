package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins the bytecode sizes that decide what HotSpot inlines: 35 always, 325 where it is hot, more never. */
class InliningTest {
    private static final int ALWAYS = 35;
    private static final int WHEN_HOT = 325;

    @ParameterizedTest
    @ValueSource(strings = {"LongLong", "LongObject", "ObjectLong", "ObjectObject"})
    void hotMethodsStaySmallAndPullBackStaysOut(String shape) throws ClassNotFoundException {
        String table = disassembled(shape + "Table");
        assertThat(size(table, "find")).isBetween(1, 120);
        assertThat(size(table, "insert")).isBetween(1, 150);
        assertThat(size(table, "remove")).isBetween(1, 150);
        assertThat(size(table, "pullBack")).isGreaterThan(WHEN_HOT);
        String engine = disassembled(shape + "Engine");
        assertThat(size(engine, "current")).isBetween(1, ALWAYS);
        assertThat(size(engine, "at")).isBetween(1, ALWAYS);
    }

    private static String disassembled(String simpleName) throws ClassNotFoundException {
        Class<?> type = Class.forName(Table.class.getPackageName() + "." + simpleName);
        String path = type.getResource(simpleName + ".class").getPath();
        StringWriter out = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(new PrintWriter(out), new PrintWriter(out), "-c", "-p", path);
        return out.toString();
    }

    /** The offset of the last instruction of a method. */
    private static int size(String disassembled, String method) {
        Matcher start = Pattern.compile(
                        "^ {2}[^\\n]*\\b" + method + "\\([^\\n]*;\\n {4}Code:\\n((?: {4,}[^\\n]*\\n)+)",
                        Pattern.MULTILINE)
                .matcher(disassembled);
        assertThat(start.find()).as("method %s", method).isTrue();
        Matcher offsets = Pattern.compile("^ *(\\d+): ", Pattern.MULTILINE).matcher(start.group(1));
        int last = 0;
        while (offsets.find()) {
            last = Integer.parseInt(offsets.group(1));
        }
        return last;
    }
}

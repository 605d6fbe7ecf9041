package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sizes in bytecodes by which HotSpot decides what to inline: at most 35 (MaxInlineSize) everywhere, at most 325
 * (FreqInlineSize) where it is hot. What is inlined into the single-key operations is kept well below, since it adds up.
 */
class InliningTest {
    private static final int ALWAYS = 35;
    private static final int FREQUENT = 325;

    @ParameterizedTest
    @EnumSource
    void hotPathsAreSmallAndRarePathsAreBig(Shape shape) throws IOException {
        Map<String, Integer> table = sizes(name(shape) + "Table");
        assertThat(table.get("lookup")).isBetween(1, 140);
        assertThat(table.get("find")).isBetween(1, 140);
        assertThat(table.get("findRest")).as("never inlined, on purpose").isGreaterThan(FREQUENT);
        assertThat(table.get("insert")).isBetween(1, 160);
        assertThat(table.get("remove")).isBetween(1, 150);
        assertThat(table.get("isFull")).isBetween(1, ALWAYS);
        assertThat(table.get("pullBack")).as("never inlined, on purpose").isGreaterThan(FREQUENT);

        Map<String, Integer> engine = sizes(name(shape) + "Engine");
        assertThat(engine.get("overwrite")).isBetween(1, ALWAYS);
        assertThat(engine.get("removeAt")).isBetween(1, 75);
        assertThat(engine.get("add")).isBetween(1, 100);
        assertThat(sizes(name(shape) + "Directory").get("at")).isBetween(1, ALWAYS);
        assertThat(sizes("Table").get("mayGiveBack")).isBetween(1, ALWAYS);
    }

    private static String name(Shape shape) {
        return (shape.objectKeys() ? "Object" : "Long") + (shape.objectValues() ? "Object" : "Long");
    }

    /** The length of the code of each method; of the longest where names are overloaded. */
    private static Map<String, Integer> sizes(String simpleName) throws IOException {
        Map<String, Integer> sizes = new HashMap<>();
        String file = simpleName + ".class";
        try (InputStream stream = InliningTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            DataInputStream in = new DataInputStream(stream);
            in.skipNBytes(8); // magic number and version
            Map<Integer, String> names = readConstants(in);
            in.skipNBytes(6); // access, this, super
            in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
            readMembers(in, names, new HashMap<>()); // fields
            readMembers(in, names, sizes);
        }
        return sizes;
    }

    private static Map<Integer, String> readConstants(DataInputStream in) throws IOException {
        Map<Integer, String> names = new HashMap<>();
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> names.put(i, in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> { // long and double take two places
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new AssertionError("unknown constant " + tag);
            }
        }
        return names;
    }

    private static void readMembers(DataInputStream in, Map<Integer, String> names, Map<String, Integer> sizes)
            throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2); // access
            String member = names.get(in.readUnsignedShort());
            in.skipNBytes(2); // type
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String attribute = names.get(in.readUnsignedShort());
                long length = Integer.toUnsignedLong(in.readInt());
                if ("Code".equals(attribute)) {
                    in.skipNBytes(4); // stack and locals
                    sizes.merge(member, in.readInt(), Math::max);
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
    }
}

package dev.lethe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConstantPoolNamesTest {
    /** Has a long and a double among its constants, which take two places, and an array class. */
    static final class Sample {
        static final String TEXT = "a string constant with blanks";
        double fieldOfSample = 12345.678;
        long longOfSample = 9876543210L;

        Object methodOfSample() {
            return new String[][] {{String.valueOf(fieldOfSample + longOfSample)}};
        }
    }

    @Test
    void namesOfTheClassItsMembersAndWhatItRefersToAreRead() throws IOException {
        List<String> names = namesOf(bytesOf(Sample.class));
        assertThat(names)
                .contains(
                        "dev/lethe/lab/ConstantPoolNamesTest$Sample",
                        "java/lang/Object",
                        "java/lang/String",
                        "fieldOfSample",
                        "longOfSample",
                        "TEXT",
                        "methodOfSample",
                        "valueOf",
                        "<init>");
    }

    @Test
    void descriptorsStringsAndAttributesAreNoNames() throws IOException {
        assertThat(namesOf(bytesOf(Sample.class)))
                .doesNotContain("a string constant with blanks", "()V", "D", "Code", "[Ljava/lang/String;");
    }

    @Test
    void whatIsNotAClassFileIsRefused() {
        assertThatThrownBy(() -> namesOf(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})).isInstanceOf(IOException.class);
    }

    @Test
    void aClassFileThatBreaksOffIsRefused() throws IOException {
        byte[] bytes = bytesOf(Sample.class);
        for (int length = 0; length < bytes.length / 2; length += 7) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> namesOf(part)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesOfTheJdkAreDistinctAndAlwaysTheSame() throws IOException {
        List<String> names = JdkNames.read(500, share -> {});
        assertThat(names).hasSize(500).doesNotHaveDuplicates().isEqualTo(JdkNames.read(500, share -> {}));
        assertThat(new HashSet<>(JdkNames.read(5_000, share -> {}))).contains("<init>", "java/lang/String");
    }

    private static List<String> namesOf(byte[] classFile) throws IOException {
        List<String> names = new ArrayList<>();
        ConstantPoolNames.read(new ByteArrayInputStream(classFile), names::add);
        return names;
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}

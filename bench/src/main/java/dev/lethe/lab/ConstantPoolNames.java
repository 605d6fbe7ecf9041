package dev.lethe.lab;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads the names out of one class file: of the class itself, of its fields and methods, and of the classes, fields and
 * methods that it refers to.
 *
 * <p>The layout is that of JVMS chapter 4. Descriptors, string constants and attribute names are not names in this sense.
 */
final class ConstantPoolNames {
    private static final int MAGIC = 0xCAFEBABE;

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD_REF = 9;
    private static final int METHOD_REF = 10;
    private static final int INTERFACE_METHOD_REF = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final DataInputStream in;
    private final Consumer<String> names;
    private String[] texts = {};

    private ConstantPoolNames(InputStream in, Consumer<String> names) {
        this.in = new DataInputStream(in);
        this.names = names;
    }

    /**
     * Hands out every name of a class file, the same name perhaps several times, in the order of the file.
     *
     * @throws IOException when the stream breaks off or is not a class file
     */
    static void read(InputStream classFile, Consumer<String> names) throws IOException {
        ConstantPoolNames reader = new ConstantPoolNames(classFile, names);
        reader.readPool();
        reader.readMembers();
    }

    private void readPool() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4); // minor and major version
        int count = in.readUnsignedShort();
        texts = new String[count];
        int[] nameOf = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS -> nameOf[i] = in.readUnsignedShort();
                case NAME_AND_TYPE -> {
                    nameOf[i] = in.readUnsignedShort();
                    in.skipNBytes(2);
                }
                case STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
                case METHOD_HANDLE -> in.skipNBytes(3);
                case INTEGER, FLOAT, FIELD_REF, METHOD_REF, INTERFACE_METHOD_REF, DYNAMIC, INVOKE_DYNAMIC ->
                    in.skipNBytes(4);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // these two take two places
                }
                default -> throw new IOException("unknown constant pool tag " + tag);
            }
        }
        for (int name : nameOf) {
            if (name != 0) {
                hand(name);
            }
        }
    }

    /** Reads the names of the fields and methods that the class declares; few of them are constants of their own. */
    private void readMembers() throws IOException {
        in.skipNBytes(6); // access flags, this class, super class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        for (int kind = 0; kind < 2; kind++) {
            int members = in.readUnsignedShort();
            for (int m = 0; m < members; m++) {
                in.skipNBytes(2);
                hand(in.readUnsignedShort());
                in.skipNBytes(2);
                int attributes = in.readUnsignedShort();
                for (int a = 0; a < attributes; a++) {
                    in.skipNBytes(2);
                    in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
                }
            }
        }
    }

    /** Array classes are written as descriptors; they name no class of their own. */
    private void hand(int index) throws IOException {
        String name = index < texts.length ? texts[index] : null;
        if (name == null) {
            throw new IOException("constant " + index + " is not a name");
        }
        if (!name.startsWith("[")) {
            names.accept(name);
        }
    }
}

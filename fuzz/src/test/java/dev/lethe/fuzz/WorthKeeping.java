package dev.lethe.fuzz;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Chooses the few inputs of a corpus that reach most of what the stored ones do not, by the branches that JaCoCo sees: again and again the one that adds
 * most. Run by {@code fuzz/run --keep N}, in a JVM with JaCoCo's agent, whose figures it reads over JMX.
 */
final class WorthKeeping {
    private static final byte HEADER = 0x01;
    private static final byte SESSION = 0x10;
    private static final byte EXECUTED = 0x11;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName agent;
    private final OurTarget target;
    private final Map<String, Integer> probes = new HashMap<>();

    private WorthKeeping(OurTarget target) throws JMException {
        this.agent = new ObjectName("org.jacoco:type=Runtime");
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException, JMException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException(
                    "usage: java dev.lethe.fuzz.WorthKeeping TARGET STORED CORPUS AT-MOST KEPT");
        }
        OurTarget target = OurTarget.of(arguments[0]);
        new WorthKeeping(target)
                .choose(
                        files(Path.of(arguments[1])),
                        files(Path.of(arguments[2])),
                        Integer.parseInt(arguments[3]),
                        Path.of(arguments[4]));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void choose(List<Path> stored, List<Path> corpus, int most, Path kept) throws IOException, JMException {
        BitSet reached = new BitSet();
        for (Path input : stored) {
            reached.or(reachedBy(Files.readAllBytes(input)));
        }
        int before = reached.cardinality();
        Map<Path, BitSet> others = new LinkedHashMap<>();
        for (Path input : corpus) {
            BitSet adds = reachedBy(Files.readAllBytes(input));
            adds.andNot(reached);
            if (!adds.isEmpty()) {
                others.put(input, adds);
            }
        }
        BitSet all = new BitSet();
        others.values().forEach(all::or);
        List<Path> chosen = new ArrayList<>();
        int left = all.cardinality();
        while (chosen.size() < most && !others.isEmpty()) {
            Path best = best(others);
            BitSet adds = others.remove(best);
            chosen.add(best);
            others.values().forEach(other -> other.andNot(adds));
            others.values().removeIf(BitSet::isEmpty);
            left -= adds.cardinality();
            Files.copy(best, kept.resolve("kept-" + (chosen.size() - 1)));
        }
        System.out.printf(
                "%s: %d inputs of %d; probes %d by those stored, %d with these, %d with all%n",
                target,
                chosen.size(),
                corpus.size(),
                before,
                before + all.cardinality() - left,
                before + all.cardinality());
    }

    /** The input that adds most; of equal ones the first. */
    private static Path best(Map<Path, BitSet> others) {
        Path best = null;
        int most = 0;
        for (Map.Entry<Path, BitSet> other : others.entrySet()) {
            if (other.getValue().cardinality() > most) {
                most = other.getValue().cardinality();
                best = other.getKey();
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The numbers of the probes that a run passes. */
    private BitSet reachedBy(byte[] input) throws IOException, JMException {
        beans.invoke(agent, "reset", null, null);
        target.run(input);
        byte[] dump = (byte[])
                beans.invoke(agent, "getExecutionData", new Object[] {true}, new String[] {boolean.class.getName()});
        return read(new DataInputStream(new ByteArrayInputStream(dump)));
    }

    /** Reads what JaCoCo dumps: blocks with a byte each that says what they are, as its ExecutionDataReader has it. */
    private BitSet read(DataInputStream dump) throws IOException {
        BitSet passed = new BitSet();
        for (int block = dump.read(); block >= 0; block = dump.read()) {
            switch ((byte) block) {
                case HEADER -> dump.readInt(); // magic and version
                case SESSION -> {
                    dump.readUTF();
                    dump.readLong();
                    dump.readLong();
                }
                case EXECUTED -> {
                    dump.readLong();
                    String type = dump.readUTF();
                    int length = readVarInt(dump);
                    int bits = 0;
                    for (int i = 0; i < length; i++) {
                        bits = i % Byte.SIZE == 0 ? dump.readUnsignedByte() : bits >>> 1;
                        if ((bits & 1) != 0) {
                            passed.set(probes.computeIfAbsent(type + ' ' + i, name -> probes.size()));
                        }
                    }
                }
                default -> throw new IOException("No block of JaCoCo: " + block);
            }
        }
        return passed;
    }

    private static int readVarInt(DataInputStream dump) throws IOException {
        int low = dump.readUnsignedByte();
        return (low & 0x80) == 0 ? low : (low & 0x7F) | (readVarInt(dump) << 7);
    }
}

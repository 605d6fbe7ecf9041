package counting;

import java.util.Arrays;

/**
 * What {@code ConcurrentHashMap} of JDK 17 touches for {@code get}, {@code put} and {@code remove}, written down from its text: the slot of
 * its array, nodes of 32 bytes, which are allocated one behind the other by each core, the header of the first node where its monitor
 * is taken, the counter cells. Boxes of keys and values are not touched, nor is the array ever made anew.
 */
final class Jdk implements Operations {
    private static final int NODE = 32;

    private record Node(long address, long key) {}

    private static final class Bin {
        Node[] nodes = new Node[0];
    }

    private final Bin[] bins;
    private final long array;
    private final long map;
    private final long[] cells;
    private final long[] allocated;

    Jdk(int entries, int cores) {
        int length = Integer.highestOneBit(entries * 4 / 3) * 2; // the capacity that puts lead to
        bins = new Bin[length];
        for (int i = 0; i < length; i++) {
            bins[i] = new Bin();
        }
        array = Lines.fresh(16 + 4L * length) + 16;
        map = Lines.fresh(64);
        cells = new long[Math.max(2, Integer.highestOneBit(2 * cores - 1))];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Lines.fresh(256) + 128;
        }
        allocated = new long[cores];
    }

    private int place(long key) {
        int hash = Long.hashCode(key);
        return (hash ^ hash >>> 16) & bins.length - 1;
    }

    /** Reads the way to a bin. */
    private Bin bin(long key) {
        Lines.read(map);
        Lines.read(slot(key));
        return bins[place(key)];
    }

    private long slot(long key) {
        return array + 4L * place(key);
    }

    /** Takes the monitor of the first node of a bin. */
    private static void lock(Bin bin) {
        Lines.read(bin.nodes[0].address);
        Lines.write(bin.nodes[0].address);
    }

    @Override
    public void get(long key) {
        for (Node node : bin(key).nodes) {
            Lines.read(node.address);
            if (node.key == key) {
                return;
            }
        }
    }

    @Override
    public void put(int core, long key) {
        Bin bin = bin(key);
        if (bin.nodes.length == 0) {
            Node node = node(core, key);
            Lines.write(slot(key));
            bin.nodes = new Node[] {node};
            Lines.write(cells[core]);
            return;
        }
        lock(bin);
        Node last = bin.nodes[0];
        for (Node node : bin.nodes) {
            Lines.read(node.address);
            if (node.key == key) {
                Lines.write(node.address);
                return;
            }
            last = node;
        }
        Node node = node(core, key);
        Lines.write(last.address);
        Node[] more = Arrays.copyOf(bin.nodes, bin.nodes.length + 1);
        more[more.length - 1] = node;
        bin.nodes = more;
        Lines.write(cells[core]);
        if (more.length > 2) { // binCount, those before it
            for (long cell : cells) {
                Lines.read(cell); // sumCount
            }
            Lines.read(map);
        }
    }

    @Override
    public void remove(int core, long key) {
        Bin bin = bin(key);
        if (bin.nodes.length == 0) {
            return;
        }
        lock(bin);
        for (int i = 0; i < bin.nodes.length; i++) {
            Lines.read(bin.nodes[i].address);
            if (bin.nodes[i].key == key) {
                Lines.write(i == 0 ? slot(key) : bin.nodes[i - 1].address);
                Node[] fewer = new Node[bin.nodes.length - 1];
                System.arraycopy(bin.nodes, 0, fewer, 0, i);
                System.arraycopy(bin.nodes, i + 1, fewer, i, fewer.length - i);
                bin.nodes = fewer;
                Lines.write(cells[core]);
                return;
            }
        }
    }

    private Node node(int core, long key) {
        if (allocated[core] % (1 << 20) == 0) {
            allocated[core] = Lines.fresh(2 << 20) + (1 << 20) - 1 >>> 20 << 20; // a buffer of this core alone
        }
        Node node = new Node(allocated[core], key);
        allocated[core] += NODE;
        Lines.write(node.address);
        return node;
    }
}

package dev.lethe.map.tck.toy;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries of a toy: by the hash that the key had when it was put, and in the order of insertion. */
final class ToyStore {
    static final class Node {
        final @Nullable Object key;
        final int hash;
        final long number;

        @Nullable
        Object value;

        boolean removed;

        Node(@Nullable Object key, int hash, long number, @Nullable Object value) {
            this.key = key;
            this.hash = hash;
            this.number = number;
            this.value = value;
        }
    }

    private final ToyFault fault;
    private final TreeMap<Integer, List<Node>> byHash = new TreeMap<>();
    private final TreeMap<Long, Node> inOrder = new TreeMap<>();
    private final List<Node> leaked = new ArrayList<>();
    private long size;
    private long clock;
    private long changes;
    private long clears;
    private int marks;
    private boolean closed;

    ToyStore(ToyFault fault) {
        this.fault = fault;
    }

    @Nullable
    Node find(@Nullable Object key) {
        checkOpen();
        List<Node> nodes = byHash.get(Objects.hashCode(key));
        if (nodes != null) {
            for (Node node : nodes) {
                if (Objects.equals(key, node.key)) {
                    boolean hidden =
                            fault == ToyFault.ZERO_IS_ABSENT && (node.value == null || Objects.equals(node.value, 0L));
                    return hidden ? null : node;
                }
            }
        }
        return null;
    }

    /** Puts an entry and returns the one that was there, as it was. */
    @Nullable
    Node put(@Nullable Object key, @Nullable Object value) {
        checkOpen();
        if (fault == ToyFault.PUT_COUNTS_TOO_EARLY) {
            size++;
        }
        Node present = find(key);
        if (fault == ToyFault.PUT_COUNTS_TOO_EARLY) {
            size--;
        }
        changes++;
        if (present != null) {
            Node old = new Node(key, present.hash, 0, present.value);
            present.value = value;
            return old;
        }
        Node added = new Node(key, Objects.hashCode(key), ++clock, value);
        byHash.computeIfAbsent(added.hash, unused -> new ArrayList<>()).add(added);
        inOrder.put(added.number, added);
        size++;
        return null;
    }

    void remove(Node node) {
        if (fault == ToyFault.REMOVE_FORGETS_EVERY_SEVENTH && node.hash % 7 == 0) {
            return;
        }
        int hash = fault == ToyFault.CURSOR_TRUSTS_THE_KEY ? Objects.hashCode(node.key) : node.hash;
        List<Node> nodes = byHash.get(hash);
        if (nodes == null || !nodes.remove(node)) {
            return;
        }
        if (nodes.isEmpty()) {
            byHash.remove(hash);
        }
        inOrder.remove(node.number);
        node.removed = true;
        size--;
        changes++;
        marks++;
        if (fault == ToyFault.REMOVED_STAY_REACHABLE) {
            leaked.add(node);
        }
    }

    void clear() {
        checkOpen();
        Node oldest = inOrder.isEmpty() ? null : inOrder.firstEntry().getValue();
        for (Node node : inOrder.values()) {
            node.removed = true;
        }
        byHash.clear();
        inOrder.clear();
        size = 0;
        clears++;
        changes++;
        if (fault == ToyFault.CLEAR_LEAVES_ONE && oldest != null) {
            put(oldest.key, oldest.value);
        }
    }

    long size() {
        checkOpen();
        return size;
    }

    long changes() {
        return fault == ToyFault.CHANGES_UNDETECTED ? 0 : changes;
    }

    MapStats stats() {
        checkOpen();
        return MapStats.builder().entries(size).clears(clears).epoch(clears).build();
    }

    ProbeLengths probeLengths() {
        checkOpen();
        double passed = fault == ToyFault.LEAVES_MARKS ? marks / (size + 1.0) : 0;
        return size == 0 ? new ProbeLengths(0, passed, 0) : new ProbeLengths(1 + passed / 2, 1 + passed, 1);
    }

    void close() {
        closed = fault != ToyFault.CLOSE_DOES_NOTHING;
        byHash.clear();
        inOrder.clear();
        size = 0;
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This map is closed.");
        }
    }

    /** Checks that both indexes have the same entries. Asks no key anything. */
    void checkInvariants() {
        checkOpen();
        int nodes = byHash.values().stream().mapToInt(List::size).sum();
        if (nodes != size || inOrder.size() != size) {
            throw new AssertionError(
                    "Of " + size + " entries " + nodes + " are found by hash and " + inOrder.size() + " in order.");
        }
    }

    ObjectCursor<Object, Object> cursor() {
        checkOpen();
        return new Cursor();
    }

    private final class Cursor implements ObjectCursor<Object, Object> {
        private long last;
        private int steps;
        private @Nullable Node current;
        private TreeMap<Long, Node> walked = fault == ToyFault.WALK_SHOWS_REMOVED ? new TreeMap<>(inOrder) : inOrder;

        @Override
        public boolean advance() {
            checkOpen();
            if (fault == ToyFault.WALK_REPEATS && ++steps % 5 == 0 && current != null && !current.removed) {
                return true;
            }
            Map.Entry<Long, Node> next = walked.higherEntry(last);
            current = next == null ? null : next.getValue();
            last = next == null ? last : next.getKey();
            return next != null;
        }

        @Override
        public @Nullable Object key() {
            return current().key;
        }

        @Override
        public @Nullable Object value() {
            return current().value;
        }

        @Override
        public void setValue(@Nullable Object value) {
            if (fault == ToyFault.SET_VALUE_REVIVES && current != null) {
                put(current.key, value);
            }
            current().value = value;
            changes++;
        }

        @Override
        public void remove() {
            ToyStore.this.remove(current());
        }

        @Override
        public void rewind() {
            checkOpen();
            last = 0;
            current = null;
            walked = fault == ToyFault.WALK_SHOWS_REMOVED ? new TreeMap<>(inOrder) : inOrder;
        }

        private Node current() {
            checkOpen();
            if (current == null || (current.removed && fault != ToyFault.WALK_SHOWS_REMOVED)) {
                throw new IllegalStateException("There is no current entry.");
            }
            return current;
        }
    }
}

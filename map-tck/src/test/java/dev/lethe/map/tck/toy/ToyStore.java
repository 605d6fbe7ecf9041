package dev.lethe.map.tck.toy;

import dev.lethe.map.Hasher;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.Retention;
import dev.lethe.map.audit.Mutation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The entries of a toy: by the hash that the key had when it was put, and in the order of insertion. */
final class ToyStore {
    /** So many keys of one hash are a flood. */
    private static final int MANY = 8;

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
    private final ToyMemory memory;
    private final @Nullable Hasher<Object> hasher;
    private final boolean hasReferences;
    private final HashMap<Integer, List<Node>> byHash = new HashMap<>();
    private final TreeMap<Long, Node> inOrder = new TreeMap<>();
    /** What clearLazily() left behind: the reference debt. */
    private final ArrayDeque<Node> dead = new ArrayDeque<>();

    private final List<Node> leaked = new ArrayList<>();
    private final List<Node> removedSinceShrink = new ArrayList<>();
    private long inFallback;
    private long size;
    private long clock;
    private long changes;
    private long clears;
    private int marks;
    private boolean closed;
    private boolean draining;

    /** Asked before each change; none unless the spec has one. */
    @Nullable
    ToyHook hook;

    ToyStore(ToyFault fault, Retention retention, boolean hasReferences) {
        this(fault, retention, hasReferences, null);
    }

    ToyStore(ToyFault fault, Retention retention, boolean hasReferences, @Nullable Hasher<Object> hasher) {
        this.fault = fault;
        this.hasher = fault == ToyFault.IGNORES_THE_HASHER ? null : hasher;
        this.memory = new ToyMemory(fault, retention);
        this.hasReferences = hasReferences;
    }

    @Nullable
    Node find(@Nullable Object key) {
        checkOpen();
        List<Node> nodes = byHash.get(hashOf(key));
        if (fault == ToyFault.LOOKUP_ASKS_OTHERS) {
            inOrder.values().stream().limit(60).forEach(node -> Objects.equals(key, node.key));
        }
        if (nodes != null) {
            for (int i = 0; i < 4 && fault == ToyFault.LOOKUP_ASKS_OTHERS; i++) {
                nodes.forEach(node -> Objects.equals(key, node.key));
            }
            int most = fault == ToyFault.FLOOD_IS_CUT_OFF ? 400 : Integer.MAX_VALUE;
            for (Node node : nodes.size() > most ? nodes.subList(0, most) : nodes) {
                if (isEqual(key, node, nodes)) {
                    boolean hidden =
                            fault == ToyFault.ZERO_IS_ABSENT && (node.value == null || Objects.equals(node.value, 0L));
                    return hidden ? null : node;
                }
            }
        }
        return null;
    }

    private int hashOf(@Nullable Object key) {
        boolean asksHasher = hasher != null && (key != null || fault == ToyFault.SHOWS_NULL_TO_THE_HASHER);
        return asksHasher ? Long.hashCode(hasher.hash(key)) : Objects.hashCode(key);
    }

    private boolean isEqual(@Nullable Object key, Node node, List<Node> nodes) {
        try {
            if (fault == ToyFault.TELLS_CLASSES_APART
                    && nodes.size() > MANY
                    && key != null
                    && node.key != null
                    && key.getClass() != node.key.getClass()) {
                return false;
            }
            if (hasher == null || key == null || node.key == null || fault == ToyFault.COMPARES_WITHOUT_THE_HASHER) {
                return Objects.equals(key, node.key);
            }
            return hasher.equal(node.key, key);
        } catch (RuntimeException thrownByTheKey) {
            if (fault == ToyFault.FLOOD_FORGETS_ON_EXCEPTION && nodes.size() > MANY) {
                removed(nodes.get(nodes.size() - 1));
            }
            throw thrownByTheKey;
        }
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
        if (present != null) {
            ask(Mutation.REPLACE, present.key, present.value, value);
            changes++;
            Node old = new Node(key, present.hash, 0, present.value);
            present.value = value;
            memory.wrote(size);
            payDebt();
            return old;
        }
        int hash = hashOf(key); // it may throw, so before the hook is asked
        ask(Mutation.PUT, key, null, value);
        if (fault == ToyFault.ASKS_TWICE) {
            ask(Mutation.PUT, key, null, value);
        }
        changes++;
        Node added = new Node(key, hash, ++clock, value);
        List<Node> nodes = byHash.computeIfAbsent(added.hash, unused -> new ArrayList<>());
        nodes.add(added);
        inFallback += nodes.size() > MANY ? 1 : 0;
        inOrder.put(added.number, added);
        size++;
        long shrinks = memory.shrinks();
        long growths = memory.growths();
        memory.added(size);
        if (fault == ToyFault.GROWTH_ASKS_KEYS && memory.growths() != growths) {
            byHash.clear();
            inOrder.values()
                    .forEach(node -> byHash.computeIfAbsent(hashOf(node.key), unused -> new ArrayList<>())
                            .add(node));
        }
        if (fault == ToyFault.DECAY_LOSES_ONE && memory.shrinks() != shrinks) {
            removed(inOrder.firstEntry().getValue());
        }
        payDebt();
        return null;
    }

    private void ask(Mutation mutation, @Nullable Object key, @Nullable Object old, @Nullable Object value) {
        if (hook != null) {
            long before = changes;
            hook.ask(mutation, key, old, value);
            if (changes != before && fault != ToyFault.LETS_HOOKS_CHANGE) {
                throw new ConcurrentModificationException("The audit hook changed the map.");
            }
        }
    }

    /** Runs what empties the map by clear() as a drain. */
    long drain(LongSupplier drain) {
        draining = true;
        try {
            return drain.getAsLong();
        } finally {
            draining = false;
        }
    }

    void remove(Node node) {
        if (fault != ToyFault.ASKS_LATE) {
            ask(Mutation.REMOVE, node.key, node.value, null);
        }
        removeAsked(node);
        if (fault == ToyFault.ASKS_LATE) {
            ask(Mutation.REMOVE, node.key, node.value, null);
        }
    }

    private void removeAsked(Node node) {
        if (removed(node) && memory.removed(size)) {
            shrank();
        }
        payDebt();
    }

    private boolean removed(Node node) {
        if (fault == ToyFault.REMOVE_FORGETS_EVERY_SEVENTH && node.hash % 7 == 0) {
            return false;
        }
        int hash = fault == ToyFault.CURSOR_TRUSTS_THE_KEY ? hashOf(node.key) : node.hash;
        List<Node> nodes = byHash.get(hash);
        if (nodes == null || !nodes.remove(node)) {
            return false;
        }
        boolean inFlood = nodes.size() >= MANY;
        inFallback -= inFlood && fault != ToyFault.FALLBACK_COUNT_STAYS ? 1 : 0;
        if (nodes.isEmpty()) {
            byHash.remove(hash);
        }
        inOrder.remove(node.number);
        node.removed = true;
        size--;
        changes++;
        marks++;
        if (fault == ToyFault.REMOVED_STAY_REACHABLE || (fault == ToyFault.FLOOD_STAYS_REACHABLE && inFlood)) {
            leaked.add(node);
        } else if (fault == ToyFault.SHRINK_LEAVES_REFERENCES) {
            removedSinceShrink.add(node);
        }
        return true;
    }

    private void shrank() {
        leaked.addAll(removedSinceShrink);
        removedSinceShrink.clear();
        if (fault == ToyFault.SHRINK_LOSES_ONE && size > 0) {
            removed(inOrder.firstEntry().getValue());
        }
    }

    private void payDebt() {
        if (fault != ToyFault.DEBT_IS_NEVER_PAID) {
            dead.poll();
        }
    }

    void clearLazily() {
        checkOpen();
        ask(draining ? Mutation.DRAIN : Mutation.CLEAR, null, null, null);
        if (hasReferences) {
            dead.addAll(inOrder.values());
        }
        clearEntries();
    }

    long trim() {
        checkOpen();
        dead.clear();
        return memory.trim(size);
    }

    void reserve(long entries) {
        memory.reserve(entries);
    }

    void clear() {
        checkOpen();
        ask(draining ? Mutation.DRAIN : Mutation.CLEAR, null, null, null);
        draining = false;
        dead.clear();
        clearEntries();
    }

    private void clearEntries() {
        Node oldest = inOrder.isEmpty() ? null : inOrder.firstEntry().getValue();
        for (Node node : inOrder.values()) {
            node.removed = true;
        }
        byHash.clear();
        inOrder.clear();
        removedSinceShrink.clear();
        memory.cleared();
        inFallback = 0;
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
        return switch (fault) {
            case CHANGES_UNDETECTED -> 0;
            case COUNTS_CHANGES_BY_SIZE -> size;
            default -> changes;
        };
    }

    MapStats stats() {
        checkOpen();
        return MapStats.builder()
                .entries(size)
                .capacity(memory.capacity())
                .tables(memory.tables())
                .retainedHeapBytes(memory.bytes())
                .growths(memory.growths())
                .shrinks(memory.shrinks())
                .clears(clears)
                .epoch(clears)
                .referenceDebt(dead.size())
                .fallbackEntries(inFallback)
                .build();
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
        dead.clear();
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
        private long shrinks = memory.shrinks();
        private long growths = memory.growths();
        private @Nullable Node current;
        private TreeMap<Long, Node> walked = fault == ToyFault.WALK_SHOWS_REMOVED ? new TreeMap<>(inOrder) : inOrder;

        @Override
        public boolean advance() {
            checkOpen();
            if (fault == ToyFault.WALK_REPEATS && ++steps % 5 == 0 && current != null && !current.removed) {
                return true;
            }
            if (fault == ToyFault.WALK_STARTS_OVER_ON_SHRINK && shrinks != memory.shrinks()) {
                last = 0;
            } else if (fault == ToyFault.WALK_SKIPS_ON_GROWTH && growths != memory.growths()) {
                last++;
            }
            shrinks = memory.shrinks();
            growths = memory.growths();
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
            Node node = current();
            ask(Mutation.REPLACE, node.key, node.value, value);
            node.value = value;
            changes++;
            memory.wrote(size);
            payDebt();
        }

        @Override
        public void remove() {
            Node node = current();
            if (fault == ToyFault.CURSOR_KEEPS_MEMORY) {
                removed(node);
            } else if (fault == ToyFault.CURSOR_ASKS_NOBODY) {
                removeAsked(node);
            } else {
                ToyStore.this.remove(node);
            }
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

package dev.lethe.map.unsafe;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A program that does one forbidden thing with native memory, and prints what it is told. */
final class Crimes {
    private Crimes() {}

    public static void main(String[] arguments) throws Exception {
        for (String crime : arguments) {
            try {
                commit(crime);
                System.out.println("nothing");
            } catch (IllegalStateException
                    | IndexOutOfBoundsException
                    | UnsupportedOperationException
                    | ClassCastException
                    | OutOfMemoryError told) {
                System.out.println(told.getClass().getSimpleName() + ": " + told.getMessage());
            }
        }
    }

    private static void commit(String crime) throws Exception {
        NativeHeap heap = NativeHeap.process();
        Owner owner = new Owner(heap, "the map");
        switch (crime) {
            case "use after close" -> {
                Memory memory = Memory.of(owner, 1000);
                owner.close();
                memory.getLong(0);
            }
            case "use after release" -> {
                Memory memory = Memory.of(owner, 1000);
                memory.release();
                memory.putLong(0, 1);
            }
            case "close twice" -> {
                Memory.of(owner, 1000);
                owner.close();
                owner.close();
            }
            case "allocate after close" -> {
                owner.close();
                Memory.of(owner, 1000);
            }
            case "read behind the end" -> Memory.of(owner, 1000).getLong(996);
            case "write before the start" -> Memory.of(owner, 1000).putByte(-1, (byte) 0);
            case "copy too much" -> {
                Memory small = Memory.of(owner, 100);
                small.copy(Memory.of(owner, 1000), 0, 0, 101);
            }
            case "overrun" -> {
                Block block = owner.take(100);
                block.slab.storeByte(block.start() + 100, (byte) 0); // past all checks but the red zone
                owner.give(block);
                heap.trim(); // who frees is not told
            }
            case "underrun, closed" -> {
                Block block = owner.take(100);
                block.slab.storeByte(block.start() - 1, (byte) 0);
                owner.close();
            }
            case "overrun, met by a pool" -> {
                MapPool pool = MapPool.builder().build();
                pool.lease(
                                Generation.TRANSIENT,
                                Lethe.builder().backend("unsafe").recipe().longLongMap())
                        .close();
                Block block = owner.take(100);
                block.slab.storeByte(block.start() + 100, (byte) 0);
                owner.give(block);
                pool.close(); // closes its map, and is told what nobody else will be
            }
            case "put, by another thread" -> byAnother(map -> map.put(2, 2));
            case "clear, by another thread" -> byAnother(LongLongMap::clear);
            case "clearLazily, by another thread" -> byAnother(LongLongMap::clearLazily);
            case "iterate, by another thread" -> byAnother(map -> map.forEach((key, value) -> {}));
            case "drain, by another thread" -> byAnother(map -> map.drainTo((key, value) -> {}));
            case "trim, by another thread" -> byAnother(LongLongMap::trim);
            case "reserve, by another thread" -> byAnother(map -> map.reserve(1000));
            case "close, by another thread" -> byAnother(LongLongMap::close);
            case "trim of an empty map, by another thread" -> {
                LongLongMap map = longs();
                map.clear();
                byAnother(map, LongLongMap::trim);
            }
            case "trim of a sparse map, by another thread" -> {
                Memory memory = Memory.of(owner, 1000);
                memory.putLong(0, 1);
                inAnotherThread(memory::moveToFuller);
            }
            case "write after free" -> {
                Block block = owner.take(100);
                owner.give(block);
                block.slab.storeByte(block.start() + 50, (byte) 0);
                heap.trim();
            }
            case "write after free, reused" -> {
                Block block = owner.take(100);
                owner.give(block);
                block.slab.storeByte(block.start() + 50, (byte) 0);
                for (int i = 0; i < 100; i++) {
                    Memory.of(owner, 100_000).release();
                }
            }
            case "free twice" -> {
                Block block = owner.take(100);
                owner.give(block);
                owner.give(block);
            }
            case "free another's" -> new Owner(heap, "another").give(owner.take(100));
            case "read what was never written" -> {
                Memory memory = Memory.of(owner, 100);
                throw new IllegalStateException(Long.toHexString(memory.getLong(8)));
            }
            case "another thread" -> {
                Memory memory = Memory.of(owner, 1000);
                memory.putLong(0, 1);
                inAnotherThread(() -> memory.getLong(0));
            }
            case "another thread closes" -> {
                Memory.of(owner, 1000).putLong(0, 1);
                inAnotherThread(owner::close);
            }
            case "leave nothing behind" -> {
                LongLongMap map = Lethe.builder().backend("unsafe").longLongMap();
                for (long key = 0; key < 100_000; key++) {
                    map.put(key, key);
                }
                map.close();
                owner.close();
                heap.trim();
                throw new IllegalStateException(heap.figures().obtainedBytes() + " bytes");
            }
            case "tell the bytes on the heap" -> {
                LongLongMap map = Lethe.builder().backend("unsafe").longLongMap();
                map.put(1, 1);
                throw new IllegalStateException(map.stats().retainedHeapBytes() + "");
            }
            case "hand over" -> {
                Memory memory = Memory.of(owner, 1000);
                memory.putLong(0, 1);
                owner.handOver(false);
                inAnotherThread(() -> memory.getLong(0));
            }
            case "reach the limit" -> {
                while (owner.bytes() >= 0) {
                    Memory.of(owner, 100_000);
                }
            }
            case "walk over a closed map" -> {
                ObjectLongMap<String> map = strings(1000);
                ObjectLongCursor<String> walk = map.cursor();
                walk.advance();
                map.close();
                map.close();
                walk.advance();
            }
            case "change a closed map" -> {
                ObjectLongMap<String> map = strings(1000);
                map.close();
                map.put("another", 1);
            }
            case "use a map in another thread" -> {
                ObjectLongMap<String> map = strings(1000);
                inAnotherThread(() -> map.containsKey("key 1"));
            }
            case "fill a map to the limit" -> strings(Integer.MAX_VALUE);
            case "put a number for a string" -> {
                ObjectLongMap<?> map = strings(10);
                put(map, 42);
            }
            case "fail each in turn" -> failEachInTurn(heap, owner);
            case "forget" -> {
                forget(heap);
                Settled.await(() -> heap.figures().leaks() == 1, System::gc);
            }
            default -> throw new AssertionError(crime);
        }
    }

    private static ObjectLongMap<String> strings(int entries) {
        ObjectLongMap<String> map = Lethe.builder()
                .backend("unsafe")
                .name("of strings")
                .keyType(String.class)
                .objectLongMap();
        for (int i = 0; i < entries; i++) {
            map.put("key " + i, i);
        }
        return map;
    }

    private static LongLongMap longs() {
        LongLongMap map = Lethe.builder().backend("unsafe").name("of longs").longLongMap();
        for (long key = 0; key < 1000; key++) {
            map.put(key, key);
        }
        return map;
    }

    private static void byAnother(Consumer<LongLongMap> crime) throws InterruptedException {
        byAnother(longs(), crime);
    }

    /** Whatever another thread is told, the map is as it was, and does what its owner says. */
    private static void byAnother(LongLongMap map, Consumer<LongLongMap> crime) throws InterruptedException {
        long entries = map.mappingCount();
        long bytes = map.stats().retainedNativeBytes();
        try {
            inAnotherThread(() -> crime.accept(map));
        } finally {
            if (map.mappingCount() != entries || map.stats().retainedNativeBytes() != bytes) {
                throw new AssertionError("changed all the same");
            }
            map.put(1, 1);
            map.close();
        }
    }

    @SuppressWarnings("unchecked") // the mistake that is made
    private static void put(ObjectLongMap<?> map, Object key) {
        ((ObjectLongMap<Object>) map).put(key, 1);
    }

    private static void forget(NativeHeap heap) {
        Memory.of(new Owner(heap, "the forgotten map"), 1000);
    }

    private static void failEachInTurn(NativeHeap heap, Owner owner) {
        Memory memory = Memory.of(owner, 1000);
        memory.putLong(0, 42);
        for (int nth = 1; nth <= 3; nth++) {
            heap.failAllocation(nth);
            for (int i = 1; i <= 3; i++) {
                try {
                    memory.resize(1000 + 100L * i);
                    if (i == nth) {
                        throw new AssertionError("allocation " + nth + " did not fail");
                    }
                } catch (OutOfMemoryError asked) {
                    if (i != nth) {
                        throw asked;
                    }
                }
                if (memory.getLong(0) != 42) {
                    throw new AssertionError("lost");
                }
            }
        }
        owner.close();
        heap.checkInvariants();
    }

    private static void inAnotherThread(Runnable work) throws InterruptedException {
        List<RuntimeException> told = new ArrayList<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException refused) {
                        told.add(refused);
                    }
                },
                "intruder");
        thread.start();
        thread.join();
        for (RuntimeException refused : told) {
            throw refused;
        }
    }
}

package dev.lethe.map.unsafe;

/** Native memory without a table around it. */
final class Memory extends NativeMemory {
    static Memory of(Owner owner, long bytes) {
        Memory memory = new Memory();
        memory.allocate(owner, bytes);
        return memory;
    }
}

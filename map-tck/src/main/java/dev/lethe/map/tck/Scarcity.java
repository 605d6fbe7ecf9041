package dev.lethe.map.tck;

/**
 * Memory of maps that a test can make run out, for the commands and the fuzz targets that look at claim C10. For one thread.
 *
 * <p>It counts what the maps allocate for their structure, on the heap or off it, whatever the map. A backend without a door for it is
 * looked at with {@link #NONE}, and the commands run without failures.
 */
public interface Scarcity {
    /** Memory that never runs out. */
    Scarcity NONE = new Scarcity() {
        @Override
        public void endsAfter(int allocations) {
            // it cannot be made to
        }

        @Override
        public void hasRoom() {
            // it always has
        }
    };

    /**
     * Has the allocation behind the next ones fail with an {@link OutOfMemoryError}, and, as the backend can, those behind it too, until {@link
     * #hasRoom()}.
     *
     * @param allocations how many succeed before, from 0
     */
    void endsAfter(int allocations);

    /** Has all allocations succeed from now on. */
    void hasRoom();
}

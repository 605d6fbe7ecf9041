package counting;

/** What cores do to a map; only removals and puts say whose they are. */
interface Operations {
    void get(long key);

    void put(int core, long key);

    void remove(int core, long key);
}

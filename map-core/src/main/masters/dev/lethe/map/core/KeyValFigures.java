package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import org.jspecify.annotations.NullUnmarked;

/** What a map says of itself: its size, the bytes it keeps, its statistics, and which tables hold which hashes. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValFigures<K, V> extends KeyValShrinking<K, V> implements SelfMeasuring {
    KeyValFigures(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

    @Override
    public long mappingCount() {
        checkOpen();
        return size;
    }

    /** How many references the map object has. */
    int references() {
        return 3;
    }

    final long bytes() {
        long bytes = Footprint.object(references() * Footprint.REFERENCE + 2 * Long.BYTES + 2 * Integer.BYTES)
                + ledger.bytes()
                + ledger.rule.bytes();
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            bytes += tableAt(place) == NONE ? 0 : tableAt(place).bytes();
        }
        return bytes;
    }

    final long nativeBytes() {
        long bytes = 0;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            bytes += tableAt(place) == NONE ? 0 : tableAt(place).nativeBytes();
        }
        return bytes;
    }

    @Override
    public long retainedBytes() {
        checkOpen();
        return bytes() + nativeBytes();
    }

    final long debt() {
        return only == null ? ledger.debt : KeyValTable.REFERENCES && only.epoch != epoch ? only.live : 0;
    }

    @Override
    public MapStats stats() {
        checkOpen();
        long tables = 0;
        long stashed = 0;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            KeyValTable table = tableAt(place);
            tables += table == NONE ? 0 : 1;
            stashed += table.epoch == epoch ? table.stash : 0;
        }
        return MapStats.builder()
                .entries(size)
                .capacity(capacity())
                .tables(tables)
                .retainedHeapBytes(bytes())
                .retainedNativeBytes(nativeBytes())
                .growths(ledger.growths(only))
                .shrinks(ledger.shrinkings)
                .clears(ledger.earlierEpochs + epoch - 1)
                .epoch(ledger.earlierEpochs + epoch)
                .referenceDebt(debt())
                .fallbackEntries(stashed)
                .build();
    }

    @Override
    public ProbeLengths probeLengths() {
        checkOpen();
        KeyValProbes probes = new KeyValProbes();
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            KeyValTable table = tableAt(place);
            probes.add(table, table.epoch == epoch, (double) span(table) / places());
        }
        return probes.result(size);
    }

    // For cursors: the order of hashes.

    /** The table whose range of hashes holds a hash, or null when it has no live entry. */
    final KeyValTable liveTable(long hash) {
        KeyValTable table = at(hash);
        return table.epoch == epoch && table.live != 0 ? table : null;
    }

    /** The first hash behind the range of the table at a hash; 0 when there is none. */
    final long endOfTable(long hash) {
        if (only != null) {
            return 0;
        }
        int span = span(at(hash));
        long end = (hash >>> ledger.directoryShift & -span) + span;
        return end == ledger.directory.length ? 0 : end << ledger.directoryShift;
    }
}

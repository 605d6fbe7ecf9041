package dev.lethe.map.spi;

import dev.lethe.map.MapCursor;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;

/** A map of another shape, seen as a {@link java.util.Map} with boxed numbers: what all of them share. */
abstract class BoxedMap<K, V> extends AbstractObjectMap<K, V> {
    private final AbstractLetheMap origin;

    BoxedMap(AbstractLetheMap origin) {
        this.origin = origin;
    }

    @Override
    public final long mappingCount() {
        return origin.mappingCount();
    }

    @Override
    public final void clear() {
        origin.clear();
    }

    @Override
    public final void clearLazily() {
        origin.clearLazily();
    }

    @Override
    public final long trim() {
        return origin.trim();
    }

    @Override
    public final MapStats stats() {
        return origin.stats();
    }

    @Override
    public final ProbeLengths probeLengths() {
        return origin.probeLengths();
    }

    @Override
    public final void close() {
        origin.close();
    }

    @Override
    protected final long changeCount() {
        return origin.changeCount();
    }

    @Override
    protected final void checkOpen() {
        origin.checkOpen();
    }

    /** The half of a boxed cursor that knows neither key nor value. */
    abstract static class BoxedCursor<C extends MapCursor, K, V> implements ObjectCursor<K, V> {
        final C cursor;

        BoxedCursor(C cursor) {
            this.cursor = cursor;
        }

        @Override
        public final boolean advance() {
            return cursor.advance();
        }

        @Override
        public final void remove() {
            cursor.remove();
        }

        @Override
        public final void rewind() {
            cursor.rewind();
        }
    }
}

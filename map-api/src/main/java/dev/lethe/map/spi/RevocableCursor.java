package dev.lethe.map.spi;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.MapCursor;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;

/** The cursor of a {@link RevocableMap}: asks before each step whether the view is still there. */
abstract class RevocableCursor<C extends MapCursor> implements MapCursor, LookBackCursor {
    /** The view that a cursor was got from. */
    interface Source {
        /** Throws when the view is revoked. */
        void checkReadable();

        /** Throws when the view is revoked, or for reading only. */
        void checkWritable();
    }

    private final Source source;
    private final C cursor;

    RevocableCursor(Source source, C cursor) {
        this.source = source;
        this.cursor = cursor;
    }

    final C reading() {
        source.checkReadable();
        return cursor;
    }

    final C writing() {
        source.checkWritable();
        return cursor;
    }

    /** Whether the cursor of the map can do what {@link #removePrevious()} asks of it. */
    final boolean looksBack() {
        return cursor instanceof LookBackCursor;
    }

    @Override
    public final boolean removePrevious() {
        return writing() instanceof LookBackCursor known && known.removePrevious();
    }

    @Override
    public final boolean advance() {
        return reading().advance();
    }

    @Override
    public final void remove() {
        writing().remove();
    }

    @Override
    public final void rewind() {
        reading().rewind();
    }

    /** From long to long. */
    static final class OfLongLong extends RevocableCursor<LongLongCursor> implements LongLongCursor {
        OfLongLong(Source source, LongLongCursor cursor) {
            super(source, cursor);
        }

        @Override
        public long key() {
            return reading().key();
        }

        @Override
        public long value() {
            return reading().value();
        }

        @Override
        public void setValue(long value) {
            writing().setValue(value);
        }
    }

    /** From long to objects. */
    static final class OfLongObject<V> extends RevocableCursor<LongObjectCursor<V>> implements LongObjectCursor<V> {
        OfLongObject(Source source, LongObjectCursor<V> cursor) {
            super(source, cursor);
        }

        @Override
        public long key() {
            return reading().key();
        }

        @Override
        public V value() {
            return reading().value();
        }

        @Override
        public void setValue(V value) {
            writing().setValue(value);
        }
    }

    /** From objects to long. */
    static final class OfObjectLong<K> extends RevocableCursor<ObjectLongCursor<K>> implements ObjectLongCursor<K> {
        OfObjectLong(Source source, ObjectLongCursor<K> cursor) {
            super(source, cursor);
        }

        @Override
        public K key() {
            return reading().key();
        }

        @Override
        public long value() {
            return reading().value();
        }

        @Override
        public void setValue(long value) {
            writing().setValue(value);
        }
    }

    /** From objects to objects. */
    static final class OfObjects<K, V> extends RevocableCursor<ObjectCursor<K, V>> implements ObjectCursor<K, V> {
        OfObjects(Source source, ObjectCursor<K, V> cursor) {
            super(source, cursor);
        }

        @Override
        public K key() {
            return reading().key();
        }

        @Override
        public V value() {
            return reading().value();
        }

        @Override
        public void setValue(V value) {
            writing().setValue(value);
        }
    }
}

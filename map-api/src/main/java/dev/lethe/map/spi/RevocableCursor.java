package dev.lethe.map.spi;

import dev.lethe.map.MapCursor;

/** The cursor of a {@link RevocableMap}: asks before each step whether the view is still there. Keys and values: {@code KeyValViewCursor}. */
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
}

package dev.lethe.map.spi;

import dev.lethe.map.*;
import org.jspecify.annotations.NullUnmarked;

/** The cursor of a {@link KeyValView}. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValViewCursor<K, V> extends RevocableCursor<KeyValCursor> implements KeyValCursor {
    KeyValViewCursor(Source source, KeyValCursor cursor) {
        super(source, cursor);
    }

    @Override
    public KeyShown key() {
        return reading().key();
    }

    @Override
    public ValShown value() {
        return reading().value();
    }

    @Override
    public void setValue(ValShown value) {
        writing().setValue(value);
    }
}

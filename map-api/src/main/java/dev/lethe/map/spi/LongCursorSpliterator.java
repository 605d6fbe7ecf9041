package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapCursor;
import java.util.Objects;
import java.util.Spliterators.AbstractLongSpliterator;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** As {@link CursorSpliterator}, for {@code long}. */
final class LongCursorSpliterator<C extends MapCursor> extends AbstractLongSpliterator {
    private final Supplier<? extends C> cursors;
    private final ToLongFunction<? super C> read;
    private @Nullable C cursor;

    private LongCursorSpliterator(LetheMap map, Supplier<? extends C> cursors, ToLongFunction<? super C> read) {
        super(map.mappingCount(), NONNULL);
        this.cursors = cursors;
        this.read = read;
    }

    /** Returns a sequential stream. It claims no distinct elements: a key that is removed and put again is a new entry. */
    static <C extends MapCursor> LongStream stream(
            LetheMap map, Supplier<? extends C> cursors, ToLongFunction<? super C> read) {
        return StreamSupport.longStream(new LongCursorSpliterator<C>(map, cursors, read), false);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
        Objects.requireNonNull(action, "action");
        C current = cursor;
        if (current == null) {
            current = cursors.get();
            cursor = current;
        }
        if (!current.advance()) {
            return false;
        }
        action.accept(read.applyAsLong(current));
        return true;
    }
}

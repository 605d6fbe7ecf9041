package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapCursor;
import java.util.Objects;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects through a cursor, which is made when the first one is asked for. The size is an estimate, because the
 * map may change on the way.
 */
final class CursorSpliterator<C extends MapCursor, T> extends AbstractSpliterator<T> {
    private final Supplier<? extends C> cursors;
    private final Function<? super C, ? extends T> read;
    private @Nullable C cursor;

    CursorSpliterator(
            LetheMap map, Supplier<? extends C> cursors, Function<? super C, ? extends T> read, int characteristics) {
        super(map.mappingCount(), characteristics);
        this.cursors = cursors;
        this.read = read;
    }

    /** Returns a sequential stream. It claims no distinct elements: a key that is removed and put again is a new entry. */
    static <C extends MapCursor, T> Stream<T> stream(
            LetheMap map, Supplier<? extends C> cursors, Function<? super C, ? extends T> read) {
        return StreamSupport.stream(new CursorSpliterator<C, T>(map, cursors, read, 0), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        C current = cursor;
        if (current == null) {
            current = cursors.get();
            cursor = current;
        }
        if (!current.advance()) {
            return false;
        }
        action.accept(read.apply(current));
        return true;
    }
}

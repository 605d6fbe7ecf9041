package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.LookBackCursor;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Test;

/** What a cursor says of the entry that it was on before; iterators are built on that. */
class LookBackTest {
    private final LongLongMap map = (LongLongMap) CoreProvider.create(
            MapSpec.builder(Shape.LONG_LONG, LongLongMap.class).seed(1L).build(), Allocator.DEFAULT);
    private final LongLongCursor cursor = filled(map).cursor();
    private final LookBackCursor back = (LookBackCursor) cursor;

    private static LongLongMap filled(LongLongMap map) {
        for (int key = 0; key < 100; key++) {
            map.put(key, -key);
        }
        return map;
    }

    @Test
    void thereIsNoneBeforeTheSecond() {
        assertThat(back.removePrevious()).isFalse();
        cursor.advance();
        assertThat(back.removePrevious()).isFalse();
        assertThat(map.mappingCount()).isEqualTo(100);
    }

    @Test
    void itIsRemovedOnce() {
        cursor.advance();
        long first = cursor.key();
        cursor.advance();
        long second = cursor.key();
        assertThat(back.removePrevious()).isTrue();
        assertThat(map.containsKey(first)).isFalse();
        assertThat(back.removePrevious()).isFalse();
        assertThat(map.mappingCount()).isEqualTo(99);
        assertThat(cursor.key()).isEqualTo(second);
    }

    @Test
    void oneThatLeftMeanwhileIsNotRemoved() {
        cursor.advance();
        map.remove(cursor.key());
        cursor.advance();
        assertThat(back.removePrevious()).isFalse();
        assertThat(map.mappingCount()).isEqualTo(99);
    }

    @Test
    void afterARewindThereIsNone() {
        cursor.advance();
        cursor.advance();
        cursor.rewind();
        assertThat(back.removePrevious()).isFalse();
        int seen = 0;
        while (cursor.advance()) {
            seen++;
        }
        assertThat(seen).isEqualTo(100);
        assertThat(back.removePrevious()).isTrue(); // the last, which was the current one before the end
        assertThat(map.mappingCount()).isEqualTo(99);
    }

    @Test
    void ofAClosedMapNothingIsRemoved() {
        cursor.advance();
        cursor.advance();
        map.close();
        assertThatThrownBy(back::removePrevious).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::rewind).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::key)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}

package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void aCellIsFoundAgainByItsName() {
        assertThat(Cells.all(Cells.SIZES))
                .hasSizeGreaterThan(100)
                .allMatch(cell -> Cell.parse(cell.id()).equals(cell));
    }

    @Test
    void theGateSetIsSmallAndPartOfAll() {
        assertThat(Cells.gate()).hasSize(28).doesNotHaveDuplicates();
        assertThat(Cells.all(Cells.SIZES)).containsAll(Cells.gate());
    }

    @Test
    void gateAndRestMakeAll() {
        List<Cell> rest = Cells.rest(Cells.SIZES);
        assertThat(rest).doesNotContainAnyElementsOf(Cells.gate());
        assertThat(rest.size() + Cells.gate().size())
                .isEqualTo(Cells.all(Cells.SIZES).size());
    }

    @Test
    void loadsGoFromOneDoublingToTheNextFreshAndChurned() {
        List<Cell> loads = Cells.loads(List.of(100));
        assertThat(loads).hasSize(2 * 3 * 5 * 2).doesNotHaveDuplicates();
        assertThat(loads.stream().map(Cell::size).distinct()).containsExactly(100, 125, 150, 175, 195);
        assertThat(Cells.history(List.of(100)))
                .hasSize(12)
                .containsAll(loads.stream().filter(cell -> cell.size() == 100).toList());
    }

    @Test
    void aRegexChoosesByTheName() {
        assertThat(Cells.matching(Pattern.compile("^long-long\\.getHit\\.1000$"), Cells.SIZES))
                .containsExactly(Cell.fresh(MapShape.LONG_LONG, Operation.GET_HIT, 1_000));
    }

    @Test
    void aWrongNameIsRefused() {
        assertThatThrownBy(() -> Cell.parse("long-long.getHat.1000")).hasMessageContaining("getHat");
        assertThatThrownBy(() -> Cell.parse("long-int.getHit.1000")).hasMessageContaining("long-int");
        assertThatThrownBy(() -> Cell.parse("getHit")).hasMessageContaining("not the name of a cell");
    }
}

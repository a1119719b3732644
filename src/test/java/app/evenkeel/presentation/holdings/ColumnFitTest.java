package app.evenkeel.presentation.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

class ColumnFitTest {
    private static final double NAME = 360;
    private static final double FIGURE = 120;

    @Test
    void keepsNamesWholeBesideTheUsualColumnsInAWideWindow() {
        Set<HoldingColumn> shown = ColumnFit.shown(1640, widths(), Set.of());
        assertThat(sum(shown)).isLessThanOrEqualTo(1640);
        assertThat(shown)
                .contains(
                        HoldingColumn.ACCOUNT,
                        HoldingColumn.WEIGHT,
                        HoldingColumn.TREND,
                        HoldingColumn.TAX_ACCOUNT)
                .doesNotContain(HoldingColumn.REALISED_GAIN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 640, 996, 1200, 1640, 2300, 4000})
    void neverNeedsToScrollSideways(double room) {
        Set<HoldingColumn> shown = ColumnFit.shown(room, widths(), Set.of());
        double others = sum(shown) - NAME;
        assertThat(others + ColumnFit.SHORTEST_NAME).isLessThanOrEqualTo(room);
        if (shown.contains(HoldingColumn.WEIGHT)) {
            assertThat(others + NAME).isLessThanOrEqualTo(room);
        }
    }

    @Test
    void showsEverythingWhereThereIsRoom() {
        assertThat(ColumnFit.shown(9000, widths(), Set.of()))
                .hasSize(HoldingColumn.values().length);
    }

    @Test
    void spendsNoRoomOnAColumnThatHasNothingToSay() {
        Set<HoldingColumn> bare = Set.of(HoldingColumn.TREND, HoldingColumn.TAX_ACCOUNT);
        assertThat(ColumnFit.shown(9000, widths(), bare)).doesNotContainAnyElementsOf(bare);
    }

    private static Map<HoldingColumn, Double> widths() {
        Map<HoldingColumn, Double> widths = new EnumMap<>(HoldingColumn.class);
        for (HoldingColumn column : HoldingColumn.values()) {
            widths.put(column, column == HoldingColumn.ASSET ? NAME : FIGURE);
        }
        return widths;
    }

    private static double sum(Set<HoldingColumn> shown) {
        return shown.stream().mapToDouble(widths()::get).sum();
    }
}

package app.evenkeel.presentation.holdings;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns of Holdings are shown in a given width, while the user has not arranged them. */
final class ColumnFit {
    /** Pixels that a name has in a narrow table too. */
    static final double SHORTEST_NAME = 168;

    /** Shown as long as a short name fits beside them, the most needed first. */
    private static final List<HoldingColumn> NEEDED =
            List.of(
                    HoldingColumn.BASE_VALUE,
                    HoldingColumn.QUANTITY,
                    HoldingColumn.BASE_GAIN,
                    HoldingColumn.ACCOUNT,
                    HoldingColumn.PRICE,
                    HoldingColumn.GAIN_FRACTION);

    /** Shown as long as the names stay whole beside them, the most useful first. */
    private static final List<HoldingColumn> USEFUL =
            List.of(
                    HoldingColumn.WEIGHT,
                    HoldingColumn.TREND,
                    HoldingColumn.TAX_ACCOUNT,
                    HoldingColumn.COST,
                    HoldingColumn.AVERAGE_PRICE,
                    HoldingColumn.VALUE,
                    HoldingColumn.GAIN,
                    HoldingColumn.REALISED_GAIN);

    private ColumnFit() {}

    /**
     * The columns that fit without scrolling sideways; the name is always one of them.
     *
     * @param room pixels for all columns together
     * @param widths pixels that each column needs; the name's is that of the longest name
     * @param bare columns that have nothing to say, which take no room
     */
    static Set<HoldingColumn> shown(
            double room, Map<HoldingColumn, Double> widths, Set<HoldingColumn> bare) {
        double name = widths.getOrDefault(HoldingColumn.ASSET, SHORTEST_NAME);
        Set<HoldingColumn> shown = EnumSet.of(HoldingColumn.ASSET);
        double left = take(NEEDED, room - Math.min(SHORTEST_NAME, name), widths, bare, shown);
        take(USEFUL, left - Math.max(0, name - SHORTEST_NAME), widths, bare, shown);
        return shown;
    }

    /** Shows columns up to the first that does not fit; returns the room that is left. */
    private static double take(
            List<HoldingColumn> columns,
            double room,
            Map<HoldingColumn, Double> widths,
            Set<HoldingColumn> bare,
            Set<HoldingColumn> shown) {
        double left = room;
        for (HoldingColumn column : columns) {
            double width = widths.getOrDefault(column, 0.0);
            if (bare.contains(column)) {
                continue;
            }
            if (width > left) {
                break;
            }
            left -= width;
            shown.add(column);
        }
        return left;
    }
}

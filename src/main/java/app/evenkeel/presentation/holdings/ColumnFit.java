package app.evenkeel.presentation.holdings;

import app.evenkeel.presentation.control.ColumnMemory;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.TextColumn;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Shows the columns of Holdings that fit, while the user has not arranged them. */
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

    private static final double LONGEST_NAME = 520;
    private static final double WIDEST = 200;

    private final TableView<HoldingLine> table;
    private final Map<HoldingColumn, TableColumn<HoldingLine, HoldingLine>> columns;
    private final ColumnMemory<HoldingLine> memory;
    private final Map<HoldingColumn, Double> needed = new EnumMap<>(HoldingColumn.class);
    private final Set<HoldingColumn> bare = EnumSet.noneOf(HoldingColumn.class);

    ColumnFit(
            TableView<HoldingLine> table,
            Map<HoldingColumn, TableColumn<HoldingLine, HoldingLine>> columns,
            ColumnMemory<HoldingLine> memory) {
        this.table = table;
        this.columns = columns;
        this.memory = memory;
    }

    /**
     * Arranges the columns for what is shown, now and whenever the table's width changes.
     *
     * @param lines with subtotals and total
     * @param onlyBase whether all amounts are in the base currency, which other columns show
     */
    void begin(List<HoldingRow> rows, List<HoldingLine> lines, boolean onlyBase) {
        memory.arrange(() -> measure(lines));
        if (rows.stream().allMatch(row -> row.taxAccount().isEmpty())) {
            bare.add(HoldingColumn.TAX_ACCOUNT);
        }
        if (rows.stream().allMatch(row -> row.trend().size() < 2)) {
            bare.add(HoldingColumn.TREND);
        }
        if (onlyBase) {
            bare.addAll(List.of(HoldingColumn.VALUE, HoldingColumn.GAIN));
        }
        table.widthProperty().subscribe(width -> choose(width.doubleValue()));
        InvalidationListener others = change -> giveNamesTheRest();
        table.getVisibleLeafColumns().addListener(others);
    }

    /** Finds out what each column's texts need. */
    private void measure(List<HoldingLine> lines) {
        columns.forEach((kind, column) -> {
            if (column instanceof TextColumn<HoldingLine> texts) {
                texts.fit(lines, kind == HoldingColumn.ASSET ? LONGEST_NAME : WIDEST);
            }
            needed.put(kind, column.getPrefWidth());
        });
    }

    private void choose(double width) {
        if (!memory.isOwn() && width > 0) {
            Set<HoldingColumn> shown = shown(width - Columns.SCROLL_BAR, needed, bare);
            memory.arrange(() ->
                    columns.forEach((kind, column) -> column.setVisible(shown.contains(kind))));
        }
        giveNamesTheRest();
    }

    private void giveNamesTheRest() {
        TableColumn<HoldingLine, HoldingLine> names =
                Objects.requireNonNull(columns.get(HoldingColumn.ASSET));
        double most = needed.getOrDefault(HoldingColumn.ASSET, SHORTEST_NAME);
        memory.arrange(() -> Columns.shareRest(table, names, SHORTEST_NAME, most));
    }

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

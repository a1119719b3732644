package app.evenkeel.analytics.backtest.sweep;

import java.util.List;

/**
 * The objective by two parameters, averaged over all others.
 *
 * @param x of the columns
 * @param y of the rows; an axis with a single value where only one parameter is varied
 * @param cells row by row; as many as there are values of {@code x} times values of {@code y}
 * @param peak index of the cell with the highest mean
 * @param plateau index of the cell that is best together with its neighbours: the one whose mean
 *     over itself and the up to eight cells around it is highest. Neighbours along an axis of words
 *     are none. A peak that falls off on all sides is luck more often than a plateau is
 */
public record HeatMap(Axis x, Axis y, List<Cell> cells, int peak, int plateau) {
    public HeatMap {
        cells = List.copyOf(cells);
    }

    /**
     * All trials with one pair of values.
     *
     * @param trials how many there were
     * @param inSample mean of their objective; NaN where there were none
     * @param outOfSample likewise
     * @param best the one of them with the highest objective in sample; -1 where there is none
     */
    public record Cell(long trials, double inSample, double outOfSample, long best) {}

    public Cell cell(int column, int row) {
        return cells.get(row * x.values().size() + column);
    }
}

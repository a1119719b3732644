package app.evenkeel.analytics.column;

/**
 * Value at the end of each day: V(d) = sum over assets of units held x worth of one.
 *
 * <p>Asset by asset, so that one row of units and one of worths stay in the nearest cache while
 * they are multiplied; cash is an asset whose unit is worth 1.
 */
public final class DailyColumns {
    private DailyColumns() {}

    /**
     * The values.
     *
     * @param worth of one unit by asset and day; 0 where it is not known
     */
    public static double[] values(MoveColumns moves, double[][] worth, int days) {
        double[] values = new double[days];
        double[] row = new double[days];
        MoveColumns.Grouped grouped = moves.byAsset(worth.length);
        for (int asset = 0; asset < worth.length; asset++) {
            if (grouped.isEmpty(asset)) {
                continue;
            }
            double[] ofAsset = worth[asset];
            double held = 0;
            for (int day = grouped.spread(asset, row); day < days; day++) {
                held += row[day];
                values[day] += held * ofAsset[day];
            }
        }
        return values;
    }
}

package app.evenkeel.portfolio.performance;

import app.evenkeel.domain.asset.Asset;

import java.util.List;

/**
 * How the prices of what is held move together, in the report's currency.
 *
 * @param values symmetrical, by the order of the assets; NaN where a pair has too little in common
 * @param counts returns that each pair has in common
 * @param needed returns below which a pair has no correlation
 */
@SuppressWarnings("ArrayRecordComponent")
public record Correlations(List<Asset> assets, double[][] values, int[][] counts, int needed) {
    public Correlations {
        assets = List.copyOf(assets);
    }
}

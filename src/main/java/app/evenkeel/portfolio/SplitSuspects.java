package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds closes as traded that fall or rise from one day of trading to the next as a split would
 * have them: by a whole factor, within {@value #NEAR} of it. Coins are not split.
 */
final class SplitSuspects {
    private static final double NEAR = 0.06;
    private static final int[] FACTORS = {2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100};
    private static final long MOST_DAYS_APART = 7;

    private SplitSuspects() {}

    /** The latest of each asset. */
    static List<CorporateEvent.Split> find(
            Map<AssetId, PriceHistory> histories, Map<AssetId, Asset> assets) {
        List<CorporateEvent.Split> found = new ArrayList<>();
        histories.forEach((id, history) -> {
            Asset asset = assets.get(id);
            if (asset != null && mayShowSplits(asset, history)) {
                CorporateEvent.Split split = latest(id, history);
                if (split != null) {
                    found.add(split);
                }
            }
        });
        return found;
    }

    /** Whether a split would be seen in the closes. */
    private static boolean mayShowSplits(Asset asset, PriceHistory history) {
        return (asset.kind() == AssetKind.EQUITY
                        || asset.kind() == AssetKind.ETF
                        || asset.kind() == AssetKind.FUND)
                && history.adjustment() == Adjustment.RAW;
    }

    /** Whether the step to a close could be a split: one that is booked, suspected or denied. */
    static boolean explain(Asset asset, PriceHistory history, int index) {
        return mayShowSplits(asset, history)
                && ratio(
                                history.close(index - 1).doubleValue()
                                        / history.close(index).doubleValue())
                        != null;
    }

    private static CorporateEvent.@Nullable Split latest(AssetId id, PriceHistory history) {
        double after = Double.NaN;
        for (int i = history.size() - 1; i >= 0; i--) {
            double close = history.close(i).doubleValue();
            if (i + 1 < history.size()
                    && close > 0
                    && after > 0
                    && history.day(i + 1).toEpochDay() - history.day(i).toEpochDay()
                            <= MOST_DAYS_APART) {
                Ratio ratio = ratio(close / after);
                if (ratio != null) {
                    return new CorporateEvent.Split(id, history.day(i + 1), ratio, null);
                }
            }
            after = close;
        }
        return null;
    }

    private static @Nullable Ratio ratio(double fall) {
        double factor = fall >= 1 ? fall : 1 / fall;
        if (factor < 2 * (1 - NEAR)) {
            return null;
        }
        for (int whole : FACTORS) {
            if (Math.abs(factor - whole) <= NEAR * whole) {
                BigDecimal many = BigDecimal.valueOf(whole);
                return fall >= 1
                        ? new Ratio(many, BigDecimal.ONE)
                        : new Ratio(BigDecimal.ONE, many);
            }
        }
        return null;
    }
}

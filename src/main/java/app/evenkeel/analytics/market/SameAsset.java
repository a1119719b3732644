package app.evenkeel.analytics.market;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.PricePoint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Whether a source speaks of the asset that was traded: symbols are reused, and two coins may share
 * one.
 */
public final class SameAsset {
    private static final int NEAR_DAYS = 4;

    private SameAsset() {}

    /**
     * The candle nearest to a trade if it is so far off that it must be another asset's; empty if
     * it is near enough, or there is none within a few days.
     *
     * @param trade in the currency of the candles
     * @param splits since which a restated price is smaller than the one paid
     */
    public static Optional<Candle> contradiction(
            AssetKind kind, PricePoint trade, List<Candle> candles, List<CorporateAction> splits) {
        Candle nearest = null;
        long best = NEAR_DAYS + 1L;
        for (Candle candle : candles) {
            BigDecimal close = candle.close();
            long away = Math.abs(trade.ageInDays(candle.day()));
            if (close != null
                    && close.signum() > 0
                    && candle.adjustment() != Adjustment.TOTAL
                    && away < best) {
                nearest = candle;
                best = away;
            }
        }
        if (nearest == null || nearest.close() == null) {
            return Optional.empty();
        }
        double units =
                nearest.adjustment() == Adjustment.RAW
                        ? 1
                        : splits.stream()
                                .filter(split -> split.day().isAfter(trade.asOf()))
                                .mapToDouble(split -> split.value().doubleValue())
                                .reduce(1, (one, other) -> one * other);
        double ratio = nearest.close().doubleValue() * units / trade.value().doubleValue();
        double allowed = PriceChecks.usual(kind) * PriceChecks.usual(kind);
        return ratio > allowed || ratio < 1 / allowed ? Optional.of(nearest) : Optional.empty();
    }
}

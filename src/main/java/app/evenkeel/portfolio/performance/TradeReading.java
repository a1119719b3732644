package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.performance.TradeStatistics;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the sales of a period say. */
final class TradeReading {
    /** Lots used up oldest first: the one method by which every unit has a day it was bought on. */
    private static final CostMethod METHOD = CostMethod.FIFO;

    private TradeReading() {}

    static Trades read(ValuationService valuation, PerformanceQuery query, LocalDate from) {
        Map<AssetId, Asset> assets = valuation.assets();
        List<ClosedTrade> rows = new ArrayList<>();
        int leftOut = 0;
        for (Disposal each : valuation.disposals(query.to(), query.scope(), METHOD)) {
            if (each.day().isBefore(from) || each.isCharge()) {
                continue;
            }
            Money gain = each.gain();
            BigDecimal rate =
                    gain == null || each.daysHeld() == null
                            ? null
                            : rate(valuation, gain.currency(), query.currency(), each.day());
            if (gain == null || rate == null) {
                leftOut++;
                continue;
            }
            rows.add(
                    new ClosedTrade(
                            each,
                            Objects.requireNonNull(assets.get(each.asset())),
                            gain.amount().multiply(rate)));
        }
        double[] gains = rows.stream().mapToDouble(row -> row.gain().doubleValue()).toArray();
        double[] held =
                rows.stream()
                        .mapToDouble(row ->
                                Objects.requireNonNull(row.disposal().daysHeld()).doubleValue())
                        .toArray();
        return new Trades(METHOD, TradeStatistics.of(gains, held).figures(), rows, leftOut);
    }

    private static @Nullable BigDecimal rate(
            ValuationService valuation, CurrencyCode from, CurrencyCode to, LocalDate day) {
        return valuation.rate(from, to, day).map(rate -> rate.rate()).orElse(null);
    }
}

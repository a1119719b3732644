package app.evenkeel.analytics.valuation;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together the closes of one asset for its present units. Used by one thread. */
final class HistoryParts {
    private final AssetId asset;
    private final UnitChanges changes;
    private final List<Long> days = new ArrayList<>();
    private final List<BigDecimal> closes = new ArrayList<>();
    private @Nullable CurrencyCode currency;
    private String source = "";

    HistoryParts(AssetId asset, UnitChanges changes) {
        this.asset = asset;
        this.changes = changes;
    }

    /** Adds the closes before {@code end} of what the asset came out of. */
    void addBefore(UnitChanges.Origin origin, PriceHistory history, long end) {
        for (int i = 0; i < history.size() && history.day(i).toEpochDay() < end; i++) {
            BigDecimal old = changes.close(origin.asset(), history, i, origin.day());
            BigDecimal value = Decimals.rounded(origin.inNewUnits(old));
            add(history, i, changes.asTraded(asset, value, origin.day(), Long.MAX_VALUE));
        }
    }

    void add(PriceHistory history) {
        for (int i = 0; i < history.size(); i++) {
            add(history, i, changes.close(asset, history, i, Long.MAX_VALUE));
        }
    }

    private void add(PriceHistory history, int index, BigDecimal close) {
        currency = history.currency();
        source = history.source();
        days.add(history.day(index).toEpochDay());
        closes.add(close);
    }

    Optional<PriceHistory> history() {
        return currency == null
                ? Optional.empty()
                : Optional.of(
                        new PriceHistory(
                                currency,
                                source,
                                Adjustment.SPLIT,
                                days.stream().mapToLong(Long::longValue).toArray(),
                                closes.toArray(new BigDecimal[0])));
    }
}

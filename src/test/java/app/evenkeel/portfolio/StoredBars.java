package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes prices of consecutive days for tests. */
final class StoredBars {
    private StoredBars() {}

    /**
     * Saves them and tells of it.
     *
     * @param closes of a day each; with an open before it and a slash between, where it has one
     */
    static void save(
            Session session,
            AssetId asset,
            CurrencyCode currency,
            LocalDate first,
            String... closes) {
        List<PriceBar> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            String[] openAndClose = closes[i].split("/", -1);
            bars.add(
                    new PriceBar(
                            first.plusDays(i),
                            openAndClose.length > 1 ? new BigDecimal(openAndClose[0]) : null,
                            null,
                            null,
                            new BigDecimal(openAndClose[openAndClose.length - 1]),
                            null,
                            Adjustment.RAW));
        }
        session.stores()
                .database()
                .write(tx ->
                        session.stores()
                                .prices()
                                .saveBars(tx, asset, currency, "test", bars.iterator()));
        session.changes().publish(Change.PRICES);
    }
}

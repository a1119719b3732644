package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.analytics.market.PriceChecks.Held;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.Tx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was held back of a source's prices, within one transaction. */
final class HeldPrices {
    private final Session session;
    private final Tx tx;

    HeldPrices(Session session, Tx tx) {
        this.session = session;
        this.tx = tx;
    }

    /** Stores what is held back, and forgets it where the source has mended it. */
    void keep(AssetId asset, String source, CurrencyCode currency, Checked checked) {
        Map<LocalDate, List<HeldBar>> before = new HashMap<>();
        for (HeldBar bar : session.stores().feeds().held(tx, asset)) {
            if (bar.source().equals(source) && bar.state() == HeldBar.State.HELD) {
                before.computeIfAbsent(bar.candle().day(), _ -> new ArrayList<>()).add(bar);
            }
        }
        for (PriceBar bar : checked.passed()) {
            for (HeldBar old : before.getOrDefault(bar.day(), List.of())) {
                if (old.candle().adjustment() == bar.adjustment()) {
                    session.stores()
                            .feeds()
                            .deleteHeld(tx, asset, source, bar.day(), bar.adjustment());
                }
            }
        }
        Instant now = session.clock().instant();
        for (Held held : checked.held()) {
            session.stores()
                    .feeds()
                    .saveHeld(
                            tx,
                            new HeldBar(
                                    asset,
                                    source,
                                    currency,
                                    held.candle(),
                                    held.reason(),
                                    held.detail(),
                                    HeldBar.State.HELD,
                                    now));
        }
    }
}

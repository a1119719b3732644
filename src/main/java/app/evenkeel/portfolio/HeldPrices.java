package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.analytics.market.PriceChecks.Held;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.Candle;
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
import java.util.function.Consumer;

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
        keep(asset, source, currency, checked, bar -> {});
    }

    /** As above, of a load: what it holds back goes with it, but not what was held back before. */
    void keep(AssetId asset, String source, CurrencyCode currency, Checked checked, long load) {
        keep(
                asset,
                source,
                currency,
                checked,
                bar -> session.stores().feeds().noteLoad(tx, bar, load));
    }

    private void keep(
            AssetId asset,
            String source,
            CurrencyCode currency,
            Checked checked,
            Consumer<HeldBar> fresh) {
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
            Candle candle = held.candle();
            HeldBar bar =
                    new HeldBar(
                            asset,
                            source,
                            currency,
                            candle,
                            held.reason(),
                            held.detail(),
                            HeldBar.State.HELD,
                            now);
            session.stores().feeds().saveHeld(tx, bar);
            if (before.getOrDefault(candle.day(), List.of()).stream()
                    .noneMatch(old -> old.candle().adjustment() == candle.adjustment())) {
                fresh.accept(bar);
            }
        }
    }
}

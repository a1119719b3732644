package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of an asset's prices when more of them come, whether a feed brings them or a file:
 * what these are checked against.
 *
 * @param bars of all sources, newest first
 * @param held of the source whose prices come: what was decided about another's says nothing of it
 */
record KnownPrices(List<SourcedBar> bars, List<ReportedAction> actions, Map<Place, HeldBar> held) {
    /** Where a candle stands in the prices that one source tells of an asset. */
    record Place(LocalDate day, Adjustment adjustment) {
        static Place of(Candle candle) {
            return new Place(candle.day(), candle.adjustment());
        }
    }

    /** Of an asset that is new. */
    static final KnownPrices NONE = new KnownPrices(List.of(), List.of(), Map.of());

    /**
     * @param source of the prices that come
     * @param since first day to compare with
     * @param most how many bars, the newest of them
     */
    static KnownPrices of(
            Tx tx, Session session, AssetId asset, String source, LocalDate since, int most) {
        return new KnownPrices(
                session.stores().prices().bars(tx, asset, since, most),
                session.stores().feeds().actions(tx, asset),
                session.stores().feeds().held(tx, asset).stream()
                        .filter(bar -> bar.source().equals(source))
                        .collect(Collectors.toMap(bar -> Place.of(bar.candle()), bar -> bar)));
    }

    /**
     * What candles are compared with.
     *
     * @param source of the candles
     * @param wanted the currency that they must be in
     * @param today the last day that can be over anywhere on earth
     * @param reported splits that came with them
     */
    PriceChecks.Context context(
            AssetKind kind,
            String source,
            CurrencyCode wanted,
            LocalDate today,
            List<Candle> candles,
            List<CorporateAction> reported) {
        LocalDate first =
                candles.stream().map(Candle::day).min(LocalDate::compareTo).orElse(LocalDate.MAX);
        Map<Adjustment, PricePoint> last = new EnumMap<>(Adjustment.class);
        Map<Adjustment, Map<LocalDate, BigDecimal>> second = new EnumMap<>(Adjustment.class);
        for (SourcedBar stored : bars) {
            PriceBar bar = stored.bar();
            if (!stored.currency().equals(wanted)) {
                continue;
            }
            boolean own = stored.source().equals(source);
            if (bar.day().isBefore(first)) {
                // Newest first: the first seen is the last before, whichever source it is of.
                last.putIfAbsent(
                        bar.adjustment(),
                        new PricePoint(bar.close(), wanted, bar.day(), stored.source()));
            } else if (!own && bar.adjustment() != Adjustment.TOTAL) {
                second.computeIfAbsent(bar.adjustment(), _ -> new HashMap<>())
                        .putIfAbsent(bar.day(), bar.close());
            }
        }
        List<CorporateAction> splits =
                Stream.concat(
                                reported.stream(),
                                actions.stream()
                                        .filter(a -> a.state() != ReportedAction.State.DISMISSED)
                                        .map(ReportedAction::action))
                        .filter(a -> a.kind() == CorporateAction.Kind.SPLIT)
                        .collect(Collectors.toMap(CorporateAction::day, a -> a, (a, _) -> a))
                        .values()
                        .stream()
                        .toList();
        List<Candle> released =
                held.values().stream()
                        .filter(bar -> bar.state() == HeldBar.State.RELEASED)
                        .map(HeldBar::candle)
                        .toList();
        return new PriceChecks.Context(kind, wanted, today, last, second, splits, released);
    }

    /**
     * Which candles count and which are held back; nothing is asked about what was discarded
     * before.
     *
     * @param stated the currency that the source says they are in
     */
    Checked check(List<Candle> candles, CurrencyCode stated, PriceChecks.Context context) {
        Checked checked = PriceChecks.check(candles, stated, context);
        return new Checked(
                checked.passed(),
                checked.held().stream()
                        .filter(bar -> !isStored(bar.candle(), HeldBar.State.DISCARDED))
                        .toList());
    }

    /** Whether a candle is held back already. */
    boolean isHeld(Candle candle) {
        return isStored(candle, HeldBar.State.HELD);
    }

    private boolean isStored(Candle candle, HeldBar.State state) {
        HeldBar before = held.get(Place.of(candle));
        return before != null
                && before.state() == state
                && isSame(before.candle().close(), candle.close());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}

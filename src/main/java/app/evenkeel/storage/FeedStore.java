package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which feeds are asked for an asset, and what they brought beside bars: quotes, bars that are held
 * back, and corporate actions. Shared: they belong to no owner.
 */
public final class FeedStore {
    /** How long quotes are kept that others followed. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String HELD_COLUMNS =
            "asset_id, quoted_on, source, adjustment, currency, open, high, low, close, volume,"
                    + " raw, reason, detail, state, held_at";

    private static final String ONE =
            "asset_id = ? and source = ? and quoted_on = ? and adjustment = ?";

    /** The feeds of an asset in the order in which they are asked. */
    public List<FeedChoice> choices(Tx tx, AssetId asset) {
        List<FeedChoice> found = new ArrayList<>();
        tx.forEach(
                "select feed, place, symbol from asset_feed where asset_id = ?"
                        + " order by place, feed",
                row -> found.add(new FeedChoice(row.getString(1), row.getInt(2), row.getString(3))),
                asset.value());
        return found;
    }

    /** Replaces the feeds of an asset. */
    public void setChoices(Tx tx, AssetId asset, List<FeedChoice> choices) {
        tx.execute("delete from asset_feed where asset_id = ?", asset.value());
        for (FeedChoice choice : choices) {
            tx.execute(
                    "insert into asset_feed (asset_id, feed, place, symbol) values (?, ?, ?, ?)",
                    asset.value(),
                    choice.feed(),
                    choice.place(),
                    choice.symbol());
        }
    }

    /** Keeps the latest quote of each source, and for a while those before it. */
    public void saveQuote(Tx tx, AssetId asset, Quote quote) {
        tx.execute(
                "merge into quote (asset_id, source, quoted_at, currency, last, bid, ask)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                asset.value(),
                quote.source(),
                Utc.stored(quote.at()),
                quote.currency().value(),
                quote.last(),
                quote.bid(),
                quote.ask());
        if (quote.last() != null) {
            tx.execute(
                    "merge into quote_history (asset_id, source, quoted_at, currency, price)"
                            + " values (?, ?, ?, ?, ?)",
                    asset.value(),
                    quote.source(),
                    Utc.stored(quote.at()),
                    quote.currency().value(),
                    quote.last());
            tx.execute(
                    "delete from quote_history where asset_id = ? and quoted_at < ?",
                    asset.value(),
                    Utc.stored(quote.at().minus(KEPT)));
        }
    }

    /**
     * What an asset went for since a time a day ago at most, by all sources, and what each had said
     * last before that, which is what held then.
     */
    public List<Quote> quotesSince(Tx tx, AssetId asset, Instant time) {
        List<Quote> found = new ArrayList<>();
        tx.forEach(
                "select price, currency, quoted_at, source from quote_history q where asset_id = ?"
                        + " and (quoted_at >= ? or quoted_at ="
                        + " (select max(quoted_at) from quote_history where asset_id = q.asset_id"
                        + " and source = q.source and quoted_at < ?))"
                        + " order by quoted_at, source",
                row ->
                        found.add(
                                new Quote(
                                        Stored.stripped(row.getBigDecimal(1)),
                                        null,
                                        null,
                                        new CurrencyCode(row.getString(2)),
                                        Utc.instant(row.getObject(3, LocalDateTime.class)),
                                        row.getString(4))),
                asset.value(),
                Utc.stored(time),
                Utc.stored(time));
        return found;
    }

    /** The latest quotes of every asset, one a source, newest first. */
    public Map<AssetId, List<Quote>> latestQuotes(Tx tx) {
        return quotes(tx);
    }

    /** Adds or replaces bars that are held back or were. */
    public void saveHeld(Tx tx, HeldBar bar) {
        Candle candle = bar.candle();
        tx.execute(
                "merge into held_bar ("
                        + HELD_COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bar.asset().value(),
                candle.day(),
                bar.source(),
                candle.adjustment().name(),
                bar.currency().value(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.raw(),
                bar.reason().name(),
                bar.detail(),
                bar.state().name(),
                Utc.stored(bar.heldAt()));
    }

    /** Notes that a bar is held back of what a load brought, with which it goes. */
    public void noteLoad(Tx tx, HeldBar bar, long load) {
        Candle candle = bar.candle();
        tx.execute(
                "update held_bar set load_id = ? where " + ONE,
                load,
                bar.asset().value(),
                bar.source(),
                candle.day(),
                candle.adjustment().name());
    }

    /** The load of an import that a bar is held back of; empty if it is of none. */
    public OptionalLong loadOf(Tx tx, HeldBar bar) {
        Candle candle = bar.candle();
        return tx
                .rows(
                        Long.class,
                        "select load_id from held_bar where load_id is not null and " + ONE,
                        bar.asset().value(),
                        bar.source(),
                        candle.day(),
                        candle.adjustment().name())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Forgets that a bar was held back, as when the source has mended it. */
    public void deleteHeld(
            Tx tx, AssetId asset, String source, LocalDate day, Adjustment adjustment) {
        tx.execute(
                "delete from held_bar where " + ONE, asset.value(), source, day, adjustment.name());
    }

    /** Bars of an asset that are held back or were, newest first. */
    public List<HeldBar> held(Tx tx, AssetId asset) {
        return heldBars(tx, "where asset_id = ? order by quoted_on desc", asset.value());
    }

    /** All bars that are held back now, by asset, newest first. */
    public List<HeldBar> held(Tx tx) {
        return heldBars(
                tx,
                "where state = ? order by asset_id, quoted_on desc, source, adjustment",
                HeldBar.State.HELD.name());
    }

    /**
     * Adds a proposal unless it is known already; returns whether it was new. A known dividend
     * takes over the amount that its source reports now, as after a split, and keeps its state.
     */
    public boolean propose(Tx tx, AssetId asset, CorporateAction action) {
        long known =
                tx.number(
                        "select count(*) from corporate_action where asset_id = ? and kind = ?"
                                + " and happened_on = ? and source = ?",
                        asset.value(),
                        action.kind().name(),
                        action.day(),
                        action.source());
        CurrencyCode currency = action.currency();
        if (known > 0) {
            if (action.kind() == CorporateAction.Kind.DIVIDEND) {
                tx.execute(
                        "update corporate_action set factor = ?, currency = ? where asset_id = ?"
                                + " and kind = ? and happened_on = ? and source = ?"
                                + " and factor <> ?",
                        action.value(),
                        currency == null ? null : currency.value(),
                        asset.value(),
                        action.kind().name(),
                        action.day(),
                        action.source(),
                        action.value());
            }
            return false;
        }
        tx.execute(
                "insert into corporate_action (asset_id, kind, happened_on, source, factor,"
                        + " currency, state) values (?, ?, ?, ?, ?, ?, 'PROPOSED')",
                asset.value(),
                action.kind().name(),
                action.day(),
                action.source(),
                action.value(),
                currency == null ? null : currency.value());
        return true;
    }

    /** Splits that were reported and await the user's word, one for each asset and day. */
    public List<ReportedAction> openSplits(Tx tx) {
        List<ReportedAction> found = new ArrayList<>();
        tx.forEach(
                "select asset_id, happened_on, max(factor), min(source) from corporate_action"
                        + " where kind = ? and state = ? and factor > 0"
                        + " group by asset_id, happened_on order by asset_id, happened_on",
                row ->
                        found.add(
                                new ReportedAction(
                                        new AssetId(row.getLong(1)),
                                        new CorporateAction(
                                                CorporateAction.Kind.SPLIT,
                                                row.getObject(2, LocalDate.class),
                                                Stored.stripped(row.getBigDecimal(3)),
                                                null,
                                                row.getString(4)),
                                        ReportedAction.State.PROPOSED)),
                CorporateAction.Kind.SPLIT.name(),
                ReportedAction.State.PROPOSED.name());
        return found;
    }

    /** All corporate actions of an asset, oldest first. */
    public List<ReportedAction> actions(Tx tx, AssetId asset) {
        List<ReportedAction> found = new ArrayList<>();
        tx.forEach(
                "select kind, happened_on, factor, currency, source, state from corporate_action"
                        + " where asset_id = ? order by happened_on, kind, source",
                row -> {
                    String currency = row.getString(4);
                    found.add(
                            new ReportedAction(
                                    asset,
                                    new CorporateAction(
                                            CorporateAction.Kind.valueOf(row.getString(1)),
                                            row.getObject(2, LocalDate.class),
                                            Stored.stripped(row.getBigDecimal(3)),
                                            currency == null ? null : new CurrencyCode(currency),
                                            row.getString(5)),
                                    ReportedAction.State.valueOf(row.getString(6))));
                },
                asset.value());
        return found;
    }

    /** Notes what the user made of a corporate action: all sources that reported it. */
    public void setActionState(
            Tx tx,
            AssetId asset,
            CorporateAction.Kind kind,
            LocalDate day,
            ReportedAction.State state) {
        tx.execute(
                "update corporate_action set state = ? where asset_id = ? and kind = ?"
                        + " and happened_on = ?",
                state.name(),
                asset.value(),
                kind.name(),
                day);
    }

    /** The last priced trade by which the caller received each asset, dated in UTC. */
    public Map<AssetId, PricePoint> lastTrades(Tx tx, Caller caller) {
        Map<AssetId, PricePoint> found = new HashMap<>();
        tx.forEach(
                "select asset_in, occurred_at, price, price_currency from ledger_transaction"
                        + " where owner_id = ? and type = 'BUY' and price > 0"
                        + " and price_currency is not null",
                row ->
                        found.merge(
                                new AssetId(row.getLong(1)),
                                new PricePoint(
                                        Stored.stripped(row.getBigDecimal(3)),
                                        new CurrencyCode(row.getString(4)),
                                        row.getObject(2, LocalDateTime.class).toLocalDate(),
                                        "trade"),
                                (a, b) -> a.asOf().isAfter(b.asOf()) ? a : b),
                caller.user().value());
        return found;
    }

    static Map<AssetId, Map<String, Integer>> places(Tx tx) {
        Map<AssetId, Map<String, Integer>> found = new HashMap<>();
        tx.forEach(
                "select asset_id, feed, place from asset_feed",
                row ->
                        found.computeIfAbsent(new AssetId(row.getLong(1)), _ -> new HashMap<>())
                                .put(row.getString(2), row.getInt(3)));
        return found;
    }

    static Map<AssetId, List<Quote>> quotes(Tx tx) {
        Map<AssetId, List<Quote>> found = new HashMap<>();
        tx.forEach(
                "select asset_id, last, bid, ask, currency, quoted_at, source from quote"
                        + " order by quoted_at desc",
                row ->
                        found.computeIfAbsent(new AssetId(row.getLong(1)), _ -> new ArrayList<>())
                                .add(
                                        new Quote(
                                                stripped(row.getBigDecimal(2)),
                                                stripped(row.getBigDecimal(3)),
                                                stripped(row.getBigDecimal(4)),
                                                new CurrencyCode(row.getString(5)),
                                                Utc.instant(row.getObject(6, LocalDateTime.class)),
                                                row.getString(7))));
        return found;
    }

    static Map<AssetId, SortedMap<Long, BigDecimal>> splits(Tx tx) {
        Map<AssetId, SortedMap<Long, BigDecimal>> found = new HashMap<>();
        tx.forEach(
                "select asset_id, happened_on, factor from corporate_action"
                        + " where kind = 'SPLIT' and state <> 'DISMISSED'",
                row ->
                        found.computeIfAbsent(new AssetId(row.getLong(1)), _ -> new TreeMap<>())
                                .put(
                                        row.getObject(2, LocalDate.class).toEpochDay(),
                                        Stored.stripped(row.getBigDecimal(3))));
        return found;
    }

    private static List<HeldBar> heldBars(Tx tx, String rest, Object parameter) {
        List<HeldBar> found = new ArrayList<>();
        tx.forEach(
                "select " + HELD_COLUMNS + " from held_bar " + rest,
                row -> found.add(heldBar(row)),
                parameter);
        return found;
    }

    private static HeldBar heldBar(ResultSet row) throws SQLException {
        return new HeldBar(
                new AssetId(row.getLong(1)),
                row.getString(3),
                new CurrencyCode(row.getString(5)),
                new Candle(
                        row.getObject(2, LocalDate.class),
                        stripped(row.getBigDecimal(6)),
                        stripped(row.getBigDecimal(7)),
                        stripped(row.getBigDecimal(8)),
                        stripped(row.getBigDecimal(9)),
                        stripped(row.getBigDecimal(10)),
                        Adjustment.valueOf(row.getString(4)),
                        row.getString(11)),
                HoldReason.valueOf(row.getString(12)),
                row.getString(13),
                HeldBar.State.valueOf(row.getString(14)),
                Utc.instant(row.getObject(15, LocalDateTime.class)));
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal value) {
        return value == null ? null : Stored.stripped(value);
    }
}

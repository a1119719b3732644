package app.evenkeel.analytics.gain;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Takes the gain of a scope over a period apart, place by place and day by day.
 *
 * <p>With u units, p price of one in its own currency and x exchange rate, each day gives the price
 * u(d-1) x (p(d) - p(d-1)) x x(d-1), and the currency u(d-1) x p(d) x (x(d) - x(d-1)). What is
 * traded counts at the close of its day: bought units x close less what was paid is the price's
 * too, fees and taxes taken out. A transaction is the gain or cost of the asset it is about, so
 * that a dividend belongs to the share that paid it. What has no price yet counts from the first
 * day that has one. All sums are exact; nothing is rounded.
 */
public final class GainWalk {
    private final Timeline timeline;
    private final Market market;
    private final CurrencyCode currency;
    private final long from;
    private final long to;
    private final Entries entries;
    private final GainSums sums;
    private final Map<AssetId, NavigableMap<Long, List<Move>>> moves = new HashMap<>();

    /**
     * Units that changed.
     *
     * @param place index of where they are
     * @param subject index of the place whose gain it is
     */
    record Move(Cause cause, int place, int subject, BigDecimal units, TransactionId transaction) {}

    private GainWalk(
            Timeline timeline,
            Market market,
            CurrencyCode currency,
            Scope scope,
            LocalDate from,
            LocalDate to) {
        this.timeline = timeline;
        this.market = market;
        this.currency = currency;
        this.from = from.toEpochDay();
        this.to = to.toEpochDay();
        this.entries = new Entries(timeline, scope, currency);
        this.sums = new GainSums(from, to, currency);
    }

    /**
     * The gains from the first day to the last, both included.
     *
     * @throws IllegalArgumentException if the last is before the first
     */
    public static Gains of(
            Timeline timeline,
            Market market,
            CurrencyCode currency,
            Scope scope,
            LocalDate from,
            LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        return new GainWalk(timeline, market, currency, scope, from, to).run();
    }

    private Gains run() {
        for (int i = 0; i < timeline.size(); i++) {
            long day = timeline.countedDay(i);
            if (day <= to) {
                collect(i, day);
            }
        }
        // In the order of ids, so that the order of the input changes nothing.
        new TreeMap<>(moves)
                .forEach((id, ofAsset) ->
                        new AssetWalk(timeline.asset(id), ofAsset, market, currency, sums)
                                .run(from, to));
        return sums.gains();
    }

    private void collect(int index, long day) {
        Transaction transaction = timeline.transaction(index);
        int subject = sums.place(transaction.head().account(), entries.subject(index));
        entries.forEach(
                index,
                new Entries.Visitor() {
                    @Override
                    public void units(Cause cause, AssetId asset, BigDecimal units) {
                        int place = sums.place(transaction.head().account(), asset);
                        moves.computeIfAbsent(asset, _ -> new TreeMap<>())
                                .computeIfAbsent(day, _ -> new ArrayList<>())
                                .add(
                                        new Move(
                                                cause,
                                                place,
                                                subject,
                                                units,
                                                transaction.head().id()));
                    }

                    @Override
                    public void money(Cause cause, BigDecimal amount, Money of) {
                        if (day >= from) {
                            addMoney(cause, subject, amount, of.currency(), day);
                        }
                    }
                });
    }

    private void addMoney(Cause cause, int subject, BigDecimal amount, CurrencyCode of, long day) {
        BigDecimal rate =
                market.rate(of, currency, LocalDate.ofEpochDay(day)).map(FxRate::rate).orElse(null);
        // Without a rate a tax stays where it was taken from: both of its sides are left out.
        if (rate != null) {
            sums.add(cause, subject, amount.multiply(rate), day);
        }
    }
}

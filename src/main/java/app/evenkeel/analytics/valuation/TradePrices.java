package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger itself says about prices: the last trade of each day, as quoted for {@code
 * Asset.unitsPerPrice()} units, else what was paid or received in all for as many units.
 *
 * <p>Prices are for the units of their day; {@link Market} restates them for splits. Immutable.
 */
public final class TradePrices {
    /** The source that such a price names. */
    public static final String SOURCE = "trade";

    private final Map<AssetId, Track> perAsset;

    private TradePrices(Map<AssetId, Track> perAsset) {
        this.perAsset = perAsset;
    }

    /** Collects the prices of a ledger. */
    public static TradePrices of(Timeline timeline) {
        return new Collector(timeline).collect();
    }

    /** The last price on or before {@code day}; empty if there is none. */
    public Optional<PricePoint> at(AssetId asset, LocalDate day) {
        Track track = perAsset.get(asset);
        int index = track == null ? -1 : track.indexAt(day.toEpochDay());
        if (track == null || index < 0) {
            return Optional.empty();
        }
        Price price = track.prices[index];
        return Optional.of(
                new PricePoint(
                        price.value(),
                        price.currency(),
                        LocalDate.ofEpochDay(track.days[index]),
                        SOURCE));
    }

    /** Whether an asset was traded on a day. */
    boolean isOn(AssetId asset, long epochDay) {
        Track track = perAsset.get(asset);
        return track != null && track.has(track.indexAt(epochDay), epochDay);
    }

    /** What such prices are quoted in. */
    public Set<CurrencyCode> currencies() {
        Set<CurrencyCode> currencies = new HashSet<>();
        for (Track track : perAsset.values()) {
            for (int i = 0; i < track.size; i++) {
                currencies.add(track.prices[i].currency());
            }
        }
        return currencies;
    }

    /** Prices of one asset by day, ascending; grows while the ledger is read. */
    private static final class Track {
        private long[] days = new long[4];
        private Price[] prices = new Price[4];
        private int size;

        int indexAt(long day) {
            int found = Arrays.binarySearch(days, 0, size, day);
            return found >= 0 ? found : -found - 2;
        }

        boolean has(int index, long day) {
            return index >= 0 && days[index] == day;
        }

        /** Adds a price; a later one of the same day replaces it. */
        void put(long day, Price price) {
            int index = size > 0 && days[size - 1] < day ? size - 1 : indexAt(day);
            if (has(index, day)) {
                prices[index] = price;
                return;
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                prices = Arrays.copyOf(prices, size * 2);
            }
            int at = index + 1;
            System.arraycopy(days, at, days, at + 1, size - at);
            System.arraycopy(prices, at, prices, at + 1, size - at);
            days[at] = day;
            prices[at] = price;
            size++;
        }
    }

    private static final class Collector {
        private final Timeline timeline;
        private final Map<AssetId, Track> perAsset = new HashMap<>();

        Collector(Timeline timeline) {
            this.timeline = timeline;
        }

        TradePrices collect() {
            for (int i = 0; i < timeline.size(); i++) {
                take(timeline.transaction(i), timeline.day(i));
            }
            return new TradePrices(perAsset);
        }

        private void take(Transaction transaction, long day) {
            Movement movement = transaction.movement();
            switch (transaction) {
                case Transaction.Buy t -> {
                    note(t.received(), movement.price(), paid(movement, t.given()), day);
                }
                case Transaction.Sell t -> {
                    note(t.given(), movement.price(), paid(movement, t.received()), day);
                }
                case Transaction.Swap t -> {
                    note(t.received(), null, paid(movement, t.given()), day);
                    note(t.given(), null, paid(movement, t.received()), day);
                }
                case Transaction.Reward t -> note(t.received(), movement.price(), null, day);
                case Transaction.Deposit _,
                        Transaction.Withdrawal _,
                        Transaction.Transfer _,
                        Transaction.Dividend _,
                        Transaction.Interest _,
                        Transaction.FeeCharge _,
                        Transaction.TaxCharge _,
                        Transaction.CustodyMove _,
                        Transaction.Split _,
                        Transaction.Merger _,
                        Transaction.SpinOff _,
                        Transaction.OpeningBalance _ -> {}
            }
        }

        private @Nullable Money paid(Movement movement, Leg other) {
            Money amount = movement.amount();
            if (amount != null) {
                return amount;
            }
            Asset asset = timeline.asset(other.asset());
            return asset.isCash() || asset.kind() == AssetKind.STABLECOIN
                    ? new Money(other.quantity(), asset.currency())
                    : null;
        }

        private void note(Leg leg, @Nullable Price quoted, @Nullable Money paid, long day) {
            Asset asset = timeline.asset(leg.asset());
            if (asset.isCash()) {
                return;
            }
            // An option is quoted for one unit of what it is on, not for the contract.
            boolean useQuoted =
                    quoted != null && (paid == null || asset.kind() != AssetKind.OPTION);
            Price price = useQuoted ? quoted : perUnits(asset, leg, paid);
            if (price != null && price.value().signum() > 0) {
                perAsset.computeIfAbsent(asset.id(), _ -> new Track()).put(day, price);
            }
        }

        private static @Nullable Price perUnits(Asset asset, Leg leg, @Nullable Money paid) {
            if (paid == null || paid.amount().signum() <= 0) {
                return null;
            }
            BigDecimal units = BigDecimal.valueOf(asset.unitsPerPrice());
            BigDecimal value =
                    paid.amount().multiply(units).divide(leg.quantity(), Decimals.WORKING);
            return new Price(Decimals.rounded(value), paid.currency());
        }
    }
}

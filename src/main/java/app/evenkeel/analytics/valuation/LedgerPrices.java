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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the user's own papers say about prices: the last trade of each day, as quoted for {@code
 * Asset.unitsPerPrice()} units, else what was paid or received in all for as many units; and what
 * statements of holdings give for their day, before a trade of the same day. Apart from these
 * stands what was said of units that were delivered in or out, which may be what they once cost.
 *
 * <p>Prices are for the units of their day; {@link Market} restates them for splits. Immutable.
 */
public final class LedgerPrices {
    /** The source that the price of a trade names. */
    public static final String TRADE = "trade";

    /** The source that the price in a statement names. */
    public static final String STATEMENT = "statement";

    /** The source that what was said of a delivery names. */
    public static final String DELIVERY = "delivery";

    private final Map<AssetId, Track> perAsset;
    private final Map<AssetId, Track> deliveries;

    private LedgerPrices(Map<AssetId, Track> perAsset, Map<AssetId, Track> deliveries) {
        this.perAsset = perAsset;
        this.deliveries = deliveries;
    }

    /** A price in a statement. */
    public record Stated(AssetId asset, LocalDate day, Price price) {}

    /** Collects the prices of a ledger without statements. */
    public static LedgerPrices of(Timeline timeline) {
        return of(timeline, List.of());
    }

    /**
     * Collects the prices of a ledger.
     *
     * @param stated in statements; of two for one day the last counts
     */
    public static LedgerPrices of(Timeline timeline, List<Stated> stated) {
        return new Collector(timeline).collect(stated);
    }

    /** The last price on or before {@code day}; empty if there is none. */
    public Optional<PricePoint> at(AssetId asset, LocalDate day) {
        return last(perAsset, asset, day);
    }

    /**
     * What one was said to be worth, or to have cost, when it was last delivered on or before
     * {@code day}; empty if nothing was said.
     */
    public Optional<PricePoint> delivered(AssetId asset, LocalDate day) {
        return last(deliveries, asset, day);
    }

    private static Optional<PricePoint> last(
            Map<AssetId, Track> tracks, AssetId asset, LocalDate day) {
        Track track = tracks.get(asset);
        int index = track == null ? -1 : track.indexAt(day.toEpochDay());
        if (track == null || index < 0) {
            return Optional.empty();
        }
        return Optional.of(track.prices[index]);
    }

    /** Whether anything is said of an asset on a day. */
    boolean isOn(AssetId asset, long epochDay) {
        return isOn(perAsset, asset, epochDay) || isOn(deliveries, asset, epochDay);
    }

    private static boolean isOn(Map<AssetId, Track> tracks, AssetId asset, long epochDay) {
        Track track = tracks.get(asset);
        return track != null && track.has(track.indexAt(epochDay), epochDay);
    }

    /** What such prices are quoted in. */
    public Set<CurrencyCode> currencies() {
        Set<CurrencyCode> currencies = new HashSet<>();
        perAsset.values().forEach(track -> track.addCurrencies(currencies));
        deliveries.values().forEach(track -> track.addCurrencies(currencies));
        return currencies;
    }

    /** Prices of one asset by day, ascending; grows while the ledger is read. */
    private static final class Track {
        private long[] days = new long[4];
        private PricePoint[] prices = new PricePoint[4];
        private int size;

        int indexAt(long day) {
            int found = Arrays.binarySearch(days, 0, size, day);
            return found >= 0 ? found : -found - 2;
        }

        void addCurrencies(Set<CurrencyCode> currencies) {
            for (int i = 0; i < size; i++) {
                currencies.add(prices[i].currency());
            }
        }

        boolean has(int index, long day) {
            return index >= 0 && days[index] == day;
        }

        /** Adds a price; a later one of the same day replaces it. */
        void put(long day, PricePoint price) {
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
        private final Map<AssetId, Track> deliveries = new HashMap<>();

        Collector(Timeline timeline) {
            this.timeline = timeline;
        }

        LedgerPrices collect(List<Stated> stated) {
            for (int i = 0; i < timeline.size(); i++) {
                take(timeline.transaction(i), timeline.day(i));
            }
            for (Stated each : stated) {
                put(each.asset(), each.price(), each.day().toEpochDay(), STATEMENT, perAsset);
            }
            return new LedgerPrices(perAsset, deliveries);
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
                case Transaction.Deposit t -> delivery(t.received(), movement, day);
                case Transaction.Withdrawal t -> delivery(t.given(), movement, day);
                case Transaction.Transfer _,
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

        private void delivery(Leg leg, Movement movement, long day) {
            note(leg, movement.price(), movement.amount(), day, DELIVERY, deliveries);
        }

        private void note(Leg leg, @Nullable Price quoted, @Nullable Money paid, long day) {
            note(leg, quoted, paid, day, TRADE, perAsset);
        }

        private void note(
                Leg leg,
                @Nullable Price quoted,
                @Nullable Money paid,
                long day,
                String source,
                Map<AssetId, Track> tracks) {
            Asset asset = timeline.asset(leg.asset());
            if (asset.isCash()) {
                return;
            }
            // An option is quoted for one unit of what it is on, not for the contract.
            boolean useQuoted =
                    quoted != null && (paid == null || asset.kind() != AssetKind.OPTION);
            Price price = useQuoted ? quoted : perUnits(asset, leg, paid);
            if (price != null) {
                put(asset.id(), price, day, source, tracks);
            }
        }

        private static void put(
                AssetId asset, Price price, long day, String source, Map<AssetId, Track> tracks) {
            if (price.value().signum() > 0) {
                tracks.computeIfAbsent(asset, _ -> new Track())
                        .put(
                                day,
                                new PricePoint(
                                        price.value(),
                                        price.currency(),
                                        LocalDate.ofEpochDay(day),
                                        source));
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

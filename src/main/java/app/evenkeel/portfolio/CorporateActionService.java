package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.EventRows;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.analytics.lots.PoolKey;
import app.evenkeel.analytics.lots.PoolState;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventPreview.Holding;
import app.evenkeel.domain.portfolio.EventPreview.Place;
import app.evenkeel.domain.portfolio.EventPreview.PriceChange;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Books what issuers did to their shares or units, in every account that holds them, and shows
 * beforehand what that would change. Blocking and thread-safe.
 */
public final class CorporateActionService {
    private final Session session;
    private final LedgerService ledger;
    private final ValuationService valuation;

    public CorporateActionService(
            Session session, LedgerService ledger, ValuationService valuation) {
        this.session = session;
        this.ledger = ledger;
        this.valuation = valuation;
    }

    /**
     * The event that is stated; nothing is stored. Where a merger pays cash, and neither a share of
     * the cost nor a worth is stated, the price of the new asset on the day divides the cost.
     *
     * @throws EvenkeelException if it cannot be, its day is still to come, or that price is not
     *     known
     */
    public CorporateEvent event(EventTerms terms) {
        if (terms.day().isAfter(LocalDate.now(session.clock()))) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.EVENT_TO_COME, terms.day().toString()));
        }
        AssetId asset = terms.asset();
        LocalDate day = terms.day();
        Money inLieu = terms.inLieu();
        try {
            if (inLieu != null && inLieu.amount().signum() <= 0) {
                throw new IllegalArgumentException("Cash is more than zero");
            }
            return switch (terms.kind()) {
                case SPLIT -> new CorporateEvent.Split(asset, day, terms.ratio(), inLieu);
                case MERGER ->
                        new CorporateEvent.Merger(
                                asset,
                                terms.otherAsset(),
                                day,
                                terms.ratio(),
                                inLieu,
                                cashPart(terms));
                case SPIN_OFF ->
                        new CorporateEvent.SpinOff(
                                asset,
                                terms.otherAsset(),
                                day,
                                terms.ratio(),
                                terms.costShare(),
                                inLieu);
                case RENAME -> new CorporateEvent.Rename(asset, terms.otherAsset(), day);
            };
        } catch (IllegalArgumentException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.BAD_ENTRY, Objects.requireNonNull(e.getMessage())), e);
        }
    }

    private CorporateEvent.@Nullable CashPart cashPart(EventTerms terms) {
        Money perUnit = terms.cash();
        if (perUnit == null) {
            return null;
        }
        BigDecimal share = terms.costShare();
        return share == null
                ? CorporateEvent.CashPart.byWorth(perUnit, terms.ratio(), worth(terms, perUnit))
                : new CorporateEvent.CashPart(perUnit, share);
    }

    private BigDecimal worth(EventTerms terms, Money cash) {
        BigDecimal stated = terms.worth();
        return stated != null
                ? stated
                : valuation
                        .price(terms.otherAsset(), terms.day(), terms.day())
                        // What nobody holds yet is not in the book, but may be in the store.
                        .or(() ->
                                valuation
                                        .priceHistory(terms.otherAsset())
                                        .flatMap(history -> history.at(terms.day())))
                        .filter(price -> price.currency().equals(cash.currency()))
                        .map(PricePoint::value)
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(
                                                ProblemCode.EVENT_WORTH_UNKNOWN,
                                                cash.currency().value())));
    }

    /** Holdings, lots by first in, first out, and prices before and after; nothing is stored. */
    public EventPreview preview(CorporateEvent event) {
        Book book = valuation.book(CurrencyCode.USD);
        return preview(event, book, new HashMap<>(book.ledger().timeline().assets()));
    }

    /**
     * As above, of what is stated; an asset that is to come with the event has an id of its own
     * here.
     *
     * @throws EvenkeelException as {@link #event}
     */
    public EventPreview preview(EventTerms terms) {
        Book book = valuation.book(CurrencyCode.USD);
        Map<AssetId, Asset> assets = new HashMap<>(book.ledger().timeline().assets());
        CorporateEvent event = event(terms.withCreated(ref -> provisional(ref, assets)));
        return preview(event, book, assets);
    }

    private static EventPreview preview(
            CorporateEvent event, Book book, Map<AssetId, Asset> assets) {
        Timeline before = book.ledger().timeline();
        EventRows rows = rows(event, book, ref -> provisional(ref, assets));
        List<Transaction> all = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            all.add(before.transaction(i));
        }
        all.addAll(rows.rows());
        Timeline after = Timeline.of(all, assets, book.ledger().choices());
        LocalDate last = before.lastDay().orElse(event.day());
        LocalDate asOf = last.isAfter(event.day()) ? last : event.day();
        return new EventPreview(
                event,
                places(event, book, before, after, asOf),
                prices(event, book, after, asOf),
                rows.rows(),
                rows.booked());
    }

    /**
     * Books what is stated, as {@link #apply(CorporateEvent)}; an asset that is to come with it is
     * created if there is anything to book.
     *
     * @throws EvenkeelException as {@link #event}
     */
    public List<Transaction> apply(EventTerms terms) {
        if (terms.created() != null && preview(terms).rows().isEmpty()) {
            return List.of();
        }
        return apply(event(terms.withCreated(ledger::assetFor)));
    }

    /**
     * Books the event; undoable in one step.
     *
     * @return the rows that were booked; none if every place has it already, or none holds the
     *     asset
     */
    public List<Transaction> apply(CorporateEvent event) {
        Book book = valuation.book(CurrencyCode.USD);
        List<Transaction> rows = rows(event, book, ledger::assetFor).rows();
        if (rows.isEmpty()) {
            return rows;
        }
        List<Transaction> unnumbered =
                rows.stream()
                        .map(row -> row.withHead(row.head().withId(TransactionId.NONE)))
                        .toList();
        return ledger.change(
                "corporate-action",
                List.of(),
                row -> row,
                unnumbered,
                (tx, forward) -> {
                    if (event instanceof CorporateEvent.Split split) {
                        session.stores()
                                .feeds()
                                .setActionState(
                                        tx,
                                        split.asset(),
                                        CorporateAction.Kind.SPLIT,
                                        split.day(),
                                        forward
                                                ? ReportedAction.State.BOOKED
                                                : ReportedAction.State.PROPOSED);
                    }
                });
    }

    private static EventRows rows(
            CorporateEvent event, Book book, Function<AssetRef, AssetId> assets) {
        return EventRows.of(book.ledger().timeline(), event, book.market()::rate, assets);
    }

    /** An asset of the event's rows, which need not be in the store yet. */
    private static AssetId provisional(AssetRef ref, Map<AssetId, Asset> assets) {
        for (Asset known : assets.values()) {
            if (known.key().equals(ref.key())) {
                return known.id();
            }
        }
        AssetId id = new AssetId(-1L - assets.size());
        assets.put(
                id,
                new Asset(
                        id,
                        ref.key(),
                        ref.kind(),
                        ref.symbol(),
                        ref.name(),
                        ref.currency(),
                        ref.isin(),
                        ref.unitsPerPrice(),
                        true));
        return id;
    }

    /** The assets that an event concerns, the old one first. */
    static Set<AssetId> assetsOf(CorporateEvent event) {
        Set<AssetId> assets = new LinkedHashSet<>();
        assets.add(event.asset());
        switch (event) {
            case CorporateEvent.Split _ -> {}
            case CorporateEvent.Merger merger -> assets.add(merger.into());
            case CorporateEvent.SpinOff spinOff -> assets.add(spinOff.child());
            case CorporateEvent.Rename rename -> assets.add(rename.into());
        }
        return assets;
    }

    private static List<Place> places(
            CorporateEvent event, Book book, Timeline before, Timeline after, LocalDate asOf) {
        Set<AssetId> assets = assetsOf(event);
        Map<PoolKey, PoolState> old = pools(book, before, asOf, assets);
        Map<PoolKey, PoolState> fresh = pools(book, after, asOf, assets);
        Set<PoolKey> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        List<Place> places = new ArrayList<>();
        for (PoolKey key : keys) {
            Holding was = holding(old.get(key));
            Holding becomes = holding(fresh.get(key));
            if (!was.equals(becomes)) {
                places.add(
                        new Place(
                                Objects.requireNonNull(book.ledger().accounts().get(key.account())),
                                key.taxAccount(),
                                after.asset(key.asset()),
                                was,
                                becomes));
            }
        }
        return places;
    }

    private static Map<PoolKey, PoolState> pools(
            Book book, Timeline timeline, LocalDate asOf, Set<AssetId> assets) {
        Map<PoolKey, PoolState> found = new LinkedHashMap<>();
        LotBook.of(timeline, asOf, CostMethod.FIFO, book.market()::rate).pools().stream()
                .filter(pool -> assets.contains(pool.key().asset()))
                .forEach(pool -> found.put(pool.key(), pool));
        return found;
    }

    private static Holding holding(@Nullable PoolState pool) {
        if (pool == null) {
            return new Holding(BigDecimal.ZERO, null, List.of());
        }
        BigDecimal cost = pool.cost();
        List<Lot> lots = pool.lots();
        return new Holding(
                pool.quantity(), cost == null ? null : new Money(cost, pool.currency()), lots);
    }

    /** The last close before the event and the first from it on, for present units. */
    private static List<PriceChange> prices(
            CorporateEvent event, Book book, Timeline after, LocalDate asOf) {
        Market changed = book.marketWith(after);
        List<PriceChange> prices = new ArrayList<>();
        for (AssetId id : assetsOf(event)) {
            Asset asset = after.asset(id);
            for (LocalDate day : List.of(event.day().minusDays(1), event.day())) {
                PricePoint was = book.market().price(id, day, asOf).orElse(null);
                PricePoint becomes = changed.price(id, day, asOf).orElse(null);
                if (was != null || becomes != null) {
                    prices.add(new PriceChange(asset, was, becomes));
                }
            }
        }
        return prices.stream().distinct().toList();
    }
}

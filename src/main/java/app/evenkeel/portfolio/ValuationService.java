package app.evenkeel.portfolio;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.gain.Gains;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.analytics.valuation.DataProblems;
import app.evenkeel.analytics.valuation.Freshness;
import app.evenkeel.analytics.valuation.Holdings;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.analytics.valuation.Positions;
import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.analytics.valuation.WorthColumns;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.storage.FigureStore;
import app.evenkeel.storage.HoldingStore.Stated;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the ledger amounts to: positions, lots, worth on a day, worth over time. Blocking and
 * thread-safe.
 *
 * <p>Ledger, prices and rates are read in one transaction the first time they are needed, and again
 * after a notice that they changed; until then every answer comes from the same state.
 */
public final class ValuationService {
    private final Session session;
    private final Object loading = new Object();
    private final AtomicLong ledgerChanges = new AtomicLong();
    private final AtomicLong priceChanges = new AtomicLong();
    private volatile @Nullable Book current;

    /** Follows the session's changes for as long as the session lives. */
    public ValuationService(Session session) {
        this.session = session;
        session.changes()
                .subscribe(change -> {
                    switch (change) {
                        case LEDGER, ACCOUNTS -> ledgerChanges.incrementAndGet();
                        case PRICES -> priceChanges.incrementAndGet();
                        case PORTFOLIOS, SETTINGS, JOBS, COLLECTED, ORDERS -> {}
                    }
                });
    }

    /**
     * Open positions at the end of a day, cost by moving average.
     *
     * <p>Value = units x price / units per price x exchange rate, in the position's currency.
     */
    public List<Position> positions(LocalDate asOf, Scope scope) {
        return positions(book(CurrencyCode.USD), asOf, scope);
    }

    /** What is held today but for cash. */
    public Set<AssetId> held() {
        return positions(LocalDate.now(session.clock()), Scope.ALL).stream()
                .map(Position::asset)
                .filter(asset -> !asset.isCash())
                .map(Asset::id)
                .collect(Collectors.toSet());
    }

    /** What each account by itself books up to a moment of its own. */
    public Map<AccountId, Map<AssetId, BigDecimal>> booked(Function<AccountId, Instant> asOf) {
        return Holdings.asBooked(ledger().timeline(), asOf);
    }

    /** On which days the transactions lie. */
    public TransactionDays transactionDays() {
        Timeline timeline = ledger().timeline();
        return TransactionDays.of(IntStream.range(0, timeline.size()).mapToLong(timeline::day));
    }

    /** Of which days the prices of what is held on a day are. */
    public PriceDays priceDays(LocalDate asOf) {
        Map<AssetId, Position> held = new HashMap<>();
        for (Position position : positions(asOf, Scope.ALL)) {
            if (!position.asset().isCash()) {
                held.putIfAbsent(position.asset().id(), position);
            }
        }
        LocalDate oldest = null;
        LocalDate newest = null;
        int old = 0;
        int missing = 0;
        for (Position position : held.values()) {
            PricePoint price = position.price();
            if (price == null) {
                missing++;
                continue;
            }
            LocalDate day = price.asOf();
            oldest = oldest == null || day.isBefore(oldest) ? day : oldest;
            newest = newest == null || day.isAfter(newest) ? day : newest;
            if (Freshness.isStale(position.asset(), price, asOf.toEpochDay())) {
                old++;
            }
        }
        return new PriceDays(oldest, newest, old, missing);
    }

    /** Open lots at the end of a day. */
    public List<Lot> lots(LocalDate asOf, Scope scope, CostMethod method) {
        Book book = book(CurrencyCode.USD);
        Timeline timeline = book.ledger().timeline();
        return book.lots(asOf, method).lots().stream()
                .filter(lot -> scope.contains(lot.account(), timeline.asset(lot.asset())))
                .toList();
    }

    /** All disposals up to a day, in the order in which they count. */
    public List<Disposal> disposals(LocalDate asOf, Scope scope, CostMethod method) {
        Book book = book(CurrencyCode.USD);
        Timeline timeline = book.ledger().timeline();
        List<Disposal> disposals = new ArrayList<>();
        LotBook.of(
                timeline,
                asOf,
                method,
                book.market()::rate,
                disposal -> {
                    if (scope.contains(disposal.account(), timeline.asset(disposal.asset()))) {
                        disposals.add(disposal);
                    }
                });
        return disposals;
    }

    /** Worth at the end of a day: per asset, class and account, and in total. */
    public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
        return book(currency).snapshot(asOf, currency, scope);
    }

    /** Daily values from the first transaction to {@code to}. */
    public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
        return book(currency).series(to, currency, scope);
    }

    /** Values and flows of every day from the first transaction to {@code to}, for statistics. */
    public DayColumns columns(LocalDate to, CurrencyCode currency, Scope scope) {
        return book(currency).columns(to, currency, scope);
    }

    /** What a scope gained from the first day to the last, taken apart. */
    public Gains gains(LocalDate from, LocalDate to, CurrencyCode currency, Scope scope) {
        return book(currency).gains(from, to, currency, scope);
    }

    /**
     * What one unit of each of some assets was worth on each of many days, whether it is in the
     * ledger or not; in the order given. A unit is one of the last day, so that worths before and
     * after a split compare.
     *
     * @param first the day at index 0
     */
    public List<WorthColumn> worths(
            List<Asset> assets, CurrencyCode currency, LocalDate first, int days) {
        Book book = book(currency);
        Market market = market(assets, currency);
        if (market == book.market()) {
            return book.worths(assets, currency, first, days);
        }
        WorthColumns columns = WorthColumns.ofLastUnits(market, currency, first, days);
        return assets.stream().map(columns::of).toList();
    }

    /** As {@link #worths(List, CurrencyCode, LocalDate, int)} of one; NaN where it is not known. */
    public double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days) {
        return worths(List.of(asset), currency, first, days).getFirst().worths();
    }

    /**
     * What one unit of each of some assets is worth on a day, whether it is in the ledger or not.
     */
    public Map<AssetId, UnitWorth> unitWorths(
            Collection<Asset> assets, CurrencyCode currency, LocalDate day) {
        Market market = market(assets, currency);
        Map<AssetId, UnitWorth> worths = new HashMap<>();
        for (Asset asset : assets) {
            worths.put(asset.id(), market.worth(asset, day, currency));
        }
        return worths;
    }

    /** Prices of the ledger's assets and of others. */
    private Market market(Collection<Asset> assets, CurrencyCode currency) {
        Book book = book(currency);
        Set<Asset> others =
                assets.stream()
                        .filter(asset -> !book.ledger().priced().contains(asset.id()))
                        .collect(Collectors.toSet());
        return others.isEmpty()
                ? book.market()
                : session.stores().database().read(tx -> marketWith(tx, book, others, currency));
    }

    private Market marketWith(Tx tx, Book book, Set<Asset> others, CurrencyCode currency) {
        Map<AssetId, PriceHistory> histories = new HashMap<>(book.histories());
        histories.putAll(
                session.stores().prices().histories(tx, others.stream().map(Asset::id).toList()));
        Set<CurrencyCode> currencies = new HashSet<>();
        // Cash has no history.
        others.forEach(asset -> currencies.add(asset.currency().major()));
        histories.values().forEach(h -> currencies.add(h.currency().major()));
        currencies.addAll(book.ledger().currencies());
        currencies.add(CurrencyCode.USD);
        currencies.add(currency.major());
        return book.marketOf(histories, session.stores().prices().rates(tx, currencies));
    }

    /** How many {@code quote} one {@code base} was worth on a day; empty if not known. */
    public Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day) {
        return book(quote).market().rate(base, quote, day);
    }

    /** Every asset by its id, whether it is in the ledger or not. */
    public Map<AssetId, Asset> assets() {
        return ledger().timeline().assets();
    }

    /** The accounts by their ids. */
    public Map<AccountId, Account> accounts() {
        return ledger().accounts();
    }

    /** What makes figures wrong or missing as of a day, the gravest first. */
    public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
        Book book = book(currency);
        LoadedLedger ledger = book.ledger();
        DataProblems problems = new DataProblems();
        problems.spinOffs(
                book.lots(asOf, CostMethod.MOVING_AVERAGE).spinOffsWithoutCost(),
                ledger.timeline(),
                ledger.accounts());
        problems.transfers(ledger.timeline(), ledger.accounts(), asOf);
        problems.positions(positions(book, asOf, Scope.ALL), book.market(), asOf, currency);
        compareStatements(book, asOf, problems);
        return problems.list();
    }

    /**
     * The last price of an asset on or before a day, for its units of a later day, so that it
     * compares with later prices across splits; empty if there is none.
     */
    public Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf) {
        return book(CurrencyCode.USD).market().price(asset, day, unitsOf);
    }

    /**
     * Closes of one asset for its present units, for sparklines and benchmarks; empty if there are
     * none.
     */
    public Optional<PriceHistory> priceHistory(AssetId asset) {
        Book book = book(CurrencyCode.USD);
        if (book.ledger().priced().contains(asset)) {
            return book.market().history(asset);
        }
        return session.stores()
                .database()
                .read(tx ->
                        Optional.ofNullable(
                                session.stores()
                                        .prices()
                                        .histories(tx, List.of(asset))
                                        .get(asset)));
    }

    /**
     * What one unit of a currency was worth in another on each of many days, as valuation would
     * have it; NaN where that is not known.
     */
    public double[] rates(CurrencyCode from, CurrencyCode to, long[] epochDays) {
        // An asset that is only a benchmark may be quoted in a currency the ledger does not have.
        book(from);
        Market market = book(to).market();
        double[] rates = new double[epochDays.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] =
                    market.rate(from, to, LocalDate.ofEpochDay(epochDays[i]))
                            .map(rate -> rate.rate().doubleValue())
                            .orElse(Double.NaN);
        }
        return rates;
    }

    /** How many present units one of a day has become by splits. */
    public double presentUnits(AssetId asset, LocalDate day) {
        return book(CurrencyCode.USD).market().presentUnits(asset, day);
    }

    /** What sources say that one present unit of an asset paid up to a day, in a currency. */
    public ReportedDividends dividends(Asset asset, CurrencyCode currency, LocalDate last) {
        return ReportedDividends.of(
                session.stores()
                        .database()
                        .read(tx -> session.stores().feeds().actions(tx, asset.id())),
                asset,
                last,
                (from, day) -> rates(from, currency, new long[] {day.toEpochDay()})[0]);
    }

    private static List<Position> positions(Book book, LocalDate asOf, Scope scope) {
        return Positions.of(
                book.lots(asOf, CostMethod.MOVING_AVERAGE),
                asOf,
                book.ledger().timeline(),
                book.ledger().accounts(),
                book.market(),
                scope);
    }

    /**
     * Compares per account and asset: sources word their tax accounts differently from file to
     * file, so units are compared over all of them.
     */
    private static void compareStatements(Book book, LocalDate asOf, DataProblems problems) {
        record Line(AccountId account, AssetId asset, LocalDate asOf) {}
        LoadedLedger ledger = book.ledger();
        Map<Line, BigDecimal> stated = new HashMap<>();
        for (Stated row : ledger.stated()) {
            if (!row.asOf().isAfter(asOf)) {
                stated.merge(
                        new Line(row.account(), row.asset(), row.asOf()),
                        row.quantity(),
                        BigDecimal::add);
            }
        }
        Map<LocalDate, Holdings> derived = new HashMap<>();
        stated.forEach((line, quantity) -> {
            Holdings held =
                    derived.computeIfAbsent(
                            line.asOf(), day -> Holdings.asBooked(ledger.timeline(), day));
            Account account = Objects.requireNonNull(ledger.accounts().get(line.account()));
            problems.stated(
                    ledger.timeline().asset(line.asset()),
                    account,
                    quantity,
                    held.quantity(line.account(), line.asset()),
                    line.asOf());
        });
    }

    /** Of which revision of the store the present answers for a currency are. */
    public FigureStore.Revision revision(CurrencyCode currency) {
        return book(currency).revision();
    }

    /** The present state of the ledger, for services beside this one. */
    LoadedLedger ledger() {
        return book(CurrencyCode.USD).ledger();
    }

    /** Lets go of all that was loaded, as when the store is closed. */
    public void forget() {
        current = null;
    }

    /** The present state, with rates for {@code currency}. */
    Book book(CurrencyCode currency) {
        Book book = present(currency);
        if (book != null) {
            return book;
        }
        synchronized (loading) {
            Book loaded = present(currency);
            return loaded == null ? load(currency) : loaded;
        }
    }

    private @Nullable Book present(CurrencyCode currency) {
        Book book = current;
        return book != null && isPresent(book) && book.hasRatesFor(currency) ? book : null;
    }

    private Book load(CurrencyCode currency) {
        // Taken before reading, so that a change while reading makes the book old at once.
        Book.Version version = new Book.Version(ledgerChanges.get(), priceChanges.get());
        Remains remains = Remains.of(current, version);
        if (remains.ledger() == null) {
            // A million transactions have no room beside their successors.
            current = null;
        }
        Book next = session.stores().database().read(tx -> load(tx, remains, version, currency));
        current = next;
        return next;
    }

    private boolean isPresent(Book book) {
        return book.version().ledger() == ledgerChanges.get()
                && book.version().prices() == priceChanges.get();
    }

    private Book load(Tx tx, Remains remains, Book.Version version, CurrencyCode currency) {
        FigureStore.Revision now = session.stores().figures().revision(tx);
        LoadedLedger ledger = remains.ledger();
        long ledgerRevision = remains.revision().ledger();
        if (ledger == null) {
            ledger = LoadedLedger.load(tx, session);
            ledgerRevision = now.ledger();
        }
        Map<AssetId, PriceHistory> histories = remains.histories();
        long priceRevision = remains.revision().prices();
        if (histories == null || !remains.priced().equals(ledger.priced())) {
            histories = session.stores().prices().histories(tx, ledger.priced());
            priceRevision = now.prices();
        }
        Set<CurrencyCode> currencies = new HashSet<>(ledger.currencies());
        histories.values().forEach(h -> currencies.add(h.currency().major()));
        currencies.add(CurrencyCode.USD);
        currencies.add(currency.major());
        // Whoever asks for two currencies in turn has the rates of both.
        currencies.addAll(remains.currencies());
        FxTable fx = session.stores().prices().rates(tx, currencies);
        // What is kept is as old as it was: the notice of a change comes after the change.
        FigureStore.Revision revision = new FigureStore.Revision(ledgerRevision, priceRevision);
        return new Book(version, revision, ledger, histories, fx, currencies);
    }

    /**
     * What of an old book holds for the new one.
     *
     * @param ledger {@code null} if it changed
     * @param histories {@code null} if prices changed
     * @param revision of which they are
     * @param priced what the histories are of
     */
    private record Remains(
            @Nullable LoadedLedger ledger,
            @Nullable Map<AssetId, PriceHistory> histories,
            FigureStore.Revision revision,
            Set<AssetId> priced,
            Set<CurrencyCode> currencies) {
        private static final FigureStore.Revision NOTHING = new FigureStore.Revision(-1, -1);

        static Remains of(@Nullable Book book, Book.Version now) {
            if (book == null) {
                return new Remains(null, null, NOTHING, Set.of(), Set.of());
            }
            return new Remains(
                    book.version().ledger() == now.ledger() ? book.ledger() : null,
                    book.version().prices() == now.prices() ? book.histories() : null,
                    book.revision(),
                    book.ledger().priced(),
                    book.currencies());
        }
    }
}

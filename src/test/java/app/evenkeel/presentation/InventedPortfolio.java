package app.evenkeel.presentation;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.portfolio.LedgerService.EditName;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.presentation.holdings.HoldingsSource;
import app.evenkeel.presentation.overview.OverviewSource;
import app.evenkeel.presentation.transactions.TransactionsSource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** An invented portfolio in memory, which the three screens read and edit in tests. */
public final class InventedPortfolio implements OverviewSource, HoldingsSource, TransactionsSource {
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 13);
    public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final BigDecimal YEN_PER_DOLLAR = new BigDecimal("151.25");

    private final Map<AssetId, Asset> assets = new LinkedHashMap<>();
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<AssetId, PriceHistory> histories = new LinkedHashMap<>();
    private final List<DataProblem> problems = new ArrayList<>();
    private List<Transaction> transactions = new ArrayList<>();
    private final Deque<Edit> before = new ArrayDeque<>();
    private final Deque<Edit> after = new ArrayDeque<>();
    private long nextId = 1_000_000;

    public final Account broker = account(1, AccountKind.BROKER, "さくら証券");
    public final Account exchange = account(2, AccountKind.EXCHANGE, "Norden Exchange");
    public final Asset yen = asset(1, AssetKind.CASH, "JPY", "", CurrencyCode.JPY, 1);
    public final Asset dollar = asset(2, AssetKind.CASH, "USD", "", CurrencyCode.USD, 1);
    public final Asset motors = asset(3, AssetKind.EQUITY, "7911", "みなと自動車", CurrencyCode.JPY, 1);
    public final Asset fund =
            asset(4, AssetKind.FUND, "みらい全世界株式インデックス", "", CurrencyCode.JPY, 10_000);
    public final Asset etf =
            asset(5, AssetKind.ETF, "WLDX", "Whole World Index ETF", CurrencyCode.USD, 1);
    public final Asset bitcoin = asset(6, AssetKind.CRYPTO, "BTC", "Bitcoin", CurrencyCode.USD, 1);
    public final Asset unpriced = asset(7, AssetKind.CRYPTO, "KUMA", "", CurrencyCode.USD, 1);
    public final Asset steel =
            asset(8, AssetKind.EQUITY, "5499", "はやぶさ製鋼ホールディングス", CurrencyCode.JPY, 1);

    /** Nothing at all. */
    public static InventedPortfolio empty() {
        return new InventedPortfolio();
    }

    /** Eight positions in two accounts, one without a price and one with an old one. */
    public static InventedPortfolio filled() {
        InventedPortfolio made = new InventedPortfolio();
        made.fill();
        return made;
    }

    /** As {@link #filled}, with that many transactions. */
    public static InventedPortfolio withTransactions(int count) {
        InventedPortfolio made = filled();
        made.transactions = new ArrayList<>(new InventedTrades(made).make(count));
        return made;
    }

    private void fill() {
        history(motors, 2300, 0.012, 1);
        history(fund, 21_000, 0.007, 2);
        history(etf, 98, 0.008, 3);
        history(bitcoin, 41_000, 0.025, 4);
        history(steel, 1900, 0.011, 5);
        hold(broker, "特定", motors, "300", "712500", "48200");
        hold(broker, "特定", steel, "400", "1013200", "0");
        hold(broker, "NISA成長投資枠", motors, "100", "301200", "0");
        hold(broker, "NISAつみたて投資枠", fund, "843215", "1620000", "0");
        hold(broker, "特定", etf, "42", "4011.40", "120.55");
        hold(exchange, "", bitcoin, "0.38412077", "15233.10", "2210.40");
        hold(exchange, "", unpriced, "12500.5", null, null);
        hold(broker, "", yen, "482190", null, null);
        hold(exchange, "", dollar, "1250.33", null, null);
        problems.add(
                new DataProblem(
                        DataProblem.Kind.MISSING_PRICE, unpriced, null, List.of(unpriced.label())));
        problems.add(
                new DataProblem(
                        DataProblem.Kind.STALE_PRICE,
                        steel,
                        null,
                        List.of(steel.label(), "2026-02-02", "39")));
        transactions = new ArrayList<>(new InventedTrades(this).make(64));
    }

    private Account account(long id, AccountKind kind, String name) {
        Account made = new Account(new AccountId(id), name, kind, name, name);
        accounts.put(made.id(), made);
        return made;
    }

    private Asset asset(
            long id,
            AssetKind kind,
            String symbol,
            String name,
            CurrencyCode currency,
            int unitsPerPrice) {
        Asset made =
                new Asset(
                        new AssetId(id),
                        symbol,
                        kind,
                        symbol,
                        name,
                        currency,
                        "",
                        unitsPerPrice,
                        true);
        assets.put(made.id(), made);
        return made;
    }

    private void history(Asset asset, double start, double swing, int seed) {
        Random random = new Random(seed);
        int size = 800;
        long[] days = new long[size];
        BigDecimal[] closes = new BigDecimal[size];
        double price = start;
        for (int i = 0; i < size; i++) {
            days[i] = TODAY.toEpochDay() - size + 1 + i;
            price *= 1 + swing * (random.nextGaussian() + 0.05);
            closes[i] =
                    BigDecimal.valueOf(price)
                            .setScale(asset.currency().fractionDigits(), RoundingMode.HALF_UP);
        }
        histories.put(asset.id(), new PriceHistory(asset.currency(), "file", days, closes));
    }

    private void hold(
            Account account,
            String taxAccount,
            Asset asset,
            String quantity,
            @Nullable String cost,
            @Nullable String realised) {
        BigDecimal units = new BigDecimal(quantity);
        BigDecimal paid = cost == null ? null : new BigDecimal(cost);
        PricePoint price =
                asset.isCash()
                        ? new PricePoint(BigDecimal.ONE, asset.currency(), TODAY, "cash")
                        : Optional.ofNullable(histories.get(asset.id()))
                                .flatMap(found -> found.at(priceDay(asset)))
                                .orElse(null);
        BigDecimal per = BigDecimal.valueOf(asset.unitsPerPrice());
        BigDecimal value =
                price == null ? null : units.multiply(price.value()).divide(per, Decimals.WORKING);
        positions.add(
                new Position(
                        account,
                        taxAccount,
                        asset,
                        asset.currency(),
                        units,
                        paid == null
                                ? null
                                : paid.multiply(per).divide(units, 6, RoundingMode.HALF_EVEN),
                        paid,
                        realised == null ? null : new BigDecimal(realised),
                        price,
                        value,
                        value == null || paid == null ? null : value.subtract(paid)));
    }

    private LocalDate priceDay(Asset asset) {
        return asset.equals(steel) ? LocalDate.of(2026, 2, 2) : TODAY;
    }

    @Override
    public Optional<Explanation> explainValue(
            LocalDate asOf, CurrencyCode currency, Scope scope, @Nullable Contributor part) {
        return Optional.of(
                new Explanation(
                        Figure.of(Metric.MARKET_VALUE, 1, 1, 1, List.of()),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Override
    public Optional<Explanation> explainGain(
            LocalDate from, LocalDate to, CurrencyCode currency, Scope scope) {
        return Optional.empty();
    }

    @Override
    public List<Position> positions(LocalDate asOf, Scope scope) {
        return positions.stream().filter(p -> scope.contains(p.account().id(), p.asset())).toList();
    }

    @Override
    public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
        Map<AssetId, BigDecimal> quantities = new LinkedHashMap<>();
        Map<AssetKind, BigDecimal> classes = new LinkedHashMap<>();
        Map<AccountId, BigDecimal> places = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Position p : positions(asOf, scope)) {
            quantities.merge(p.asset().id(), p.quantity(), BigDecimal::add);
            BigDecimal value = inYen(p.value(), p.asset());
            BigDecimal counted = value == null ? BigDecimal.ZERO : value;
            classes.merge(p.asset().kind(), counted, BigDecimal::add);
            places.merge(p.account().id(), counted, BigDecimal::add);
            total = total.add(counted);
        }
        BigDecimal all = total.signum() == 0 ? BigDecimal.ONE : total;
        List<Snapshot.AssetLine> lines = new ArrayList<>();
        List<Snapshot.MissingPrice> missing = new ArrayList<>();
        quantities.forEach((id, quantity) -> {
            Asset asset = Objects.requireNonNull(assets.get(id));
            PricePoint price = priceOn(asset, asOf);
            BigDecimal value =
                    price == null
                            ? null
                            : inYen(
                                    quantity.multiply(price.value())
                                            .divide(
                                                    BigDecimal.valueOf(asset.unitsPerPrice()),
                                                    Decimals.WORKING),
                                    asset);
            if (value == null) {
                missing.add(new Snapshot.MissingPrice(asset, quantity, null));
            }
            lines.add(new Snapshot.AssetLine(asset, quantity, price, value, share(value, all)));
        });
        return new Snapshot(
                asOf,
                currency,
                total,
                lines,
                classes.entrySet().stream()
                        .map(e ->
                                new Snapshot.ClassLine(
                                        e.getKey(),
                                        e.getValue(),
                                        share(e.getValue(), all),
                                        e.getKey() != AssetKind.CRYPTO))
                        .toList(),
                places.entrySet().stream()
                        .map(e ->
                                new Snapshot.AccountLine(
                                        Objects.requireNonNull(accounts.get(e.getKey())),
                                        e.getValue(),
                                        share(e.getValue(), all),
                                        e.getKey().equals(broker.id())))
                        .toList(),
                missing);
    }

    private @Nullable PricePoint priceOn(Asset asset, LocalDate day) {
        if (asset.isCash()) {
            return new PricePoint(BigDecimal.ONE, asset.currency(), day, "cash");
        }
        LocalDate last = priceDay(asset).isBefore(day) ? priceDay(asset) : day;
        return Optional.ofNullable(histories.get(asset.id()))
                .flatMap(found -> found.at(last))
                .orElse(null);
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal part, BigDecimal whole) {
        return part == null ? null : part.divide(whole, Decimals.WORKING);
    }

    private static @Nullable BigDecimal inYen(@Nullable BigDecimal value, Asset asset) {
        return value == null || asset.currency().equals(CurrencyCode.JPY)
                ? value
                : value.multiply(YEN_PER_DOLLAR);
    }

    @Override
    public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
        if (positions.isEmpty()) {
            return new ValueSeries(currency, List.of());
        }
        Random random = new Random(11);
        List<ValueSeries.Day> days = new ArrayList<>();
        BigDecimal end = Objects.requireNonNull(snapshot(to, currency, scope).total());
        double value = end.doubleValue();
        for (int i = 0; i < 620; i++) {
            double flow = i % 60 == 20 ? 200_000 : i % 150 == 70 ? -120_000 : 0;
            days.addFirst(
                    new ValueSeries.Day(
                            to.minusDays(i),
                            i == 0 ? end : BigDecimal.valueOf(Math.round(value)),
                            BigDecimal.valueOf(flow),
                            true));
            value = (value - flow) / (1 + 0.006 * (random.nextGaussian() + 0.06));
        }
        return new ValueSeries(currency, days);
    }

    @Override
    public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
        return List.copyOf(problems);
    }

    @Override
    public List<Lot> lots(LocalDate asOf, Scope scope) {
        List<Lot> made = new ArrayList<>();
        for (Position p : positions(asOf, scope)) {
            BigDecimal half = p.quantity().divide(BigDecimal.TWO, 8, RoundingMode.DOWN);
            BigDecimal cost = p.cost();
            for (int i = 0; i < 2; i++) {
                made.add(
                        new Lot(
                                p.account().id(),
                                p.taxAccount(),
                                p.asset().id(),
                                TODAY.minusDays(500 - 200L * i),
                                new TransactionId(1 + i),
                                i == 0 ? half : p.quantity().subtract(half),
                                cost == null
                                        ? null
                                        : new Money(
                                                cost.divide(BigDecimal.TWO, 2, RoundingMode.DOWN),
                                                p.currency())));
            }
        }
        return made;
    }

    @Override
    public List<Disposal> disposals(LocalDate asOf, Scope scope) {
        return positions.isEmpty()
                ? List.of()
                : List.of(
                        new Disposal(
                                broker.id(),
                                "特定",
                                motors.id(),
                                TODAY.minusDays(90),
                                new TransactionId(9),
                                BigDecimal.valueOf(100),
                                Money.of("285700", CurrencyCode.JPY),
                                Money.of("237500", CurrencyCode.JPY),
                                BigDecimal.valueOf(200),
                                false));
    }

    @Override
    public Ledger ledger() {
        return load();
    }

    @Override
    public List<Asset> assets() {
        return List.copyOf(assets.values());
    }

    @Override
    public Optional<PriceHistory> priceHistory(AssetId asset) {
        return Optional.ofNullable(histories.get(asset));
    }

    @Override
    public double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days) {
        double[] worths = new double[days];
        for (int i = 0; i < days; i++) {
            PricePoint price = priceOn(asset, first.plusDays(i));
            BigDecimal value = price == null ? null : inYen(price.value(), asset);
            worths[i] = value == null ? Double.NaN : value.doubleValue();
        }
        return worths;
    }

    @Override
    public Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf) {
        return Optional.ofNullable(priceOn(Objects.requireNonNull(assets.get(asset)), day));
    }

    @Override
    public Ledger load() {
        return new Ledger(List.copyOf(transactions), Map.copyOf(assets), Map.copyOf(accounts));
    }

    @Override
    public Map<BatchId, String> fileNames() {
        return Map.of(InventedTrades.IMPORT, "trades-2026.csv");
    }

    @Override
    public AssetId assetFor(AssetRef ref) {
        return asset(
                        assets.size() + 1L,
                        ref.kind(),
                        ref.symbol(),
                        ref.name(),
                        ref.currency(),
                        ref.unitsPerPrice())
                .id();
    }

    @Override
    public AccountId accountFor(AccountRef ref) {
        return account(accounts.size() + 1L, ref.kind(), ref.name()).id();
    }

    @Override
    public Transaction add(Transaction transaction) {
        remember("add", 1);
        Transaction stored =
                transaction.withHead(transaction.head().withId(new TransactionId(nextId++)));
        transactions.add(stored);
        return stored;
    }

    @Override
    public void edit(Transaction transaction) {
        remember("edit", 1);
        transactions.replaceAll(stored ->
                stored.head().id().equals(transaction.head().id()) ? transaction : stored);
    }

    @Override
    public void delete(Collection<TransactionId> ids) {
        remember("delete", ids.size());
        transactions.removeIf(stored -> ids.contains(stored.head().id()));
    }

    private void remember(String verb, int count) {
        before.push(new Edit(new EditName(verb, count), List.copyOf(transactions)));
        after.clear();
    }

    @Override
    public Optional<EditName> undoable() {
        return Optional.ofNullable(before.peek()).map(Edit::name);
    }

    @Override
    public Optional<EditName> redoable() {
        return Optional.ofNullable(after.peek()).map(Edit::name);
    }

    @Override
    public void undo() {
        swap(before, after);
    }

    @Override
    public void redo() {
        swap(after, before);
    }

    private void swap(Deque<Edit> from, Deque<Edit> to) {
        Edit edit = from.pop();
        to.push(new Edit(edit.name(), List.copyOf(transactions)));
        transactions = new ArrayList<>(edit.rows());
    }

    /** An edit, and the rows on its other side. */
    private record Edit(EditName name, List<Transaction> rows) {}
}

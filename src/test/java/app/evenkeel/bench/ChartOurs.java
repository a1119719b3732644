package app.evenkeel.bench;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Workload W2 in an encrypted store: {@code fill} puts it there, or that of its first symbols,
 * {@code chart} opens the store in a process of its own and goes as far as the points of a chart,
 * then tells the risk of all of it. {@code figures} has the figures of every day stored, as the
 * daily job does, and {@code stored} opens the store in a process of its own and goes as far as the
 * points of the chart that is shown first.
 */
final class ChartOurs {
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final int WARM = 20;
    private static final String USER = "bench";

    /** Which cell of a trade is its symbol, and where the number in a symbol begins. */
    private static final int SYMBOL = 2;

    private static final int SYMBOL_NUMBER = 3;

    private ChartOurs() {}

    static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "fill" -> fill(folder, Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            case "figures" -> storeFigures(folder);
            case "stored" -> stored(folder);
            default -> chart(folder);
        }
    }

    private static FigureService figures(Session session) {
        SettingService settings = new SettingService(session);
        return new FigureService(
                session, new ValuationService(session), new PortfolioService(session, settings));
    }

    private static void storeFigures(Path folder) {
        try (Database database = Database.open(folder, new byte[32])) {
            Session session = session(database);
            new SettingService(session).setBaseCurrency(CurrencyCode.USD);
            for (String time : List.of("figures-first", "figures-again")) {
                var watch = new Stopwatch();
                figures(session).refresh(END);
                watch.print(time);
            }
        }
    }

    private static void stored(Path folder) {
        var watch = new Stopwatch();
        try (Database database = Database.open(folder, new byte[32])) {
            watch.print("opened");
            var read = new Stopwatch();
            int days =
                    figures(session(database))
                            .exact(Scope.ALL, CurrencyCode.USD, END)
                            .orElseThrow()
                            .days()
                            .size();
            read.print("stored-read");
            watch.print("stored");
            if (days != 3_653) {
                throw new IllegalStateException("wrong days: " + days);
            }
        }
    }

    private static Session session(Database database) {
        Stores stores = Stores.of(database);
        Caller caller =
                database.read(tx -> stores.users().find(tx, USER))
                        .orElseGet(() ->
                                database.write(tx -> stores.users().insert(tx, USER, Role.ADMIN)));
        return new Session(caller, stores, new Changes(), Clock.systemUTC());
    }

    private static void chart(Path folder) {
        var watch = new Stopwatch();
        try (Database database = Database.open(folder, new byte[32])) {
            ValuationService valuation = new ValuationService(session(database));
            PerformanceQuery query =
                    PerformanceQuery.of(Scope.ALL, END, CurrencyCode.USD)
                            .with(FlowTiming.ALL_AT_START);
            int days = valuation.columns(END, query.currency(), query.scope()).size();
            watch.print("chart");
            if (days != 3_653) {
                throw new IllegalStateException("wrong days: " + days);
            }
            RiskService risk = new RiskService(valuation);
            for (int i = 0; i < WARM; i++) {
                watch = new Stopwatch();
                RiskReport report = risk.report(RiskQuery.of(query)).orElseThrow();
                watch.print(i == 0 ? "risk-first" : "risk");
                if (report.series().size() != 2_609) {
                    throw new IllegalStateException("wrong n: " + report.series().size());
                }
            }
        }
    }

    private static void fill(Path folder, Path data, int symbols) throws IOException {
        Predicate<String> isWanted =
                symbol -> Integer.parseInt(symbol.substring(SYMBOL_NUMBER)) < symbols;
        Files.createDirectories(folder);
        Path trades = folder.resolve("trades.csv");
        List<String> rows = Files.readAllLines(data.resolve("trades_100k.csv"));
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(rows.getFirst());
        rows.stream()
                .skip(1)
                .filter(row -> isWanted.test(row.split(",", -1)[SYMBOL]))
                .forEach(wanted::add);
        Files.write(trades, wanted);
        try (Database database = Database.open(folder, new byte[32])) {
            Session session = session(database);
            ImportService imports = new ImportService(session, FileReading.standard());
            imports.apply(
                    imports.stage(List.of(trades), null, Progress.NONE), Map.of(), Progress.NONE);
            deposit(session, data);
            prices(session, data, symbols);
        }
    }

    /** One deposit a day of what came on it, as the workload sums them. */
    private static void deposit(Session session, Path data) throws IOException {
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("deposits.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("date")) {
                sums.merge(LocalDate.parse(cells[0]), new BigDecimal(cells[2]), BigDecimal::add);
            }
        }
        LedgerService ledger = new LedgerService(session);
        var account = ledger.accountFor(new AccountRef(AccountKind.BROKER, "bench", "Cash"));
        var dollars = ledger.assetFor(AssetRef.cash(CurrencyCode.USD));
        sums.forEach((day, amount) ->
                ledger.add(
                        Transaction.of(
                                TransactionType.DEPOSIT,
                                new Head(
                                        TransactionId.NONE,
                                        account,
                                        "",
                                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                        ZoneOffset.UTC,
                                        null,
                                        "",
                                        Origin.byHand()),
                                Movement.ofIn(new Leg(dollars, amount)))));
    }

    private static void prices(Session session, Path data, int symbols) throws IOException {
        Map<String, List<PriceBar>> bars = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("prices.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("date")) {
                bars.computeIfAbsent(cells[1], _ -> new ArrayList<>())
                        .add(
                                new PriceBar(
                                        LocalDate.parse(cells[0]),
                                        null,
                                        null,
                                        null,
                                        new BigDecimal(cells[2]),
                                        null,
                                        Adjustment.RAW));
            }
        }
        Database database = session.stores().database();
        List<Asset> assets = database.read(tx -> session.stores().assets().findAll(tx));
        long saved =
                database.writeMuch(tx -> {
                    long sum = 0;
                    for (Asset asset : assets) {
                        List<PriceBar> ofAsset = bars.getOrDefault(asset.symbol(), List.of());
                        sum +=
                                session.stores()
                                        .prices()
                                        .saveBars(
                                                tx,
                                                asset.id(),
                                                CurrencyCode.USD,
                                                "bench",
                                                ofAsset.iterator());
                    }
                    return sum;
                });
        if (saved != symbols * 2_609L) {
            throw new IllegalStateException("wrong prices: " + saved);
        }
    }
}

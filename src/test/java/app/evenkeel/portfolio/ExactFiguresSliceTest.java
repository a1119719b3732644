package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.TransferChoice;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.FigureService.Exact;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** What is served as exact is what a fresh computation gives, whatever was changed before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactFiguresSliceTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 2, 28);
    private static final int EDITS = 45;

    private ServiceStore store;
    private Stores stores;
    private HandLedger ledger;
    private AssetId share;
    private AssetId index;
    private SettingService settings;
    private PortfolioService portfolios;
    private ValuationService valuation;
    private FigureService figures;

    @BeforeAll
    void open(@TempDir Path folder) {
        store = ServiceStore.open(folder);
        stores = store.session.stores();
        ledger = new HandLedger(store);
        settings = new SettingService(store.session);
        settings.setBaseCurrency(CurrencyCode.USD);
        valuation = new ValuationService(store.session);
        portfolios = new PortfolioService(store.session, settings);
        figures = new FigureService(store.session, valuation, portfolios);
        share = ledger.stock("S");
        index = ledger.stock("INDEX");
        walk(share, 1);
        walk(index, 2);
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-01-02", "10000", ledger.dollars());
        ledger.buy("Broker", "", "2025-01-03", "50", share, "5000");
        ledger.in(TransactionType.DEPOSIT, "Bank", "2025-02-03", "7", ledger.dollars());
        Portfolio made =
                portfolios.create(
                        Portfolio.over(
                                "Shares",
                                Set.of(ledger.account("Broker")),
                                CurrencyCode.USD,
                                ZoneOffset.UTC,
                                Instant.EPOCH));
        portfolios.edit(made.withBenchmark(Benchmark.of(index)));
    }

    @AfterAll
    void close() {
        store.close();
    }

    @BeforeEach
    void refresh() {
        settings.setBaseCurrency(CurrencyCode.USD);
        figures.refresh(TODAY);
    }

    @Test
    void whatWasRefreshedIsServedInItsOwnCurrencyAndScopeUpToTheDayAskedFor() {
        Exact all = figures.exact(Scope.ALL, CurrencyCode.USD, TODAY).orElseThrow();
        assertThat(all.to()).isEqualTo(TODAY);
        assertThat(all.days().getLast().day()).isEqualTo(TODAY);

        Exact earlier =
                figures.exact(Scope.ALL, CurrencyCode.USD, TODAY.minusDays(9)).orElseThrow();
        assertThat(earlier.to()).isEqualTo(TODAY.minusDays(9));
        assertThat(earlier.days()).isEqualTo(all.days().subList(0, all.days().size() - 9));

        Exact later = figures.exact(Scope.ALL, CurrencyCode.USD, TODAY.plusDays(3)).orElseThrow();
        assertThat(later.to()).as("no later than what was worked out").isEqualTo(TODAY);

        assertThat(figures.exact(Scope.ALL, CurrencyCode.JPY, TODAY)).isEmpty();
        assertThat(figures.exact(new Scope.CryptoOnly(), CurrencyCode.USD, TODAY)).isEmpty();
    }

    @Test
    void whatFiguresAreNotMadeOfLeavesThemExact() {
        settings.put("window", "maximised");
        portfolios.edit(portfolios.named("Shares").withRebalances(Instant.EPOCH, null));
        figures.refresh(TODAY);
        settings.put("window", "normal");

        assertThat(figures.exact(Scope.ALL, CurrencyCode.USD, TODAY)).isPresent();
        assertThat(figures.refreshInexact(TODAY)).isZero();
    }

    @Test
    void aChangeThatNobodyGaveNoticeOfIsNeverMarkedOver() {
        LocalDate day = TODAY.minusDays(5);

        write(tx -> save(tx, share, bar(day, "4321")));
        assertThat(figures.exact(Scope.ALL, CurrencyCode.USD, TODAY)).isEmpty();

        assertThat(figures.refreshInexact(TODAY)).isPositive();
        assertThat(assertExact(Scope.ALL)).as("worked out anew").isTrue();
    }

    @Test
    void verifyingFindsAStoredDayThatIsNotWhatIsWorkedOut() {
        assertThat(store.verify().problems()).isEmpty();
        Portfolio all = portfolios.overAll();
        List<PerformanceSnapshot> days = figures.stored(all).performance();

        write(tx ->
                stores.figures()
                        .savePerformance(
                                tx,
                                store.session.caller(),
                                all.id(),
                                CurrencyCode.USD,
                                List.of(withValue(days.get(7), "1"))));

        assertThat(store.verify().problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.args())
                                .containsExactly(
                                        "figures",
                                        "1 stored days of the portfolio All differ from what is"
                                                + " worked out now"));
        assertThat(figures.refresh(TODAY)).isEqualTo(1);
        assertThat(store.verify().problems()).isEmpty();
    }

    private static PerformanceSnapshot withValue(PerformanceSnapshot day, String value) {
        return new PerformanceSnapshot(
                day.day(),
                new BigDecimal(value),
                day.flow(),
                day.isComplete(),
                day.isStale(),
                day.dailyReturn(),
                day.cumulativeReturn(),
                day.volatility(),
                day.sharpeRatio(),
                day.drawdown(),
                day.sampleSize());
    }

    @Test
    void noEditWhateverItIsLeavesOldFiguresServedAsExact() {
        Random random = new Random(20_260_101);
        int exact = 0;
        for (int i = 0; i < EDITS; i++) {
            edit(random, i);
            for (Portfolio portfolio : portfolios.all()) {
                exact += assertExact(portfolio.scope()) ? 1 : 0;
            }
            if (random.nextInt(3) > 0) {
                figures.refreshInexact(TODAY.minusDays(random.nextInt(3)));
            }
        }
        assertThat(exact).as("some edits changed nothing").isPositive();
        figures.refreshInexact(TODAY);
        assertThat(assertExact(Scope.ALL)).isTrue();
    }

    private void edit(Random random, int number) {
        LocalDate day = FIRST.plusDays(random.nextInt(55));
        String price = Integer.toString(90 + random.nextInt(30));
        List<Transaction> rows = store.ledger.load().transactions();
        switch (random.nextInt(15)) {
            case 0 ->
                    ledger.in(
                            TransactionType.DEPOSIT,
                            random.nextBoolean() ? "Broker" : "Bank",
                            day.toString(),
                            price,
                            ledger.dollars());
            case 1 -> ledger.buy("Bank", "", day.toString(), "1", share, price);
            case 2 -> {
                if (rows.size() > 4) {
                    store.ledger.delete(List.of(rows.getLast().head().id()));
                }
            }
            case 3 -> {
                if (rows.size() > 4) {
                    store.ledger.undo();
                }
            }
            case 4 -> {
                if (store.ledger.redoable().isPresent()) {
                    store.ledger.redo();
                }
            }
            case 5 -> change(Change.PRICES, tx -> save(tx, share, bar(day, price)));
            case 6 -> change(Change.PRICES, tx -> save(tx, index, bar(day, price)));
            case 7 ->
                    change(
                            Change.PRICES,
                            tx ->
                                    stores.feeds()
                                            .saveQuote(tx, share, quote(day.plusDays(30), price)));
            case 8 ->
                    change(
                            Change.PRICES,
                            tx ->
                                    stores.prices()
                                            .saveRates(
                                                    tx,
                                                    List.of(rate(price, day)).iterator(),
                                                    "bank"));
            case 9 ->
                    change(
                            Change.PRICES,
                            tx ->
                                    stores.feeds()
                                            .setChoices(
                                                    tx,
                                                    share,
                                                    List.of(
                                                            new FeedChoice(
                                                                    "feed" + number % 3, 0, "S"))));
            case 10 ->
                    change(
                            Change.PRICES,
                            tx ->
                                    stores.feeds()
                                            .propose(
                                                    tx,
                                                    share,
                                                    new CorporateAction(
                                                            CorporateAction.Kind.SPLIT,
                                                            day,
                                                            BigDecimal.TWO,
                                                            null,
                                                            "feed")));
            case 11 ->
                    change(
                            Change.LEDGER,
                            tx ->
                                    stores.transfers()
                                            .put(
                                                    tx,
                                                    store.session.caller(),
                                                    new TransferChoice(
                                                            rows.getFirst().head().id(),
                                                            rows.getLast().head().id(),
                                                            random.nextBoolean())));
            case 12 ->
                    portfolios.edit(
                            portfolios
                                    .named("Shares")
                                    .withBenchmark(
                                            random.nextBoolean()
                                                    ? Benchmark.NONE
                                                    : Benchmark.of(share)));
            case 13 ->
                    settings.setBaseCurrency(
                            random.nextBoolean() ? CurrencyCode.USD : CurrencyCode.JPY);
            default -> settings.put("window", Integer.toString(number));
        }
    }

    /** Compares what is served, if anything is, with services that read everything anew. */
    private boolean assertExact(Scope scope) {
        Portfolio portfolio = portfolios.of(scope);
        Optional<Exact> served = figures.exact(scope, portfolio.baseCurrency(), TODAY);
        served.ifPresent(found -> {
            FigureService.Figures fresh =
                    new FigureService(
                                    store.session, new ValuationService(store.session), portfolios)
                            .compute(portfolio, found.to());
            assertThat(found.days()).isEqualTo(fresh.performance());
            assertThat(
                            figures.stored(portfolio).risk().stream()
                                    .filter(day -> !day.day().isAfter(found.to())))
                    .containsExactlyElementsOf(fresh.risk());
        });
        return served.isPresent();
    }

    private void change(Change notice, Consumer<Tx> change) {
        write(change);
        store.session.changes().publish(notice);
    }

    private void write(Consumer<Tx> change) {
        stores.database()
                .<Boolean>write(tx -> {
                    change.accept(tx);
                    return true;
                });
    }

    private void walk(AssetId asset, int seed) {
        Random random = new Random(seed);
        List<PriceBar> bars = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(TODAY); day = day.plusDays(1)) {
            bars.add(bar(day, Integer.toString(90 + random.nextInt(20))));
        }
        change(Change.PRICES, tx -> save(tx, asset, bars.toArray(PriceBar[]::new)));
    }

    private void save(Tx tx, AssetId asset, PriceBar... bars) {
        stores.prices().saveBars(tx, asset, CurrencyCode.USD, "test", List.of(bars).iterator());
    }

    private static PriceBar bar(LocalDate day, String close) {
        return new PriceBar(day, null, null, null, new BigDecimal(close), null, Adjustment.RAW);
    }

    private static Quote quote(LocalDate day, String last) {
        return new Quote(
                new BigDecimal(last),
                null,
                null,
                CurrencyCode.USD,
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                "feed");
    }

    private static FxRate rate(String rate, LocalDate day) {
        return new FxRate(CurrencyCode.USD, CurrencyCode.JPY, new BigDecimal(rate), day);
    }
}

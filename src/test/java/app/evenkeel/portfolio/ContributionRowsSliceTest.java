package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The days that explain a contribution sum to it, and the contributions to the return, in invented
 * portfolios: purchases, sales, deposits, withdrawals and interest over days of which some have no
 * price.
 */
class ContributionRowsSliceTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final LocalDate LAST = FIRST.plusDays(120);
    private static final double TOLERANCE = 1e-12;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumToTheFigureAndTheFiguresToTheReturn(long seed) {
        try (ServiceStore store = ServiceStore.open(folder)) {
            Random random = new Random(seed);
            HandLedger ledger = new HandLedger(store);
            invent(store, ledger, random);
            AssetId benchmark = ledger.stock("INDEX");
            walk(store, benchmark, FIRST.minusDays(3), random);
            PerformanceService service =
                    new PerformanceService(new ValuationService(store.session));
            for (FlowTiming timing : FlowTiming.values()) {
                PerformanceQuery query =
                        PerformanceQuery.of(Scope.ALL, LAST, CurrencyCode.USD).with(timing);
                PerformanceReport report = service.report(query).orElseThrow();

                check(service, query, report);
                checkAttribution(service, query.beside(Benchmark.of(benchmark)));
            }
        }
    }

    private static void check(
            PerformanceService service, PerformanceQuery query, PerformanceReport report) {
        for (var each : report.byAsset()) {
            check(service, query, new Contributor.OfAsset(each.key().id()), each);
        }
        for (var each : report.byClass()) {
            check(service, query, new Contributor.OfClass(each.key()), each);
        }
        for (var each : report.byAccount()) {
            check(service, query, new Contributor.OfAccount(each.key().id()), each);
        }
        double all = report.byAsset().stream().mapToDouble(Contribution::contribution).sum();
        double whole = report.returns().timeWeighted().value().orElseThrow();
        assertThat(all).isEqualTo(whole, within(TOLERANCE));
    }

    /** The linked effects of all days and classes sum to the effect, and those to the return. */
    private static void checkAttribution(PerformanceService service, PerformanceQuery query) {
        double sum = 0;
        for (Metric metric :
                List.of(
                        Metric.ALLOCATION_EFFECT,
                        Metric.SELECTION_EFFECT,
                        Metric.INTERACTION_EFFECT)) {
            Explanation explanation = service.explain(query, metric).orElseThrow();
            double figure = explanation.figure().value().orElseThrow();
            assertThat(explanation.rows().stream().mapToDouble(row -> number(row, 7)).sum())
                    .isEqualTo(figure, within(TOLERANCE));
            // Shares and cash: their weights are all there is on each day.
            assertThat(number(explanation.rows().get(0), 2) + number(explanation.rows().get(1), 2))
                    .isEqualTo(1, within(TOLERANCE));
            assertThat(explanation.text(Locale.ENGLISH, Locale.ROOT))
                    .contains("Effect of Shares", "\tShares\t", "\tCash\t")
                    .doesNotContain("equity\t", "EQUITY");
            sum += figure;
        }
        PerformanceReport report = service.report(query).orElseThrow();
        double theirs = report.benchmark().orElseThrow().timeWeighted().value().orElseThrow();
        assertThat(sum)
                .isEqualTo(
                        report.returns().timeWeighted().value().orElseThrow() - theirs,
                        within(TOLERANCE));
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }

    private static void check(
            PerformanceService service,
            PerformanceQuery query,
            Contributor part,
            Contribution<?> shown) {
        Explanation explanation = service.explain(query, part).orElseThrow();
        double sum =
                explanation.rows().stream()
                        .mapToDouble(row -> Double.parseDouble(row.getLast()))
                        .sum();
        double figure = explanation.figure().value().orElseThrow();

        assertThat(explanation.rows()).isNotEmpty();
        assertThat(figure).as(part.toString()).isEqualTo(shown.contribution());
        assertThat(sum).as(part.toString()).isEqualTo(figure, within(TOLERANCE));
    }

    private static void invent(ServiceStore store, HandLedger ledger, Random random) {
        List<AssetId> shares = List.of(ledger.stock("A"), ledger.stock("B"), ledger.stock("C"));
        shares.forEach(share -> walk(store, share, FIRST, random));
        for (String account : List.of("Broker", "Bank")) {
            ledger.in(
                    TransactionType.DEPOSIT, account, FIRST.toString(), "50000", ledger.dollars());
            for (AssetId share : shares) {
                ledger.buy(account, "", FIRST.plusDays(1).toString(), "60", share, "6000");
            }
        }
        for (int i = 0; i < 25; i++) {
            String account = random.nextBoolean() ? "Broker" : "Bank";
            String day = FIRST.plusDays(2 + random.nextInt(110)).toString();
            AssetId share = shares.get(random.nextInt(shares.size()));
            String amount = Integer.toString(50 + random.nextInt(200));
            switch (random.nextInt(5)) {
                case 0 ->
                        ledger.in(TransactionType.DEPOSIT, account, day, amount, ledger.dollars());
                case 1 ->
                        ledger.out(
                                TransactionType.WITHDRAWAL, account, day, amount, ledger.dollars());
                case 2 -> ledger.buy(account, "", day, "1", share, amount);
                case 3 -> ledger.sell(account, "", day, "1", share, amount);
                default ->
                        ledger.in(TransactionType.INTEREST, account, day, amount, ledger.dollars());
            }
        }
    }

    private static void walk(ServiceStore store, AssetId share, LocalDate first, Random random) {
        List<PriceBar> bars = new ArrayList<>();
        double price = 100;
        for (LocalDate day = first; !day.isAfter(LAST); day = day.plusDays(1)) {
            price *= 1 + 0.02 * random.nextGaussian();
            // The ends are priced, so that every day between has a price, if an older one.
            if (day.equals(first) || day.equals(LAST) || random.nextInt(5) > 0) {
                BigDecimal close = BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_EVEN);
                bars.add(new PriceBar(day, null, null, null, close, null, Adjustment.RAW));
            }
        }
        var stores = store.session.stores();
        stores.database()
                .write(tx ->
                        stores.prices()
                                .saveBars(tx, share, CurrencyCode.USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }
}

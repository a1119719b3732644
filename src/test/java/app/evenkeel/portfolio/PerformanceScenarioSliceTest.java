package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Five years of monthly purchases of one share at real prices, through a real store: deposits,
 * purchases and dividends of {@code performance-oracles/scenario_AAPL}, whose figures in three
 * currencies were computed apart from this program.
 */
class PerformanceScenarioSliceTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir private Path folder;

    @Test
    void comesOutInThreeCurrenciesToTheNinthDigit() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        JsonNode expected =
                new ObjectMapper().readTree(oracle("scenario_AAPL.json").toFile()).get("results");
        try (ServiceStore store = ServiceStore.open(folder)) {
            fill(store);
            ValuationService valuation = new ValuationService(store.session);
            for (CurrencyCode currency :
                    List.of(CurrencyCode.USD, CurrencyCode.EUR, CurrencyCode.JPY)) {
                PerformanceQuery query =
                        PerformanceQuery.of(Scope.ALL, LocalDate.of(2024, 12, 31), currency)
                                .with(FlowTiming.ALL_AT_END);
                PerformanceReport report =
                        new PerformanceService(valuation).report(query).orElseThrow();
                RiskReport risk =
                        new RiskService(valuation).report(RiskQuery.of(query)).orElseThrow();
                check(report, risk, expected.get(currency.value()));
            }
        }
    }

    private static void check(PerformanceReport report, RiskReport risk, JsonNode expected) {
        assertThat(report.coverage().isComplete()).isTrue();
        same(report.returns().timeWeighted(), expected.get("twr"));
        same(report.returns().moneyWeighted(), expected.get("xirr"));
        same(report.returns().simpleGain(), expected.get("profit"));
        assertThat(report.value().values()[report.value().size() - 1])
                .isCloseTo(
                        expected.get("end_value").asDouble(), relative(expected.get("end_value")));
        same(figure(risk, Metric.MAXIMUM_DRAWDOWN), expected.get("max_drawdown"));
        same(figure(risk, Metric.VOLATILITY), expected.get("volatility_ann_252"));
        same(report.returns().annualised(), expected.get("twr_annualised_act365"));
        assertThat(report.gain().gain().doubleValue())
                .isCloseTo(expected.get("profit").asDouble(), within(0.51));
        assertThat(report.byAsset().stream().mapToDouble(each -> each.contribution()).sum())
                .isCloseTo(expected.get("twr").asDouble(), within(1e-9));
    }

    private static void same(Figure figure, JsonNode expected) {
        assertThat(figure.value().orElseThrow())
                .as(figure.metric().jsonName())
                .isCloseTo(expected.asDouble(), relative(expected));
    }

    private static Offset<Double> relative(JsonNode expected) {
        return within(Math.abs(expected.asDouble()) * 1e-9);
    }

    private static Figure figure(RiskReport risk, Metric metric) {
        return risk.figures().stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static void fill(ServiceStore store) throws IOException {
        HandLedger ledger = new HandLedger(store);
        AssetId share = ledger.stock("AAPL");
        for (String line : Files.readAllLines(oracle("scenario_AAPL_transactions.csv"))) {
            List<String> cells = List.of(line.split(",", -1));
            String amount = cells.get(4).replace("-", "");
            switch (cells.get(1)) {
                case "DEPOSIT" ->
                        ledger.in(
                                TransactionType.DEPOSIT,
                                "Broker",
                                cells.get(0),
                                amount,
                                ledger.dollars());
                case "BUY" -> ledger.buy("Broker", "", cells.get(0), cells.get(2), share, amount);
                case "DIVIDEND" ->
                        ledger.add(
                                TransactionType.DIVIDEND,
                                "Broker",
                                "",
                                cells.get(0),
                                Movement.ofIn(HandLedger.leg(ledger.dollars(), amount))
                                        .withSubject(share));
                default -> assertThat(cells.get(1)).isEqualTo("type");
            }
        }
        PriceService prices = new PriceService(store.session);
        prices.importPrices(
                DATA.resolve("market-data/yf_AAPL_2018-2025.csv"),
                "AAPL",
                CurrencyCode.USD,
                null,
                false,
                Progress.NONE);
        prices.importRates(DATA.resolve("market-data/eurofxref-hist.csv"), Progress.NONE);
    }

    private static Path oracle(String name) {
        return DATA.resolve("performance-oracles").resolve(name);
    }
}

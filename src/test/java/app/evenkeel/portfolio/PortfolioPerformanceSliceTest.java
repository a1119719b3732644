package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Ledgers of Portfolio Performance through a real store, beside the figures its tests assert. */
class PortfolioPerformanceSliceTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir private Path folder;

    @Test
    void theGainOfItsSnapshotTestComesOutPartByPart() {
        PerformanceReport report = report("client_performance_snapshot.xml", 8);
        GainStatement gain = report.gain();

        assertThat(gain.opening()).isEqualByComparingTo("2128.58");
        assertThat(gain.closing()).isEqualByComparingTo("2854.32");
        assertThat(gain.income()).isEqualByComparingTo("28.54");
        assertThat(sum(report, true, GainParts::currency)).isCloseTo(17.68, within(0.005));
        // Its capital gains and those realised among them, 21.35 and 4.69, hold the currency's
        // part.
        assertThat(sum(report, false, GainParts::price) + sum(report, false, GainParts::currency))
                .isCloseTo(21.35 + 4.69, within(0.01));
        // It counts fees and taxes of deliveries as costs, and more as delivered: 3.16 and 5.22.
        BigDecimal flow = gain.inflow().subtract(gain.outflow());
        assertThat(flow.doubleValue()).isCloseTo(787.49 - 3.16 - 5.22, within(0.015));
        assertThat(gain.fees().doubleValue()).isCloseTo(-17.52 + 3.16, within(0.01));
        assertThat(gain.taxes().doubleValue()).isCloseTo(-116.5 + 5.22, within(0.01));
    }

    @Test
    void valueAndRateOfItsCurrencySampleComeOut() {
        PerformanceReport report = report("currency_sample.xml", 2);

        assertThat(report.gain().opening()).isEqualByComparingTo("4131.99");
        assertThat(report.gain().closing()).isEqualByComparingTo("4187.94");
        // Its values are rounded to cents: half a cent of 4,132, thirty times a year, is 4e-5.
        assertThat(report.returns().rate().value().orElseThrow())
                .isCloseTo(0.505460984, within(5e-5));
    }

    /**
     * It values what is delivered at the amount beside it; here that amount is a cost, and worth
     * begins with the first price.
     */
    @Test
    void aFileWhoseQuotesBeginLateHasNoReturnBeforeTheFirst() {
        PerformanceReport report =
                report(
                        "security_performance_with_missing_historical_quotes.xml",
                        2,
                        LocalDate.of(2013, 12, 5),
                        LocalDate.of(2014, 12, 4));

        assertThat(report.gain().closing()).isEqualByComparingTo("7365.00");
        assertThat(report.gain().inflow()).isEqualByComparingTo("7365.00");
        assertThat(report.coverage().leftOut()).isEqualTo(335);
    }

    @Test
    void theDailyReturnsOfItsIndexTestComeOutOfALedger() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        JsonNode rows =
                new ObjectMapper()
                        .readTree(DATA.resolve("performance-oracles/pp_clientindex.json").toFile())
                        .get("rows");
        try (ServiceStore store = ServiceStore.open(folder)) {
            index(store, rows);
            for (int i = 1; i < rows.size(); i++) {
                PerformanceReport report =
                        report(
                                store,
                                CurrencyCode.USD,
                                LocalDate.parse(rows.get(1).get(0).asText()),
                                LocalDate.parse(rows.get(i).get(0).asText()));

                // Its sheet prints seven to nine digits.
                assertThat(report.returns().timeWeighted().value().orElseThrow())
                        .isCloseTo(rows.get(i).get(6).doubleValue(), within(5e-9));
            }
        }
    }

    /** Half of the first deposit buys one share, whose closes make each day's value. */
    private static void index(ServiceStore store, JsonNode rows) {
        HandLedger ledger = new HandLedger(store);
        AssetId share = ledger.stock("INDEX");
        AssetId dollars = ledger.dollars();
        BigDecimal cash = BigDecimal.ZERO;
        List<PriceBar> bars = new ArrayList<>();
        for (JsonNode row : rows) {
            String day = row.get(0).asText();
            BigDecimal in = row.get(2).decimalValue();
            BigDecimal out = row.get(3).decimalValue();
            if (in.signum() > 0) {
                ledger.in(TransactionType.DEPOSIT, "Broker", day, in.toPlainString(), dollars);
            }
            if (bars.isEmpty()) {
                ledger.buy("Broker", "", day, "1", share, "5000");
                cash = cash.subtract(new BigDecimal("5000"));
            }
            if (out.signum() > 0) {
                ledger.add(
                        TransactionType.WITHDRAWAL,
                        "Broker",
                        "",
                        day,
                        Movement.ofOut(HandLedger.leg(dollars, out.toPlainString())));
            }
            cash = cash.add(in).subtract(out);
            bars.add(
                    new PriceBar(
                            LocalDate.parse(day),
                            null,
                            null,
                            null,
                            row.get(4).decimalValue().subtract(cash),
                            null,
                            Adjustment.RAW));
        }
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(tx, share, CurrencyCode.USD, "test", bars.iterator()));
        store.session.changes().publish(Change.PRICES);
    }

    private static double sum(
            PerformanceReport report, boolean cash, Function<GainParts, BigDecimal> part) {
        return report.byAsset().stream()
                .filter(each -> each.key().isCash() == cash)
                .mapToDouble(each -> part.apply(each.parts()).doubleValue())
                .sum();
    }

    /** Both of its tests look at the days after 2 January 2015, up to the 14th. */
    private PerformanceReport report(String name, int priceScale) {
        return report(name, priceScale, LocalDate.of(2015, 1, 3), LocalDate.of(2015, 1, 14));
    }

    private PerformanceReport report(String name, int priceScale, LocalDate from, LocalDate to) {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        Path file = DATA.resolve("portfolio-performance").resolve(name);
        try (ServiceStore store = ServiceStore.open(folder)) {
            imported(store, file);
            prices(store, file, priceScale);
            new PriceService(store.session)
                    .importRates(DATA.resolve("market-data/eurofxref-hist.csv"), Progress.NONE);
            return report(store, CurrencyCode.EUR, from, to);
        }
    }

    private static void imported(ServiceStore store, Path file) {
        ImportService imports = new ImportService(store.session, FileReading.standard());
        imports.apply(imports.stage(List.of(file), null, Progress.NONE), Map.of(), Progress.NONE);
    }

    private static PerformanceReport report(
            ServiceStore store, CurrencyCode currency, LocalDate from, LocalDate to) {
        return new PerformanceService(new ValuationService(store.session))
                .report(PerformanceQuery.of(Scope.ALL, to, currency).from(from))
                .orElseThrow();
    }

    /** The closes that the file holds beside its ledger, whole numbers of as many decimals. */
    private static void prices(ServiceStore store, Path file, int scale) {
        try {
            NodeList securities =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getElementsByTagName("security");
            for (int i = 0; i < securities.getLength(); i++) {
                Element security = (Element) securities.item(i);
                if (security.getElementsByTagName("prices").getLength() > 0) {
                    save(store, security, scale);
                }
            }
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void save(ServiceStore store, Element security, int scale) {
        String name = security.getElementsByTagName("name").item(0).getTextContent();
        CurrencyCode currency =
                CurrencyCode.of(
                        security.getElementsByTagName("currencyCode").item(0).getTextContent());
        List<PriceBar> bars = new ArrayList<>();
        NodeList prices = security.getElementsByTagName("price");
        for (int i = 0; i < prices.getLength(); i++) {
            Element price = (Element) prices.item(i);
            bars.add(
                    new PriceBar(
                            LocalDate.parse(price.getAttribute("t")),
                            null,
                            null,
                            null,
                            new BigDecimal(price.getAttribute("v")).movePointLeft(scale),
                            null,
                            Adjustment.RAW));
        }
        bars.sort(Comparator.comparing(PriceBar::day));
        store.session
                .stores()
                .database()
                .write(tx -> {
                    Asset asset =
                            store.session.stores().assets().findAll(tx).stream()
                                    .filter(each -> each.name().equals(name))
                                    .findFirst()
                                    .orElseThrow(() -> new IllegalStateException(name));
                    return store.session
                            .stores()
                            .prices()
                            .saveBars(tx, asset.id(), currency, "test", bars.iterator());
                });
        store.session.changes().publish(Change.PRICES);
    }
}

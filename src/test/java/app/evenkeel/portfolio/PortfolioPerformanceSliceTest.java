package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
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
import app.evenkeel.storage.Tx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ledgers of Portfolio Performance through a real store, beside the figures its tests assert. */
class PortfolioPerformanceSliceTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final String LATE_QUOTES =
            "security_performance_with_missing_historical_quotes.xml";

    /** Two of its tests look at the days after 2 January 2015, up to the 14th. */
    private static final LocalDate DAY_AFTER = LocalDate.of(2015, 1, 3);

    private static final LocalDate FORTNIGHT = LocalDate.of(2015, 1, 14);

    @TempDir private Path folder;

    @Test
    void theGainOfItsSnapshotTestComesOutPartByPart() {
        PerformanceReport report;
        try (ServiceStore store = opened("client_performance_snapshot.xml")) {
            report = report(store, CurrencyCode.EUR, DAY_AFTER, FORTNIGHT);
        }
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
    void valueRateAndOneSecurityOfItsCurrencySampleComeOut() {
        try (ServiceStore store = opened("currency_sample.xml")) {
            PerformanceReport report = report(store, CurrencyCode.EUR, DAY_AFTER, FORTNIGHT);

            assertThat(report.gain().opening()).isEqualByComparingTo("4131.99");
            assertThat(report.gain().closing()).isEqualByComparingTo("4187.94");
            // Its values are rounded to cents: half a cent of 4,132, thirty times a year, is 4e-5.
            assertThat(report.returns().rate().value().orElseThrow())
                    .isCloseTo(0.505460984, within(5e-5));

            latest(store, "Apple", "2015-08-07", "115.52", CurrencyCode.USD);
            // Its test knows the rates of the first fortnight; the last of them stays.
            LocalDate lastRate = LocalDate.of(2015, 1, 16);
            SecurityRecord apple =
                    SecurityRecord.of(
                            store,
                            "Apple",
                            LocalDate.of(2014, 12, 31),
                            LocalDate.of(2015, 8, 10),
                            day -> day.isAfter(lastRate) ? lastRate : day);
            assertThat(apple.shares()).isEqualByComparingTo("15");
            assertThat(apple.value()).isEqualTo(1495.34);
            assertThat(apple.paid()).isCloseTo(1424.1 - 8.24, within(1e-9));
            // Of the cost without charges, which are 8.24 each for fees and taxes.
            assertThat(apple.value() - apple.paid() + apple.charges() - 8.24)
                    .isCloseTo(87.71, within(0.0101));
            assertThat(apple.timeWeighted()).isCloseTo(0.10417377427377805, within(1e-12));
            assertThat(apple.annualised()).isCloseTo(0.17695466576686947, within(1e-12));
            assertThat(apple.rate()).isCloseTo(0.1446282845545095, within(1e-9));
            assertThat(apple.maximumDrawdown()).isCloseTo(0.12421268652674962, within(1e-12));
            assertThat(apple.longestDrawdown()).isEqualTo(168);
            assertThat(apple.volatility()).isCloseTo(0.17746878011093473, within(1e-12));
            assertThat(apple.semiVolatility()).isCloseTo(0.12318433923170118, within(1e-12));
        }
    }

    /** 100 shares for 77.48 each, worth 73.65 and 72.88 on the only two days with a price. */
    @Test
    void aDeliveryBeforeTheFirstQuoteCountsForWhatWasStated() {
        try (ServiceStore store = opened(LATE_QUOTES)) {
            latest(store, "Basf SE", "2014-12-04", "72.88", CurrencyCode.EUR);
            LocalDate last = LocalDate.of(2014, 12, 4);
            PerformanceReport report =
                    report(store, CurrencyCode.EUR, LocalDate.of(2013, 12, 5), last);

            assertThat(report.gain().inflow()).isEqualByComparingTo("7748");
            assertThat(report.gain().closing()).isEqualByComparingTo("7288");
            assertThat(report.returns().timeWeighted().value().orElseThrow())
                    .isCloseTo(-0.0594, within(5e-5))
                    .isCloseTo(7288.0 / 7748 - 1, within(1e-12));
            assertThat(report.returns().rate().value().orElseThrow())
                    .isCloseTo(-0.0643, within(5e-5));
            assertThat(report.coverage().leftOut()).isZero();
            assertThat(report.coverage().stale()).isGreaterThan(300);

            SecurityRecord basf =
                    SecurityRecord.of(
                            store, "Basf SE", LocalDate.of(2013, 12, 4), last, day -> day);
            assertThat(basf.value()).isEqualTo(7288);
            assertThat(basf.paid()).isEqualTo(7748);
            assertThat(basf.timeWeighted()).isCloseTo(-0.0594, within(5e-5));
            assertThat(basf.rate()).isCloseTo(-0.0643, within(5e-5));
            assertThat(basf.maximumDrawdown()).isCloseTo(0.010454854, within(5e-10));
            // Its last digit is cut off: -ln(72.88 / 73.65) is 0.010509889957.
            assertThat(basf.volatility()).isCloseTo(0.0105098899, within(1e-10));
        }
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

    private ServiceStore opened(String name) {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        ServiceStore store = ServiceStore.open(folder);
        imported(store, DATA.resolve("portfolio-performance").resolve(name));
        try {
            new PriceService(store.session).importRates(ratesOfItsYears(), Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store;
    }

    /** Those of all years would take most of the time. */
    private Path ratesOfItsYears() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(DATA.resolve("market-data/eurofxref-hist.csv"))) {
            if (rows.isEmpty() || row.startsWith("2014-12") || row.startsWith("2015")) {
                rows.add(row);
            }
        }
        return Files.write(folder.resolve("rates.csv"), rows);
    }

    /** Its quote of the moment, which counts there as the close of its day. */
    private static void latest(
            ServiceStore store, String name, String day, String price, CurrencyCode currency) {
        PriceBar bar =
                new PriceBar(
                        LocalDate.parse(day),
                        null,
                        null,
                        null,
                        new BigDecimal(price),
                        null,
                        Adjustment.SPLIT);
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(
                                        tx,
                                        named(store, tx, name),
                                        currency,
                                        "portfolio-performance",
                                        List.of(bar).iterator()));
        store.session.changes().publish(Change.PRICES);
    }

    private static void imported(ServiceStore store, Path file) {
        ImportService imports = new ImportService(store.session, FileReading.standard());
        imports.apply(imports.stage(List.of(file), null, Progress.NONE), Map.of(), Progress.NONE);
        imports.takePrices(List.of(file), Progress.NONE);
    }

    private static PerformanceReport report(
            ServiceStore store, CurrencyCode currency, LocalDate from, LocalDate to) {
        return new PerformanceService(new ValuationService(store.session))
                .report(PerformanceQuery.of(Scope.ALL, to, currency).from(from))
                .orElseThrow();
    }

    private static AssetId named(ServiceStore store, Tx tx, String name) {
        return store.session.stores().assets().findAll(tx).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name))
                .id();
    }
}

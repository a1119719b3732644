package app.evenkeel.ingestion.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.stream.Collectors.joining;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.SourceFiles;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class MarketFilesTest {
    private static final MarketFiles FILES = new MarketFiles();

    @Test
    void readsCloseNotAdjustedCloseAndRefusesDaysWithoutAPrice() {
        PriceReading read = own("yahoo-us-dates.csv", null);

        assertThat(closes(read))
                .as("zero and NaN are for the checks to hold back")
                .containsExactly(
                        "2021-01-30 11", "2021-01-31 11.75", "2021-02-02 0", "2021-02-03 null");
        assertThat(bars(read).get(1).volume()).isEqualByComparingTo("123321000000");
        assertThat(bars(read).getLast().raw()).isEqualTo("2/3/2021,11.5,11.9,11.2,NaN,NaN,500");
        assertThat(read.lines()).containsEntry(LocalDate.of(2021, 2, 2), 5L);
        assertThat(read.rows()).isEqualTo(6);
        assertThat(problems(read.problems()))
                .containsExactly("4 Close BAD_NUMBER", "7 Date BAD_DATE");
    }

    @Test
    void neverGuessesWhetherTheDayOrTheMonthComesFirst(@TempDir Path folder) throws IOException {
        assertThat(
                        told(
                                folder,
                                "01/02/2024",
                                "15/02/2024",
                                "02/15/2024",
                                "01/03/2024",
                                "31/03/2024"))
                .as("more rows have a first part over 12")
                .containsExactly(
                        "2024-02-01", "2024-02-15", "2024-03-01", "2024-03-31", "4 BAD_DATE");
        assertThat(told(folder, "01/02/2024", "02/15/2024"))
                .containsExactly("2024-01-02", "2024-02-15");
        assertThat(told(folder, "01/01/2024", "01/02/2024", "2024-03-01", "33/33/2024"))
                .as("the first of each month, or the first days of a year")
                .containsExactly(
                        "2024-03-01", "2 DATE_ORDER_UNCLEAR", "3 DATE_ORDER_UNCLEAR", "5 BAD_DATE");
        assertThat(told(folder, "01/02/2024")).containsExactly("2024-01-02");
    }

    /** The days that are read of prices, and then what is wrong by line. */
    private static List<String> told(Path folder, String... days) throws IOException {
        Path file = folder.resolve("prices.csv");
        Files.writeString(
                file,
                Stream.of(days)
                        .map(day -> day + ",10.5\n")
                        .collect(joining("", "Date,Close\n", "")));
        PriceReading read = FILES.prices(file, null, Progress.NONE);
        return Stream.concat(
                        bars(read).stream().map(candle -> candle.day().toString()),
                        read.problems().stream()
                                .map(each -> each.line() + " " + each.problem().code()))
                .toList();
    }

    @Test
    void takesTheDayAtTheExchangeFromATimeWithOffset() {
        PriceReading read = own("yfinance.csv", null);

        assertThat(closes(read))
                .containsExactly("2024-03-08 43.064998626708984", "2024-03-11 43.057498931884766");
        assertThat(read.problems()).isEmpty();
        // Rounded to the 18 digits that are kept.
        assertThat(bars(read).getFirst().high()).isEqualTo(new BigDecimal("43.075000762939453123"));
    }

    @Test
    void readsKrakensBarsInSecondsSince1970() {
        PriceReading read = own("kraken-ohlcvt.csv", null);

        assertThat(read.layout()).isEqualTo("kraken-ohlcvt");
        assertThat(closes(read)).containsExactly("2010-12-31 0.3", "2011-01-01 0.33");
        assertThat(read.rows()).isEqualTo(2);
    }

    @Test
    void tellsScaledSharePricesFromCoins() {
        assertThat(closes(own("lean-equity.csv", null)))
                .containsExactly("1998-01-02 16.25", "1998-01-05 16");
        assertThat(closes(own("lean-coin.csv", null)))
                .containsExactly("2014-12-01 370", "2014-12-03 378");
    }

    @Test
    void takesTheChosenColumnOfAWideFile() {
        PriceReading elm = own("wide.csv", "ELM");
        assertThat(closes(elm)).containsExactly("2020-01-03 3.75", "2020-01-06 3.8");
        assertThat(elm.problems()).isEmpty();

        PriceReading oak = own("wide.csv", "OAK");
        assertThat(closes(oak)).last().isEqualTo("2020-01-06 -1");

        assertThatThrownBy(() -> own("wide.csv", null))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("OAK, ELM");
    }

    @Test
    void readsPricesWithADecimalCommaInAColumnOfEachAsset(@TempDir Path folder) throws IOException {
        Path german =
                Files.writeString(
                        folder.resolve("quotes.csv"),
                        """
                        Datum;BTC-EUR;ETH-EUR
                        2014-09-16;355,957;
                        2014-09-17;1.328,539;0,5
                        """);

        assertThat(closes(FILES.prices(german, "BTC-EUR", Progress.NONE)))
                .as("three digits after the comma too")
                .containsExactly("2014-09-16 355.957", "2014-09-17 1328.539");
        assertThat(closes(FILES.prices(german, "ETH-EUR", Progress.NONE)))
                .containsExactly("2014-09-17 0.5");
        assertThat(FILES.wide(german, Progress.NONE).days().getFirst().closes().getFirst())
                .isEqualByComparingTo("355.957");
    }

    @Test
    void readsTheCentralBanksRates() {
        RateReading read = FILES.rates(SourceFiles.own("market/ecb.csv"), Progress.NONE);

        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.rates())
                .hasSize(9)
                .contains(
                        new FxRate(
                                CurrencyCode.EUR,
                                CurrencyCode.GBP,
                                new BigDecimal("0.87058"),
                                LocalDate.of(2026, 4, 13)));
        assertThat(problems(read.problems())).containsExactly("3 GBP BAD_NUMBER");
    }

    @Test
    void takesNoMoreOfAFileThanAnyHistoryHas(@TempDir Path folder) throws IOException {
        Path days = folder.resolve("days.csv");
        LocalDate first = LocalDate.of(1700, 1, 1);
        Files.write(
                days,
                IntStream.rangeClosed(0, 100_001)
                        .mapToObj(i -> i == 0 ? "Date,Close" : first.plusDays(i) + ",1")
                        .toList());
        assertThatThrownBy(() -> FILES.prices(days, null, Progress.NONE))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("days.csv");

        Path values = folder.resolve("values.csv");
        String currencies =
                IntStream.range(0, 500)
                        .mapToObj(i -> ",X" + (char) ('A' + i / 26) + (char) ('A' + i % 26))
                        .collect(joining());
        Files.write(
                values,
                IntStream.rangeClosed(0, 4_001)
                        .mapToObj(i ->
                                i == 0 ? "Date,USD" + currencies : "2024-01-02" + ",1".repeat(501))
                        .toList());
        assertThatThrownBy(() -> FILES.rates(values, Progress.NONE))
                .as("of one day even")
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem())
                                        .isEqualTo(
                                                Problem.of(
                                                        ProblemCode.MARKET_TOO_LARGE,
                                                        "values.csv",
                                                        "100000",
                                                        "2000000")));
    }

    @Test
    void keepsAThousandProblemsOfRatesAndCountsTheRest(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rates.csv");
        Files.writeString(
                file,
                "Date,USD,JPY\n2025-01-07,1.25,160\n2025-01-06,1.2,?\n"
                        + "2025-01-05,?,0\n".repeat(700)
                        + "soon,1,1\n".repeat(700));

        RateReading read = FILES.rates(file, Progress.NONE);
        assertThat(read.rates()).hasSize(3);
        assertThat(read.rows()).isEqualTo(1_402);
        assertThat(read.refused()).as("all but the two with rates").isEqualTo(1_400);
        assertThat(read.problems()).hasSize(1_000);
    }

    @Test
    void refusesAFileThatIsNeither() {
        assertThatThrownBy(() -> own("ecb.csv", null)).isInstanceOf(EvenkeelException.class);
        assertThatThrownBy(() -> FILES.rates(SourceFiles.own("market/wide.csv"), Progress.NONE))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("wide.csv");
    }

    @Test
    void agreesWithTheSharedHistories() {
        assertThat(bars(shared("kraken_XBTUSD_1440.csv", null))).hasSize(5558);
        assertThat(closes(shared("lean_aapl_daily.csv", null)))
                .first()
                .isEqualTo("1998-01-02 16.25");
        assertThat(closes(shared("lean_btcusd_trade_daily.csv", null)))
                .hasSize(1318)
                .last()
                .isEqualTo("2018-08-13 6253.67");
        assertThat(bars(shared("yahoo_ORCL_1995-2014.csv", null)).getFirst().close())
                .isEqualByComparingTo("2.117284");
        assertThat(bars(shared("yf_AAPL_2018-2025.csv", null))).hasSize(1921);
        assertThat(bars(shared("yf_ETH-USD_2018-2025.csv", null))).hasSize(2792);
        assertThat(bars(shared("pypfopt_spy_1993-2024.csv", null))).hasSize(8017);
        assertThat(bars(shared("pypfopt_stock_prices_1990-2024.csv", "GOOG")).getLast().close())
                .isEqualByComparingTo("170.49000549316406");
        assertThat(bars(shared("yahoo_BTC-USD_2014-2021.csv", null)).getLast().volume())
                .isEqualByComparingTo("123321000000");
        assertThat(shared("yahoo_ETH-USD_2015-2021.csv", null).layout()).isEqualTo("ohlcv");
    }

    @Test
    void agreesWithTheSharedRates() {
        RateReading read =
                FILES.rates(SourceFiles.shared("market-data/eurofxref-hist.csv"), Progress.NONE);

        assertThat(read.rows()).isEqualTo(6983);
        assertThat(read.problems()).isEmpty();
        assertThat(read.rates().getFirst())
                .hasToString("FxRate[base=EUR, quote=USD, rate=1.1684, date=2026-04-13]");
    }

    private static PriceReading own(String name, @Nullable String column) {
        return FILES.prices(SourceFiles.own("market/" + name), column, Progress.NONE);
    }

    private static PriceReading shared(String name, @Nullable String column) {
        PriceReading read =
                FILES.prices(SourceFiles.shared("market-data/" + name), column, Progress.NONE);
        assertThat(read.problems()).as(name).noneMatch(RowProblem::rejected);
        return read;
    }

    private static List<Candle> bars(PriceReading read) {
        return read.columns().getFirst().candles();
    }

    private static List<String> closes(PriceReading read) {
        return bars(read).stream().map(MarketFilesTest::told).toList();
    }

    private static String told(Candle candle) {
        BigDecimal close = candle.close();
        return candle.day()
                + " "
                + (close == null ? null : close.stripTrailingZeros().toPlainString());
    }

    private static List<String> problems(List<RowProblem> problems) {
        return problems.stream()
                .map(each -> each.line() + " " + each.column() + " " + each.problem().code())
                .toList();
    }
}

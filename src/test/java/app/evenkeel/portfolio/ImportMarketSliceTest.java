package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.StagedMarket.Fate;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.portfolio.StagedMarket.Standing;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of prices and rates among those that are dropped. */
class ImportMarketSliceTest extends MarketImports {
    @Test
    void aFileOfPricesIsReviewedAndStoredAndGoesWhenItIsUndone() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path file = write("OAK_daily.csv", BARS);
        List<Change> published = new ArrayList<>();
        store.session.changes().subscribe(published::add);

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(told.source()).isEqualTo("prices");
        assertThat(told.tally()).isEqualTo(new RowTally(2, 0, 0, 0));
        StagedMarket.Series market = only(told);
        assertThat(market.asset()).isEqualTo(new StagedMarket.AssetName(oak.key(), "OAK", ""));
        assertThat(market.currency()).isEqualTo(CurrencyCode.USD);
        assertThat(market.quotes())
                .extracting(StagedQuote::day, StagedQuote::fate)
                .containsExactly(
                        tuple(LocalDate.of(2025, 1, 7), Fate.NEW),
                        tuple(LocalDate.of(2025, 1, 6), Fate.NEW));
        assertThat(bars(oak)).as("nothing before it is applied").isEmpty();

        ImportBatch receipt = apply(staged).getFirst();
        assertThat(receipt.added()).isZero();
        assertThat(receipt.fresh()).isEqualTo(2);
        assertThat(bars(oak)).hasSize(2);
        assertThat(published).contains(Change.LEDGER, Change.PRICES);

        assertThat(imports.previewUndo(receipt.id()).prices()).isEqualTo(2);
        imports.undo(receipt.id());
        assertThat(bars(oak)).isEmpty();
    }

    @Test
    void daysThatAreStoredOtherwiseAreShownAndReplacedAndKnownOnesAddNothing() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        ImportBatch first = apply(stage(StagingOptions.NONE, write("OAK.csv", BARS))).getFirst();
        Path later = write("OAK.csv", BARS.replace("12.5", "12.75") + "2025-01-08,12,13,11,12,1\n");

        StagedImport staged = stage(StagingOptions.NONE, later);
        StagedFile told = staged.files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(1, 1, 1, 0));
        assertThat(only(told).quotes().get(1).stored()).isEqualByComparingTo("12.5");
        assertThat(only(told).quotes().get(1).fate()).isEqualTo(Fate.REPLACES);
        ImportBatch second = apply(staged).getFirst();
        assertThat(apply(stage(StagingOptions.NONE, later))).as("once more").isEmpty();

        assertThat(imports.previewUndo(second.id()).prices()).isEqualTo(2);
        assertThat(imports.previewUndo(second.id()).pricesBack()).isEqualTo(1);
        imports.undo(second.id());
        assertThat(closes(oak))
                .as("what it wrote over comes back")
                .containsExactly("USD 12.5", "USD 11");
        imports.undo(first.id());
        assertThat(bars(oak)).isEmpty();
    }

    @Test
    void pricesFarFromMostOfWhatIsStoredWaitUntilTheyAreToReplaceIt() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("adjusted.csv", wide(30, "16.5"))));
        List<String> before = closes(oak);
        Path traded = write("traded.csv", wide(25, "528"));

        StagedImport staged = stage(StagingOptions.NONE, traded);
        StagedFile told = staged.files().getFirst();
        assertThat(only(told).isApart()).isTrue();
        assertThat(only(told).replaced()).as("what it would do").isEqualTo(25);
        assertThat(told.tally()).isEqualTo(new RowTally(0, 0, 0, 25));
        assertThat(told.problems())
                .extracting(RowProblem::problem)
                .containsExactly(Problem.of(ProblemCode.PRICES_APART, "OAK", "25", "25", "32"));
        assertThat(apply(staged)).isEmpty();
        assertThat(closes(oak)).isEqualTo(before);

        String later = wide(26, "528").replace("2025-01-01,528\n", "");
        assertThat(only(stage(StagingOptions.NONE, write("later.csv", later)).files().getFirst()))
                .as("told rather than held back day by day")
                .matches(StagedMarket.Series::isApart);

        StagingOptions replacing =
                StagingOptions.NONE.withMarket(
                        "traded.csv", MarketChoice.of(PriceChoice.NONE.replacing(true)));
        StagedImport chosen = stage(replacing, traded);
        assertThat(chosen.files().getFirst().tally()).isEqualTo(new RowTally(0, 0, 25, 0));
        assertThat(apply(chosen)).hasSize(1);
        assertThat(closes(oak)).contains("USD 528", "USD 16.5");
        assertThatThrownBy(() ->
                        new PriceService(store.session)
                                .importPrices(
                                        write("again.csv", wide(30, "16.5")),
                                        "OAK",
                                        CurrencyCode.USD,
                                        null,
                                        false,
                                        Progress.NONE))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PRICES_APART));
    }

    @Test
    void aNewDayOrACorrectionOfAFewIsNoOtherSeries() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("first.csv", wide(30, "16.5"))));

        String corrected = wide(30, "16.5").replace("2025-01-01,16.5", "2025-01-01,16.1");
        StagedFile told =
                stage(StagingOptions.NONE, write("second.csv", corrected)).files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(0, 29, 1, 0));
    }

    @Test
    void columnsCalledByAssetAndCurrencyTellBothWithADecimalCommaToo() throws IOException {
        Asset coin = insert(AssetRef.coin("BTC"));
        Path quotes =
                write(
                        "quotes.csv",
                        "Datum;BTC-EUR;DOT-EUR\n2025-01-06;355,9574;\n2025-01-07;360,5;2\n");

        StagedFile told = stage(StagingOptions.NONE, quotes).files().getFirst();
        StagedMarket market = Objects.requireNonNull(told.market());
        assertThat(market.series().getFirst().standing()).isEqualTo(Standing.TAKEN);
        assertThat(market.series().getFirst().currency()).isEqualTo(CurrencyCode.EUR);
        assertThat(market.series().getLast().currency())
                .as("of one that is not known")
                .isEqualTo(CurrencyCode.EUR);
        apply(stage(StagingOptions.NONE, quotes));
        assertThat(closes(coin)).containsExactly("EUR 360.5", "EUR 355.9574");
    }

    private static String wide(int days, String close) {
        StringBuilder text = new StringBuilder("Date,OAK\n");
        for (int i = 0; i < days; i++) {
            text.append(LocalDate.of(2025, 1, 1).plusDays(i)).append(',').append(close);
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void rowsAreCountedToTheLastHoweverManyProblemsAreKept() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        insert(AssetRef.security(AssetKind.EQUITY, "ELM", "", CurrencyCode.USD, ""));
        StringBuilder text = new StringBuilder("Date,OAK,ELM\n");
        for (int i = 0; i < 1_350; i++) {
            text.append(LocalDate.of(2015, 1, 1).plusDays(i));
            text.append(i < 50 ? ",10,20\n" : i < 150 ? ",?,20\n" : ",?,?\n");
        }
        text.append("soon,10,20\n".repeat(1_500));
        Path file = write("wide.csv", text.toString());

        StagedFile both = stage(StagingOptions.NONE, file).files().getFirst();
        assertThat(both.tally()).isEqualTo(new RowTally(150, 0, 0, 2_700));
        assertThat(both.problems()).hasSize(1_000);
        assertThat(stage(without("ELM"), file).files().getFirst().tally())
                .isEqualTo(new RowTally(50, 0, 0, 2_800));
        assertThat(stage(without("OAK"), file).files().getFirst().tally())
                .isEqualTo(new RowTally(150, 0, 0, 2_700));
        assertThat(apply(stage(without("ELM"), file)).getFirst().rejected()).isEqualTo(2_800);
        assertThat(stage(StagingOptions.NONE, file).files().getFirst().tally())
                .isEqualTo(new RowTally(150, 0, 0, 2_700));
        assertThat(stage(without("ELM"), file).files().getFirst().tally())
                .isEqualTo(new RowTally(0, 50, 0, 2_800));
    }

    private static StagingOptions without(String column) {
        return StagingOptions.NONE.withMarket(
                "wide.csv", MarketChoice.NONE.with(column, PriceChoice.LEFT_OUT));
    }

    @Test
    void nothingIsStoredUntilTheUserSaysWhosePricesTheyAre() throws IOException {
        Path file = write("download.csv", BARS);

        StagedFile asked = stage(StagingOptions.NONE, file).files().getFirst();
        assertThat(asked.tally()).isEqualTo(new RowTally(0, 0, 0, 2));
        assertThat(asked.problems().getFirst().problem().code())
                .isEqualTo(ProblemCode.PRICES_OF_WHAT);
        assertThat(apply(stage(StagingOptions.NONE, file))).isEmpty();

        StagedFile halfway =
                stage(choice("download.csv", "ELM", null, null), file).files().getFirst();
        assertThat(halfway.problems().getFirst().problem().code())
                .isEqualTo(ProblemCode.PRICES_IN_WHAT);

        ImportBatch receipt =
                apply(stage(choice("download.csv", "ELM", CurrencyCode.EUR, null), file))
                        .getFirst();
        Asset elm = called("ELM");
        assertThat(elm.currency()).isEqualTo(CurrencyCode.EUR);
        assertThat(bars(elm)).hasSize(2);
        imports.undo(receipt.id());
        assertThat(assets())
                .as("an asset that came with it goes with it")
                .noneMatch(asset -> asset.symbol().equals("ELM"));
    }

    @Test
    void aPairInTheNameTellsTheCoinAndItsCurrency() throws IOException {
        Asset coin = insert(AssetRef.coin("BTC"));

        StagedImport staged =
                stage(
                        StagingOptions.NONE,
                        write("yahoo_BTC-USD_2025.csv", BARS),
                        write("XBTEUR_1440.csv", "1736121600,1,2,1,2,5,1\n"),
                        write("BTC.csv", BARS));
        assertThat(staged.files())
                .extracting(file -> only(file).asset() != null, file -> only(file).currency())
                .containsExactly(
                        tuple(true, CurrencyCode.USD),
                        tuple(true, CurrencyCode.EUR),
                        tuple(true, null));
        assertThat(apply(staged)).as("one lacks its currency").hasSize(2);
        assertThat(bars(coin)).hasSize(3);
    }

    @Test
    void aJapaneseFundIsFoundByTheTitleAndPricedInYenAsTraded() throws IOException {
        Asset fund =
                insert(new AssetRef(AssetKind.FUND, "9C31", "世界株式", CurrencyCode.JPY, "", 10_000));
        Path titled =
                write(
                        "253425.csv",
                        """
                        "世界株式"
                        "基準日","基準価額（円）","純資産総額（億円）"
                        "2024/10/30","25,100","100"
                        """);
        Path association = folder.resolve("9C31.csv");
        Files.writeString(
                association,
                "年月日,基準価額(円),純資産総額(百万円),分配金,決算期\r\n2024年10月31日,25200,100,,\r\n",
                Charset.forName("windows-31j"));

        apply(stage(StagingOptions.NONE, titled, association));

        assertThat(bars(fund))
                .extracting(
                        bar -> bar.currency() + " " + bar.bar().close() + bar.bar().adjustment())
                .containsExactly("JPY 25200RAW", "JPY 25100RAW");
    }

    @Test
    void ratesOfTheCentralBankComeInItsArchiveAndGoAgain() throws IOException {
        Path zip = folder.resolve("eurofxref-hist.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            out.write(RATES.getBytes(StandardCharsets.UTF_8));
        }

        StagedImport staged = stage(StagingOptions.NONE, zip);
        assertThat(staged.files().getFirst().tally()).isEqualTo(new RowTally(2, 0, 0, 0));
        assertThat(market(staged.files().getFirst()).rates()).isTrue();
        ImportBatch receipt = apply(staged).getFirst();
        assertThat(rates()).hasSize(3);
        assertThat(apply(stage(StagingOptions.NONE, zip))).isEmpty();
        imports.undo(receipt.id());
        assertThat(rates()).isEmpty();
    }

    @Test
    void interestRatesAndTradesAreNotTakenForPrices() throws IOException {
        StagedImport staged =
                stage(
                        StagingOptions.NONE,
                        write("rate.csv", "DATE,PCREDIT8\n2003-01-09,2.25\n"),
                        write("trades.csv", "Date,Symbol,Close\n2025-01-06,OAK,2\n"),
                        write("cash.csv", "Date,Amount\n2025-01-06,2\n"));

        assertThat(staged.files()).allMatch(file -> file.refused() != null);
    }

    @Test
    void aFileThatChangedSinceTheReviewIsRefused() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        StagedImport staged = stage(StagingOptions.NONE, write("OAK.csv", BARS));
        write("OAK.csv", BARS.replace("12.5", "99"));

        assertThatThrownBy(() -> apply(staged))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.FILE_CHANGED));
    }
}

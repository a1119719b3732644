package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.StagedMarket.Fate;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.portfolio.StagedMarket.Standing;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of prices and rates among those that are dropped. */
class ImportMarketSliceTest {
    private static final String BARS =
            """
            Date,Open,High,Low,Close,Volume
            2025-01-06,10,12,9,11,100
            2025-01-07,11,13,10,12.5,200
            """;
    private static final String RATES =
            """
            Date,USD,JPY,
            2025-01-07,1.25,160,
            2025-01-06,1.2,N/A,
            """;

    @TempDir private Path folder;
    private ServiceStore store;
    private Stores stores;
    private ImportService imports;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder.resolve("store"));
        stores = store.session.stores();
        imports = new ImportService(store.session, FileReading.standard());
    }

    @AfterEach
    void close() {
        store.close();
    }

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
    void whatWasReplacedComesBackInWhicheverOrderImportsAreUndone() throws IOException {
        List<List<Integer>> orders =
                List.of(List.of(2, 1, 0), List.of(0, 1, 2), List.of(1, 0, 2), List.of(1, 2, 0));
        for (List<Integer> order : orders) {
            // It goes with the last of its prices.
            Asset oak =
                    insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
            List<ImportBatch> receipts = new ArrayList<>();
            for (String close : List.of("11", "11.5", "12")) {
                Path file = write("OAK.csv", "Date,Close\n2025-01-06," + close + "\n");
                receipts.addAll(apply(stage(StagingOptions.NONE, file)));
            }
            List<Integer> standing = new ArrayList<>(List.of(0, 1, 2));
            for (Integer undone : order) {
                imports.undo(receipts.get(undone).id());
                standing.removeIf(undone::equals);
                assertThat(closes(oak))
                        .as(order + " without " + undone)
                        .isEqualTo(
                                standing.isEmpty()
                                        ? List.of()
                                        : List.of(
                                                "USD "
                                                        + List.of("11", "11.5", "12")
                                                                .get(standing.getLast())));
            }
        }
    }

    @Test
    void ratesThatWereReplacedComeBackToo() throws IOException {
        apply(stage(StagingOptions.NONE, write("rates.csv", RATES)));
        List<FxRate> before = rates();
        Path later = write("rates.csv", RATES.replace("1.25", "1.26"));
        ImportBatch second = apply(stage(StagingOptions.NONE, later)).getFirst();
        assertThat(rates()).isNotEqualTo(before);

        imports.undo(second.id());
        assertThat(rates()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatIsHeldBackGoesWithItsImportReleasedOrNot() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("OAK.csv", BARS)));
        Path file = write("OAK.csv", "Date,Close\n2025-01-07,99\n2025-01-08,0\n");
        ImportBatch second = apply(stage(StagingOptions.NONE, file)).getFirst();
        PriceQualityService quality = new PriceQualityService(store.session);
        quality.release(held(quality, HoldReason.JUMP));
        assertThat(closes(oak)).containsExactly("USD 99", "USD 11");

        imports.undo(second.id());
        assertThat(closes(oak)).containsExactly("USD 12.5", "USD 11");
        assertThat(quality.held()).isEmpty();
        assertThat(only(stage(StagingOptions.NONE, file).files().getFirst()).held())
                .as("as if it had never been released")
                .isEqualTo(2);
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
    void allColumnsOfKnownAssetsAreTakenAtOnceAndTheOthersAreToldToBeLeftOut() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Asset ash = insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.JPY, ""));
        Asset coin = insert(AssetRef.coin("BTC"));
        Path file =
                write(
                        "closes.csv",
                        "date,ELM,OAK,ASH,BTC-EUR\n2025-01-06,1,2,300,4\n2025-01-07,,3,,5\n");

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(market(told).series())
                .extracting(StagedMarket.Series::column, StagedMarket.Series::standing)
                .containsExactly(
                        tuple("ELM", Standing.OPEN),
                        tuple("OAK", Standing.TAKEN),
                        tuple("ASH", Standing.TAKEN),
                        tuple("BTC-EUR", Standing.TAKEN));
        assertThat(told.problems())
                .containsExactly(
                        RowProblem.rejected(0, "ELM", ProblemCode.PRICES_OF_COLUMN, "ELM"));
        assertThat(told.hasRejects()).as("something was left out").isTrue();
        assertThat(told.tally()).isEqualTo(new RowTally(2, 0, 0, 0));

        ImportBatch receipt = apply(staged).getFirst();
        assertThat(closes(oak)).containsExactly("USD 3", "USD 2");
        assertThat(closes(ash)).as("a gap says nothing").containsExactly("JPY 300");
        assertThat(closes(coin)).containsExactly("EUR 5", "EUR 4");
        assertThat(apply(stage(StagingOptions.NONE, file))).as("once more").isEmpty();

        imports.undo(receipt.id());
        assertThat(List.of(bars(oak), bars(ash), bars(coin))).allMatch(List::isEmpty);
    }

    @Test
    void whatAColumnMeansIsRememberedOnceItWasSaid() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path file = write("wide.csv", "Date,O,ELM\n2025-01-06,1,2\n");
        StagingOptions said =
                StagingOptions.NONE.withMarket(
                        "wide.csv",
                        MarketChoice.NONE
                                .with("O", new PriceChoice(oak.key(), null))
                                .with("ELM", new PriceChoice("ELM", CurrencyCode.EUR)));

        ImportBatch receipt = apply(stage(said, file)).getFirst();
        assertThat(closes(oak)).containsExactly("USD 1");
        assertThat(closes(called("ELM"))).containsExactly("EUR 2");

        Path later = write("later.csv", "Date,O,ELM\n2025-01-07,1.1,2.2\n");
        ImportBatch second = apply(stage(StagingOptions.NONE, later)).getFirst();
        assertThat(closes(oak)).containsExactly("USD 1.1", "USD 1");
        assertThat(closes(called("ELM"))).containsExactly("EUR 2.2", "EUR 2");

        imports.undo(second.id());
        imports.undo(receipt.id());
        assertThat(market(stage(StagingOptions.NONE, later).files().getFirst()).series())
                .as("as if it had never been said")
                .extracting(StagedMarket.Series::standing)
                .containsExactly(Standing.OPEN, Standing.OPEN);
    }

    @Test
    void aColumnThatCouldBeOfSeveralAssetsIsAskedAboutOnce() throws IOException {
        Asset dollars = insert(AssetRef.security(AssetKind.ETF, "OAK", "", CurrencyCode.USD, ""));
        Asset pounds = insert(AssetRef.security(AssetKind.ETF, "OAK", "", CurrencyCode.GBP, ""));
        insert(AssetRef.security(AssetKind.ETF, "ASH", "", CurrencyCode.USD, ""));
        Path file = write("wide.csv", "Date,ASH,OAK\n2025-01-06,1,2\n");

        StagedImport asked = stage(StagingOptions.NONE, file);
        assertThat(asked.questions()).hasSize(1);
        AssetQuestion question = asked.questions().getFirst();
        assertThat(question.symbol()).isEqualTo("OAK");
        assertThat(question.candidates())
                .extracting(AssetQuestion.Candidate::key)
                .containsExactly(dollars.key(), pounds.key());
        assertThat(market(asked.files().getFirst()).series())
                .extracting(StagedMarket.Series::standing)
                .containsExactly(Standing.TAKEN, Standing.OPEN);

        apply(stage(StagingOptions.NONE.withAnswer(question.spelling(), pounds.key()), file));
        assertThat(closes(pounds)).containsExactly("GBP 2");
        assertThat(bars(dollars)).isEmpty();
        StagedImport again = stage(StagingOptions.NONE, file);
        assertThat(again.questions()).isEmpty();
        assertThat(again.files().getFirst().hasRejects()).isFalse();

        Path other = write("other.csv", "Date,ASH,PINE\n2025-01-06,1,2\n");
        insert(AssetRef.security(AssetKind.ETF, "PINE", "", CurrencyCode.USD, ""));
        insert(AssetRef.security(AssetKind.ETF, "PINE", "", CurrencyCode.EUR, ""));
        StagedFile fresh =
                stage(StagingOptions.NONE.withAnswer("PINE", AssetQuestion.NEW), other)
                        .files()
                        .getFirst();
        assertThat(fresh.problems())
                .as("a new one's currency is not guessed")
                .extracting(problem -> problem.problem().code())
                .containsExactly(ProblemCode.PRICES_IN_WHAT);
    }

    @Test
    void ofTwoColumnsOfOneAssetTheFirstIsTakenUnlessItIsLeftOut() throws IOException {
        Asset coin = insert(AssetRef.coin("BTC"));
        Path file = write("wide.csv", "Date,BTC-USD,BTC-EUR\n2025-01-06,5,4\n");

        StagedFile told = stage(StagingOptions.NONE, file).files().getFirst();
        assertThat(told.problems())
                .containsExactly(
                        RowProblem.rejected(
                                0, "BTC-EUR", ProblemCode.PRICES_TWICE, "BTC-EUR", "BTC-USD"));
        StagingOptions other =
                StagingOptions.NONE.withMarket(
                        "wide.csv", MarketChoice.NONE.with("BTC-USD", PriceChoice.LEFT_OUT));
        apply(stage(other, file));
        assertThat(closes(coin)).containsExactly("EUR 4");
    }

    @Test
    void theColumnGoesByTheAssetThatWasChosenAndNeverByAnother() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.USD, ""));
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        insert(AssetRef.security(AssetKind.EQUITY, "YEW", "", CurrencyCode.USD, ""));
        insert(AssetRef.coin("BTC"));
        Path file = write("wide.csv", "Date,ASH,ELM,OAK,BTC-USD,BTC-EUR\n2025-01-06,1,2,3,4,5\n");

        assertThat(columnOf(file, "OAK", null, null)).isEqualTo("OAK");
        assertThat(columnOf(file, oak.key(), null, null)).isEqualTo("OAK");
        assertThat(columnOf(file, "elm", CurrencyCode.USD, null))
                .as("of an asset that is new")
                .isEqualTo("ELM");
        assertThat(columnOf(file, "BTC", CurrencyCode.EUR, null)).isEqualTo("BTC-EUR");
        assertThat(columnOf(file, "YEW", CurrencyCode.USD, "ELM"))
                .as("both were chosen")
                .isEqualTo("ELM");

        assertThat(
                        taken(stage(choice("wide.csv", "BTC", null, "BTC-EUR"), file))
                                .getFirst()
                                .currency())
                .as("as the column says")
                .isEqualTo(CurrencyCode.EUR);

        apply(stage(choice("wide.csv", "OAK", null, null), file));
        assertThat(bars(oak))
                .extracting(bar -> bar.bar().close().toPlainString())
                .containsExactly("3");
    }

    @Test
    void aColumnThatIsNotThereOrNotCalledLikeTheAssetIsAskedFor() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.USD, ""));
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Asset yew = insert(AssetRef.security(AssetKind.EQUITY, "YEW", "", CurrencyCode.USD, ""));
        insert(AssetRef.coin("BTC"));
        Path file = write("wide.csv", "Date,ASH,OAK,BTC-USD,BTC-EUR\n2025-01-06,1,2,3,4\n");

        for (StagingOptions options :
                List.of(
                        choice("wide.csv", "OAK", CurrencyCode.USD, "Oak"),
                        choice("wide.csv", null, null, "Oak"),
                        choice("wide.csv", "YEW", CurrencyCode.USD, null),
                        choice("wide.csv", "ELM", CurrencyCode.USD, null),
                        choice("wide.csv", "BTC", CurrencyCode.JPY, null),
                        choice("wide.csv", "BTC", null, null))) {
            StagedImport staged = stage(options, file);
            StagedFile asked = staged.files().getFirst();
            assertThat(asked.problems().getFirst().problem())
                    .as(options.toString())
                    .isEqualTo(Problem.of(ProblemCode.COLUMN_NEEDED, "ASH, OAK, BTC-USD, BTC-EUR"));
            assertThat(taken(staged)).isEmpty();
            assertThat(asked.tally()).isEqualTo(new RowTally(0, 0, 0, 1));
            assertThat(apply(staged)).isEmpty();
        }
        assertThat(bars(yew)).isEmpty();
    }

    @Test
    void anOnlyColumnIsTakenUnlessItIsCalledLikeAnotherAsset() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.USD, ""));
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path other = write("wide.csv", "Date,ASH\n2025-01-06,1\n");

        assertThat(columnOf(other, "OAK", null, null)).isNull();
        assertThat(columnOf(other, "OAK", null, "ASH")).isEqualTo("ASH");
        Path unsaid = write("wide.csv", "Date,Unit value\n2025-01-06,1\n");
        assertThat(columnOf(unsaid, "OAK", null, null)).isEqualTo("Unit value");
    }

    @Test
    void aColumnThatAPlainFileDoesNotHaveIsSaid() throws IOException {
        insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path file = write("OAK.csv", BARS);

        StagedImport staged = stage(choice("OAK.csv", "OAK", null, "Price"), file);
        assertThat(staged.files().getFirst().problems().getFirst().problem())
                .isEqualTo(Problem.of(ProblemCode.NO_SUCH_COLUMN, "Price", "Close"));
        assertThat(apply(staged)).isEmpty();
        assertThat(apply(stage(choice("OAK.csv", "OAK", null, "Close"), file))).hasSize(1);
    }

    @Test
    void pricesThatDoNotPassTheChecksOfFeedsAreHeldBackAndShownAndNotUsed() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Path file =
                write(
                        "OAK.csv",
                        """
                        Date,Open,High,Low,Close,Volume
                        2025-01-06,10,12,9,11,100
                        2025-01-07,11,13,10,0,200
                        2025-01-08,11,13,10,-11,200
                        2025-01-09,11,13,10,NaN,200
                        2025-01-10,11,9,12,11,200
                        2025-01-13,110,130,100,111,200
                        2025-01-14,110,130,100,112,200
                        2025-01-15,11,13,10,12,200
                        """);

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(2, 0, 0, 6));
        assertThat(told.problems())
                .extracting(problem -> problem.line() + " " + problem.problem().code())
                .containsExactly(
                        "0 HELD_AFTER_JUMP",
                        "3 HELD_NOT_POSITIVE",
                        "4 HELD_NOT_POSITIVE",
                        "5 HELD_UNREADABLE",
                        "6 HELD_INCONSISTENT",
                        "7 HELD_JUMP");
        assertThat(only(told).quotes())
                .filteredOn(quote -> quote.fate() == Fate.HELD)
                .extracting(StagedQuote::reason)
                .containsExactly(
                        HoldReason.AFTER_JUMP,
                        HoldReason.JUMP,
                        HoldReason.INCONSISTENT,
                        HoldReason.UNREADABLE,
                        HoldReason.NOT_POSITIVE,
                        HoldReason.NOT_POSITIVE);

        apply(staged);
        assertThat(closes(oak)).containsExactly("USD 12", "USD 11");
        PriceQualityService quality = new PriceQualityService(store.session);
        assertThat(quality.held()).hasSize(6).allMatch(each -> each.asset().equals(oak));
        assertThat(apply(stage(StagingOptions.NONE, file))).as("once more").isEmpty();

        HeldBar jump = held(quality, HoldReason.JUMP);
        assertThat(quality.release(jump)).isEqualTo(2);
        assertThat(quality.discard(held(quality, HoldReason.UNREADABLE))).isEqualTo(1);
        StagedFile settled = stage(StagingOptions.NONE, file).files().getFirst();
        assertThat(only(settled).held()).as("what was settled is not asked again").isEqualTo(4);
        assertThat(only(settled).quotes())
                .filteredOn(quote -> quote.fate() == Fate.HELD)
                .extracting(StagedQuote::day)
                .as("after the released jump the way back is one")
                .contains(LocalDate.of(2025, 1, 15));
    }

    @Test
    void aFileThatOnlyHoldsWhatIsHeldBackIsKeptForTheUserToDecide() throws IOException {
        Asset oak = insert(AssetRef.security(AssetKind.EQUITY, "OAK", "", CurrencyCode.USD, ""));
        Asset ash = insert(AssetRef.security(AssetKind.EQUITY, "ASH", "", CurrencyCode.USD, ""));
        apply(stage(StagingOptions.NONE, write("OAK.csv", BARS)));
        Path file = write("wide.csv", "Date,OAK,ASH\n2025-01-08,1250,0\n");

        StagedImport staged = stage(StagingOptions.NONE, file);
        StagedFile told = staged.files().getFirst();
        assertThat(told.tally()).isEqualTo(new RowTally(0, 0, 0, 1));
        assertThat(told.bringsQuotes()).isTrue();
        assertThat(told.problems())
                .extracting(problem -> problem.column() + " " + problem.problem().code())
                .containsExactly("OAK HELD_JUMP", "ASH HELD_NOT_POSITIVE");
        assertThat(apply(staged)).hasSize(1);
        assertThat(bars(oak)).hasSize(2);
        assertThat(bars(ash)).isEmpty();
        assertThat(new PriceQualityService(store.session).held()).hasSize(2);
    }

    private static HeldBar held(PriceQualityService quality, HoldReason reason) {
        return quality.held().stream()
                .map(PriceQualityService.HeldPrice::bar)
                .filter(bar -> bar.reason() == reason)
                .findFirst()
                .orElseThrow();
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

    private StagedImport stage(StagingOptions options, Path... files) {
        return imports.stageWith(List.of(files), options, Progress.NONE);
    }

    private List<ImportBatch> apply(StagedImport staged) {
        return imports.apply(staged, Map.of(), Progress.NONE);
    }

    private static StagingOptions choice(
            String file,
            @Nullable String asset,
            @Nullable CurrencyCode currency,
            @Nullable String column) {
        PriceChoice choice = new PriceChoice(asset, currency);
        return StagingOptions.NONE.withMarket(
                file,
                column == null
                        ? MarketChoice.of(choice)
                        : MarketChoice.NONE.with(column, choice).onlyChosen());
    }

    private @Nullable String columnOf(
            Path file, String asset, @Nullable CurrencyCode currency, @Nullable String column) {
        List<StagedMarket.Series> taken =
                taken(stage(choice("wide.csv", asset, currency, column), file));
        return taken.isEmpty() ? null : taken.getFirst().column();
    }

    private static List<StagedMarket.Series> taken(StagedImport staged) {
        return market(staged.files().getFirst()).series().stream()
                .filter(series -> series.standing() == Standing.TAKEN)
                .toList();
    }

    private static StagedMarket.Series only(StagedFile file) {
        assertThat(market(file).series()).hasSize(1);
        return market(file).series().getFirst();
    }

    private List<String> closes(Asset asset) {
        return bars(asset).stream()
                .map(bar -> bar.currency() + " " + bar.bar().close().toPlainString())
                .toList();
    }

    private static StagedMarket market(StagedFile file) {
        return Objects.requireNonNull(file.market());
    }

    private Asset insert(AssetRef ref) {
        return stores.database().write(tx -> stores.assets().insert(tx, ref));
    }

    private List<Asset> assets() {
        return stores.database().read(tx -> stores.assets().findAll(tx));
    }

    private Asset called(String symbol) {
        return assets().stream()
                .filter(asset -> asset.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private List<SourcedBar> bars(Asset asset) {
        return stores.database()
                .read(tx -> stores.prices().bars(tx, asset.id(), LocalDate.of(2000, 1, 1), 10));
    }

    private List<FxRate> rates() {
        List<FxRate> found = new ArrayList<>();
        stores.database()
                .read(tx -> {
                    stores.prices().forEachRate(tx, "ecb-history", found::add);
                    return found;
                });
        return found;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

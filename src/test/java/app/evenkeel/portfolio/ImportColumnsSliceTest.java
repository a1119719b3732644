package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.portfolio.StagedMarket.Standing;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files of prices with a column for each asset. */
class ImportColumnsSliceTest extends MarketImports {
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
}

package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.RecordSink;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Symbols that were reused: asked once, remembered, and never guessed. */
class AssetDoubtsSliceTest {
    private static final String OLD_SHARE = "2020-01-06,in,ACME,EUR,XX0000000001,10\n";
    private static final String NEW_SHARE = "2024-01-08,in,ACME,EUR,XX0000000002,4\n";

    @TempDir Path folder;
    private ServiceStore store;
    private ImportService imports;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        imports = new ImportService(store.session, new FileReading(List.of(new Custody())));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void asksWhetherACodeWithAnotherIsinIsTheSameShare() {
        add("old.csv", OLD_SHARE);
        StagedImport staged = stage(StagingOptions.NONE, "new.csv", NEW_SHARE);

        AssetQuestion question = staged.questions().getFirst();
        assertThat(question.symbol()).isEqualTo("ACME");
        assertThat(question.rows()).isEqualTo(1);
        assertThat(question.candidates())
                .extracting(AssetQuestion.Candidate::key)
                .containsExactly("SECURITY:ACME:EUR");
        assertThat(staged.files().getFirst().added()).isZero();
        assertThat(staged.files().getFirst().problems())
                .extracting(p -> p.problem().code())
                .containsExactly(ProblemCode.ASSET_AMBIGUOUS);
    }

    @Test
    void keepsAReusedCodeApartOnceItWasSaidToBeNewAndDoesNotAskAgain() {
        add("old.csv", OLD_SHARE);
        StagingOptions isNew = StagingOptions.NONE.withAnswer("ACME", AssetQuestion.NEW);
        imports.apply(stage(isNew, "new.csv", NEW_SHARE), Map.of(), Progress.NONE);

        assertThat(holders()).containsExactly("XX0000000001 10", "XX0000000002 4");
        StagedImport later =
                stage(StagingOptions.NONE, "more.csv", "2025-01-08,in,ACME,EUR,XX0000000002,1\n");
        assertThat(later.questions()).isEmpty();
        imports.apply(later, Map.of(), Progress.NONE);
        assertThat(holders())
                .containsExactly("XX0000000001 10", "XX0000000002 4", "XX0000000002 1");
    }

    @Test
    void remembersThatAnotherIsinIsTheSameShareAfterAll() {
        add("old.csv", OLD_SHARE);
        StagingOptions same = StagingOptions.NONE.withAnswer("ACME", "XX0000000001");
        imports.apply(stage(same, "new.csv", NEW_SHARE), Map.of(), Progress.NONE);

        assertThat(store.ledger.load().assets()).hasSize(1);
        assertThat(
                        stage(
                                        StagingOptions.NONE,
                                        "new.csv",
                                        NEW_SHARE,
                                        "2025-01-08,in,ACME,EUR,XX0000000002,1\n")
                                .questions())
                .isEmpty();
    }

    @Test
    void undoForgetsTheAnswer() {
        add("old.csv", OLD_SHARE);
        StagingOptions same = StagingOptions.NONE.withAnswer("ACME", "XX0000000001");
        var receipts = imports.apply(stage(same, "new.csv", NEW_SHARE), Map.of(), Progress.NONE);

        imports.undo(receipts.getFirst().id());

        assertThat(stage(StagingOptions.NONE, "new.csv", NEW_SHARE).questions()).hasSize(1);
    }

    @Test
    void asksWhatACoinsSymbolMeansAfterTheCoinGotAnotherName() {
        add("coins.csv", "2022-01-01,in,LUNA,,,5\n", "2022-05-28,rename,LUNA>LUNC,,,5\n");
        String since = "2022-06-01,in,LUNA,,,7\n";

        StagedImport asked = stage(StagingOptions.NONE, "since.csv", since);
        assertThat(asked.questions()).hasSize(1);
        assertThat(asked.files().getFirst().tally().rejected()).isEqualTo(1);

        StagingOptions isNew = StagingOptions.NONE.withAnswer("LUNA", AssetQuestion.NEW);
        imports.apply(stage(isNew, "since.csv", since), Map.of(), Progress.NONE);
        assertThat(store.ledger.load().assets().values())
                .extracting(Asset::symbol)
                .containsExactlyInAnyOrder("LUNA", "LUNC", "LUNA");
        StagedImport again =
                stage(StagingOptions.NONE, "both.csv", "2022-01-01,in,LUNA,,,5\n", since);
        assertThat(again.questions()).isEmpty();
        assertThat(again.files().getFirst().tally().known()).isEqualTo(2);
    }

    @Test
    void rowsBeforeTheChangeOfSymbolAreKnownWithoutAQuestion() {
        String[] rows = {"2022-01-01,in,LUNA,,,5\n", "2022-05-28,rename,LUNA>LUNC,,,5\n"};
        add("coins.csv", rows);

        StagedImport again = stage(StagingOptions.NONE, "coins.csv", rows);

        assertThat(again.questions()).isEmpty();
        assertThat(again.files().getFirst().tally().known()).isEqualTo(2);
    }

    @Test
    void asksWhetherACodeInAnotherCurrencyIsTheSameShareWhereNoIsinTells() {
        add("old.csv", "2020-01-06,in,ACME,EUR,,10\n");

        StagedImport staged = stage(StagingOptions.NONE, "usd.csv", "2024-01-08,in,ACME,USD,,4\n");

        assertThat(staged.questions()).hasSize(1);
    }

    @Test
    void twoIsinsOfOneCodeInTwoCurrenciesAreTwoShares() {
        add("old.csv", OLD_SHARE);

        StagedImport staged =
                stage(StagingOptions.NONE, "usd.csv", "2024-01-08,in,ACME,USD,XX0000000002,4\n");

        assertThat(staged.questions()).isEmpty();
        assertThat(staged.files().getFirst().added()).isEqualTo(1);
    }

    private StagedImport stage(StagingOptions options, String name, String... rows) {
        Path file =
                store.file(name, "custody,what,code,currency,isin,units\n" + String.join("", rows));
        return imports.stageWith(List.of(file), options, Progress.NONE);
    }

    private void add(String name, String... rows) {
        imports.apply(stage(StagingOptions.NONE, name, rows), Map.of(), Progress.NONE);
    }

    /** ISIN and quantity of each row. */
    private List<String> holders() {
        LedgerService.Ledger all = store.ledger.load();
        return all.transactions().stream()
                .map(t -> java.util.Objects.requireNonNull(t.movement().in()))
                .map(leg ->
                        java.util.Objects.requireNonNull(all.assets().get(leg.asset())).isin()
                                + " "
                                + leg.quantity().stripTrailingZeros().toPlainString())
                .toList();
    }

    /** An invented custodian: shares with ISINs, and coins where there is no currency. */
    private record Custody() implements Importer {
        @Override
        public String source() {
            return "custody";
        }

        @Override
        public String layout() {
            return "moves";
        }

        @Override
        public int precedence() {
            return 0;
        }

        @Override
        public boolean recognises(FileSample sample) {
            return sample.hasHeader("custody");
        }

        @Override
        public void read(CsvRows rows, ImportContext context, RecordSink sink) {
            rows.next();
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                sink.row(row.place(), row.line());
                if (row.cells().size() < 6) {
                    sink.rejected(
                            row.place(),
                            RowProblem.rejected(
                                    row.line(), "", ProblemCode.BAD_VALUE, row.raw(), "a row"));
                    continue;
                }
                sink.transaction(row.place(), candidate(row, context));
            }
        }

        private Candidate candidate(CsvRow row, ImportContext context) {
            List<String> c = row.cells();
            boolean rename = c.get(1).equals("rename");
            String[] codes = c.get(2).split(">", -1);
            BigDecimal units = new BigDecimal(c.get(5));
            Leg first = new Leg(context.book().asset(ref(codes[0], c)), units);
            Movement moved =
                    rename
                            ? Movement.ofTrade(
                                    new Leg(context.book().asset(ref(codes[1], c)), units), first)
                            : Movement.ofIn(first);
            Head head =
                    new Head(
                            TransactionId.NONE,
                            context.book()
                                    .account(
                                            new AccountRef(
                                                    AccountKind.BROKER, "Custody", "Custody")),
                            "",
                            Instant.parse(c.get(0) + "T10:00:00Z"),
                            ZoneOffset.UTC,
                            null,
                            "",
                            new Origin(
                                    BatchId.BY_HAND,
                                    "custody",
                                    "moves",
                                    "",
                                    null,
                                    0,
                                    "",
                                    row.line(),
                                    row.raw()));
            return new Candidate(
                    Transaction.of(
                            rename ? TransactionType.MERGER : TransactionType.DEPOSIT, head, moved),
                    "Custody/Custody",
                    "at:" + String.join("|", c));
        }

        private static AssetRef ref(String code, List<String> c) {
            return c.get(3).isEmpty()
                    ? AssetRef.coin(code)
                    : AssetRef.security(
                            AssetKind.EQUITY, code, "", CurrencyCode.of(c.get(3)), c.get(4));
        }
    }
}

package app.evenkeel.presentation.imports;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.AssetQuestion;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.ImportDecisions;
import app.evenkeel.portfolio.ImportService.UndoPreview;
import app.evenkeel.portfolio.RowTally;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.portfolio.StagedMarket;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.portfolio.StagingOptions;
import app.evenkeel.portfolio.StatedLine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An import desk in memory: it stages what it was told to, and remembers what it was asked. */
public final class FakeDesk implements ImportDesk {
    public final List<Path> staged = new ArrayList<>();
    public final List<BatchId> undone = new ArrayList<>();
    public final List<ImportBatch> receipts = new ArrayList<>();
    public List<StagedFile> files = List.of();
    public Map<String, Map<Integer, Conflict.Choice>> applied = Map.of();
    public ImportDecisions decided = ImportDecisions.NONE;
    public StagingOptions asked = StagingOptions.NONE;
    public List<AssetQuestion> questions = List.of();
    public final List<AssetRef> typed = new ArrayList<>();
    private final StagedImport.Plan plan =
            new StagedImport.Plan() {
                @Override
                public List<AssetId> assets() {
                    return IntStream.rangeClosed(1, 2 + typed.size())
                            .mapToObj(AssetId::new)
                            .toList();
                }

                @Override
                public AssetId typed(AssetRef ref) {
                    typed.add(ref);
                    return new AssetId(2 + typed.size());
                }

                @Override
                public List<AccountId> accounts() {
                    return List.of(new AccountId(1));
                }
            };
    long restores;
    List<StatedLine> stated = List.of();
    @Nullable RuntimeException refusedPreview;
    public int applications;
    public boolean appliedNothing;
    public @Nullable RuntimeException stopped;
    public @Nullable RuntimeException refusedPrices;
    public final List<Path> priced = new ArrayList<>();
    public final FakeMapper mapper = new FakeMapper();

    @Override
    public StagedImport stage(List<Path> paths, StagingOptions options, Progress progress) {
        asked = options;
        if (stopped != null) {
            throw stopped;
        }
        staged.addAll(paths);
        return new StagedImport(files, labels(), questions, plan);
    }

    @Override
    public List<StagedRow> rows(
            StagedImport stagedImport,
            String fileName,
            StagedRow.@Nullable Status status,
            int from,
            int most,
            Progress progress) {
        return stagedImport.files().stream()
                .filter(file -> file.fileName().equals(fileName))
                .flatMap(file -> file.sampleRows().stream())
                .filter(row -> status == null || row.status() == status)
                .skip(from)
                .limit(most)
                .toList();
    }

    @Override
    public List<ImportBatch> apply(
            StagedImport stagedImport, ImportDecisions decisions, Progress progress) {
        applications++;
        applied = decisions.choices();
        decided = decisions;
        if (appliedNothing) {
            return List.of();
        }
        ImportBatch receipt =
                receipt(receipts.size() + 1, stagedImport.files().getFirst().fileName());
        receipts.addFirst(receipt);
        return List.of(receipt);
    }

    @Override
    public long takePrices(List<Path> files, Progress progress) {
        if (refusedPrices != null) {
            throw refusedPrices;
        }
        priced.addAll(files);
        return files.size();
    }

    @Override
    public List<ImportBatch> findAll() {
        return List.copyOf(receipts);
    }

    @Override
    public UndoPreview previewUndo(BatchId id) {
        if (refusedPreview != null) {
            throw refusedPreview;
        }
        ImportBatch batch =
                receipts.stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
        return new UndoPreview(
                batch, batch.added(), restores, 0, 0, List.of(), List.of(trade("0.25", 9)), stated);
    }

    @Override
    public ImportBatch undo(BatchId id) {
        undone.add(id);
        receipts.replaceAll(b ->
                b.id().equals(id)
                        ? new ImportBatch(
                                b.id(),
                                b.fileName(),
                                b.sha256(),
                                b.source(),
                                b.layout(),
                                b.importedAt(),
                                b.rows(),
                                b.added(),
                                b.known(),
                                b.conflicts(),
                                b.rejected(),
                                Instant.parse("2026-11-20T10:00:00Z"))
                        : b);
        return receipts.stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public MapperDesk mapper() {
        return mapper;
    }

    @Override
    public StagedImport.Labels labels() {
        return new StagedImport.Labels(
                (AssetId id) ->
                        id.value() > 2
                                ? typed.get((int) id.value() - 3).symbol()
                                : id.value() == 1 ? "BTC" : "EUR",
                (AccountId id) -> "Kraken");
    }

    public static ImportBatch receipt(long id, String file) {
        return new ImportBatch(
                new BatchId(id),
                file,
                "0123456789abcdef0123456789abcdef",
                "kraken",
                "ledgers",
                Instant.parse("2026-11-19T08:30:00Z"),
                1240,
                1201,
                36,
                1,
                2,
                null);
    }

    /** A file with new rows, a conflict and two rows left out. */
    public static StagedFile mixed(String name) {
        Conflict conflict = new Conflict(0, trade("0.5", 1), trade("0.55", 2));
        return new StagedFile(
                name,
                "00",
                "kraken",
                "ledgers",
                new RowTally(1201, 36, 1, 2),
                1201,
                List.of(conflict),
                List.of(
                        RowProblem.rejected(17, "amount", ProblemCode.BAD_NUMBER, "=1+1"),
                        RowProblem.rejected(902, "time", ProblemCode.BAD_DATE, "yesterday")),
                Map.of(
                        StagedRow.Status.NEW,
                        1L,
                        StagedRow.Status.KNOWN,
                        1L,
                        StagedRow.Status.DELETED,
                        1L),
                List.of(
                        new StagedRow(0, trade("0.5", 3), StagedRow.Status.NEW),
                        new StagedRow(1, trade("0.75", 4), StagedRow.Status.KNOWN),
                        new StagedRow(2, trade("0.125", 5), StagedRow.Status.DELETED)),
                List.of(),
                false,
                null,
                null);
    }

    /** A file without anything new. */
    public static StagedFile known(String name) {
        return new StagedFile(
                name,
                "01",
                "rakuten",
                "tradehistory-jp",
                new RowTally(0, 12, 0, 0),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                null,
                null);
    }

    /** A file that is known already, and holds prices. */
    public static StagedFile priced(String name) {
        return new StagedFile(
                name,
                "04",
                "portfolio-performance",
                "client-xml",
                new RowTally(0, 3, 0, 0),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                true,
                null,
                null);
    }

    /** A file of so many new transactions. */
    public static StagedFile manyRows(String name, int count) {
        List<StagedRow> rows =
                IntStream.range(0, count)
                        .mapToObj(i -> new StagedRow(i, trade("1", i), StagedRow.Status.NEW))
                        .toList();
        return new StagedFile(
                name,
                "03",
                "kraken",
                "ledgers",
                new RowTally(count, 0, 0, 0),
                count,
                List.of(),
                List.of(),
                Map.of(StagedRow.Status.NEW, (long) count),
                rows,
                List.of(),
                false,
                null,
                null);
    }

    /** A file of prices: one day new, one known, one replaced; whose they are is as told. */
    static StagedFile prices(String name, StagedMarket.@Nullable AssetName asset) {
        return prices(name, false, List.of(series("Close", asset)));
    }

    static StagedFile prices(String name, boolean byAsset, List<StagedMarket.Series> series) {
        boolean open = series.stream().noneMatch(each -> each.open() == null);
        StagedMarket market =
                new StagedMarket(
                        false,
                        byAsset,
                        series,
                        List.of(
                                new StagedMarket.AssetName("SECURITY:OAK:USD", "OAK", "Oak Ltd"),
                                new StagedMarket.AssetName("COIN:BTC", "BTC", "")));
        return new StagedFile(
                name,
                "03",
                "prices",
                "ohlcv",
                open ? new RowTally(0, 0, 0, 3) : new RowTally(1, 1, 1, 0),
                0,
                List.of(),
                series.stream()
                        .filter(each -> each.open() != null)
                        .map(each ->
                                RowProblem.rejected(
                                        0, each.column(), ProblemCode.PRICES_OF_WHAT, name))
                        .toList(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                market,
                null);
    }

    /** One day new, one known, one replaced; without an asset it waits to be told. */
    static StagedMarket.Series series(String column, StagedMarket.@Nullable AssetName asset) {
        boolean open = asset == null;
        return new StagedMarket.Series(
                column,
                open ? StagedMarket.Standing.OPEN : StagedMarket.Standing.TAKEN,
                asset,
                open ? "ELM" : "",
                open ? null : CurrencyCode.USD,
                open ? Problem.of(ProblemCode.PRICES_OF_COLUMN, column) : null,
                open ? 0 : 1,
                open ? 0 : 1,
                0,
                0,
                LocalDate.of(2026, 3, 4),
                LocalDate.of(2026, 3, 6),
                open
                        ? List.of()
                        : List.of(
                                quote(6, "101.5", null, StagedMarket.Fate.NEW),
                                quote(5, "100.25", "99.75", StagedMarket.Fate.REPLACES),
                                quote(4, "99", "99", StagedMarket.Fate.KNOWN)));
    }

    private static StagedMarket.StagedQuote quote(
            int day, String value, @Nullable String stored, StagedMarket.Fate fate) {
        return new StagedMarket.StagedQuote(
                LocalDate.of(2026, 3, day),
                "USD",
                new BigDecimal(value),
                stored == null ? null : new BigDecimal(stored),
                fate,
                null);
    }

    /** A file that a template of the user's reads. */
    static StagedFile mapped(String name) {
        return new StagedFile(
                name,
                "04",
                "map:depot",
                "template",
                new RowTally(0, 3, 0, 0),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                null,
                null);
    }

    /** A file that was refused as a whole. */
    public static StagedFile refused(String name) {
        return new StagedFile(
                name,
                "02",
                "",
                "",
                new RowTally(0, 0, 0, 0),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                null,
                Problem.of(ProblemCode.FILE_UNKNOWN, name, "Foo, Bar, Baz"));
    }

    static Transaction trade(String quantity, long id) {
        return Transaction.of(
                TransactionType.BUY,
                new Head(
                        new TransactionId(id),
                        new AccountId(1),
                        "",
                        Instant.parse("2026-03-05T09:15:00Z"),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand()),
                Movement.ofTrade(
                        new Leg(new AssetId(1), new BigDecimal(quantity)),
                        new Leg(new AssetId(2), new BigDecimal("25000"))));
    }
}

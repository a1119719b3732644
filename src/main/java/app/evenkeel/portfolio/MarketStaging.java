package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.MarketFiles;
import app.evenkeel.ingestion.market.MarketTable;
import app.evenkeel.ingestion.market.PriceReading;
import app.evenkeel.ingestion.market.RateReading;
import app.evenkeel.portfolio.ImportPlan.PlannedMarket;
import app.evenkeel.storage.PriceStore;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Stages and stores the files of prices and of rates in a drop, within one transaction. */
final class MarketStaging {
    /** Quotes that a review shows of a file, and of a column of it at the least. */
    private static final int MOST_SHOWN = 1_000;

    private static final int LEAST_SHOWN = 50;

    private final Session session;
    private final Tx tx;
    private final ImportBook book;
    private final Progress progress;
    private final MarketFiles files = new MarketFiles();

    MarketStaging(Session session, Tx tx, ImportBook book, Progress progress) {
        this.session = session;
        this.tx = tx;
        this.book = book;
        this.progress = progress;
    }

    /**
     * Reads a file and compares it with what is stored.
     *
     * @throws EvenkeelException if it cannot be read after all
     */
    PlannedMarket stage(String name, MarketTable table, MarketChoice choice) {
        progress.report("progress.import.read", 0, -1);
        return table.rates() ? rates(name, table) : prices(name, table, choice);
    }

    private PlannedMarket rates(String name, MarketTable table) {
        MarketFiles.Read<RateReading> read = files.rates(table, progress);
        RateReading content = read.content();
        MarketComparison found = comparison(content);
        StagedMarket.Series series =
                series(
                        new PriceMeaning("", StagedMarket.Standing.TAKEN, null, "", null, null),
                        found,
                        MOST_SHOWN);
        StagedMarket market = new StagedMarket(true, false, List.of(series), List.of());
        return new PlannedMarket(
                name,
                table,
                List.of(),
                summary(
                        name,
                        read.sha256(),
                        table,
                        tally(content, found),
                        content.problems(),
                        market));
    }

    private PlannedMarket prices(String name, MarketTable table, MarketChoice choice) {
        book.startSource(tx, ImportBatch.PRICES);
        PriceGuess guess = new PriceGuess(book.entries());
        PriceMeanings columns = new PriceMeanings(name, table, choice, guess, book);
        List<PriceMeaning> meant = columns.all();
        MarketFiles.Read<PriceReading> read = files.prices(table, progress);
        PriceReading content = read.content();
        List<Compared> compared = comparisons(content, meant);
        List<PriceMeaning> meanings = agreeing(meant, compared, choice);
        List<Compared> used = used(meanings, compared);
        List<RowProblem> problems = new ArrayList<>();
        Problem missing = columns.missing();
        if (missing != null) {
            problems.add(new RowProblem(0, "", missing, true));
        }
        List<StagedMarket.Series> series = new ArrayList<>();
        int most = Math.max(LEAST_SHOWN, MOST_SHOWN / Math.max(1, meanings.size()));
        for (int i = 0; i < meanings.size(); i++) {
            PriceMeaning meaning = meanings.get(i);
            if (meaning.open() != null) {
                String where = table.columns().size() > 1 ? meaning.column() : "";
                problems.add(new RowProblem(0, where, meaning.open(), true));
            }
            series.add(series(meaning, compared.get(i).days(), most));
        }
        problems.addAll(rows(content, meanings, used));
        StagedMarket market =
                new StagedMarket(
                        false,
                        table.byAsset(),
                        series,
                        guess.assets().stream().map(MarketStaging::name).toList());
        return new PlannedMarket(
                name,
                table,
                meanings,
                summary(
                        name,
                        read.sha256(),
                        table,
                        tally(content, meanings, used),
                        problems,
                        market));
    }

    /** What is far from most of what is stored waits, unless it was chosen to replace that. */
    private static List<PriceMeaning> agreeing(
            List<PriceMeaning> meanings, List<Compared> compared, MarketChoice choice) {
        List<PriceMeaning> found = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            PriceMeaning meaning = meanings.get(i);
            BookAsset asset = meaning.asset();
            PriceDisagreement apart = compared.get(i).apart();
            boolean replaces = choice.of(meaning.column()).or(choice.whole()).replacing();
            found.add(
                    apart == null || asset == null || replaces
                            ? meaning
                            : meaning.waitingFor(apart.problem(name(asset).label())));
        }
        return found;
    }

    /** What is compared of the columns that are taken. */
    private static List<Compared> used(List<PriceMeaning> meanings, List<Compared> compared) {
        List<Compared> found = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            found.add(meanings.get(i).isTaken() ? compared.get(i) : Compared.NOTHING);
        }
        return found;
    }

    private static StagedMarket.Series series(
            PriceMeaning meaning, MarketComparison compared, int most) {
        return new StagedMarket.Series(
                meaning.column(),
                meaning.standing(),
                meaning.asset() == null ? null : name(meaning.asset()),
                meaning.proposed(),
                meaning.currency(),
                meaning.open(),
                compared.days(StagedMarket.Fate.NEW),
                compared.days(StagedMarket.Fate.REPLACES),
                compared.days(StagedMarket.Fate.HELD),
                meaning.isTaken() ? compared.newlyHeld() : 0,
                compared.first(),
                compared.last(),
                compared.shown(most));
    }

    private static RowTally tally(RateReading content, MarketComparison compared) {
        return MarketComparison.tally(
                content.rows(), content.lines(), List.of(compared), content.refused(), Set.of());
    }

    /** While nothing is taken, all rows wait. */
    private static RowTally tally(
            PriceReading content, List<PriceMeaning> meanings, List<Compared> compared) {
        return meanings.stream().noneMatch(PriceMeaning::isTaken)
                ? new RowTally(0, 0, 0, content.rows())
                : MarketComparison.tally(
                        content.rows(),
                        content.lines(),
                        compared.stream().map(Compared::days).toList(),
                        content.refused(),
                        doubtful(content, meanings));
    }

    /** What is wrong with a column that is left out does not matter. */
    private static List<RowProblem> wanted(PriceReading content, List<PriceMeaning> meanings) {
        Set<String> leftOut = leftOut(meanings);
        return content.problems().stream()
                .filter(problem -> !leftOut.contains(problem.column()))
                .toList();
    }

    /** Lines with something wrong in a column that is not left out. */
    private static Set<Long> doubtful(PriceReading content, List<PriceMeaning> meanings) {
        Set<String> leftOut = leftOut(meanings);
        return content.columns().stream()
                .filter(column -> !leftOut.contains(column.word()))
                .flatMap(column -> column.refused().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> leftOut(List<PriceMeaning> meanings) {
        return meanings.stream()
                .filter(meaning -> meaning.standing() == StagedMarket.Standing.LEFT_OUT)
                .map(PriceMeaning::column)
                .collect(Collectors.toSet());
    }

    /** What is wrong with rows, and what of them is held back. */
    private static List<RowProblem> rows(
            PriceReading content, List<PriceMeaning> meanings, List<Compared> compared) {
        List<RowProblem> found = new ArrayList<>(wanted(content, meanings));
        for (int i = 0; i < meanings.size(); i++) {
            Checked checked = compared.get(i).checked();
            found.addAll(FilePrices.problems(meanings.get(i).column(), content.lines(), checked));
        }
        found.sort(Comparator.comparingLong(RowProblem::line));
        return found.stream().limit(StagingSink.SHOWN_PROBLEMS).toList();
    }

    private static StagedMarket.AssetName name(BookAsset asset) {
        return new StagedMarket.AssetName(
                PriceGuess.key(asset), asset.best.symbol(), asset.best.name());
    }

    private MarketComparison comparison(RateReading read) {
        List<FxRate> stored = new ArrayList<>();
        prices().forEachRate(tx, read.layout(), stored::add);
        return MarketComparison.ofRates(read.rates(), stored);
    }

    /** A column checked, and what passed beside what is stored and how far that is from it. */
    private record Compared(
            Checked checked, MarketComparison days, @Nullable PriceDisagreement apart) {
        static final Compared NOTHING =
                new Compared(new Checked(List.of(), List.of()), MarketComparison.NONE, null);
    }

    /** One for each column. */
    private List<Compared> comparisons(PriceReading read, List<PriceMeaning> meanings) {
        List<Compared> found = new ArrayList<>();
        for (int i = 0; i < meanings.size(); i++) {
            progress.checkCancelled();
            found.add(comparison(read, read.columns().get(i), meanings.get(i)));
        }
        return found;
    }

    private Compared comparison(
            PriceReading read, PriceReading.Column column, PriceMeaning meaning) {
        if (!meaning.isTaken() || column.candles().isEmpty()) {
            return Compared.NOTHING;
        }
        BookAsset asset = Objects.requireNonNull(meaning.asset());
        CurrencyCode currency = Objects.requireNonNull(meaning.currency());
        AssetId id = asset.stored == null ? asset.settled : asset.stored.id();
        FilePrices.Judged judged =
                new FilePrices(session, tx)
                        .judge(id, asset.best.kind(), read.layout(), currency, column.candles());
        Map<LocalDate, SourcedBar> stored =
                id == null
                        ? Map.of()
                        : prices().barsOf(
                                        tx,
                                        id,
                                        read.layout(),
                                        column.candles().getFirst().adjustment());
        return new Compared(
                judged.checked(),
                MarketComparison.ofPrices(judged, read.layout(), stored, currency),
                PriceDisagreement.of(column.candles(), stored));
    }

    private PriceStore prices() {
        return session.stores().prices();
    }

    private static StagedFile summary(
            String name,
            String sha256,
            MarketTable table,
            RowTally tally,
            List<RowProblem> problems,
            StagedMarket market) {
        return new StagedFile(
                name,
                sha256,
                table.rates() ? ImportBatch.RATES : ImportBatch.PRICES,
                table.layout(),
                tally,
                0,
                List.of(),
                problems,
                Map.of(),
                List.of(),
                List.of(),
                false,
                market,
                null);
    }

    /**
     * Stores what was staged, read once more.
     *
     * @return the receipt, or {@code null} if nothing is new
     * @throws EvenkeelException if the file is no longer the one that was reviewed
     */
    @Nullable ImportBatch apply(PlannedMarket planned) {
        progress.report("progress.import.write", 0, -1);
        if (planned.table().rates()) {
            MarketFiles.Read<RateReading> read = files.rates(planned.table(), progress);
            requireSame(planned, read.sha256());
            RateReading content = read.content();
            return stored(
                    planned,
                    tally(content, comparison(content)),
                    0,
                    load ->
                            prices().saveRates(
                                            tx,
                                            load,
                                            content.rates().iterator(),
                                            content.layout()));
        }
        List<PriceMeaning> meanings = planned.meanings();
        if (meanings.stream().noneMatch(PriceMeaning::isTaken)) {
            return null;
        }
        MarketFiles.Read<PriceReading> read = files.prices(planned.table(), progress);
        requireSame(planned, read.sha256());
        PriceReading content = read.content();
        List<Compared> compared = comparisons(content, meanings);
        return stored(
                planned,
                tally(content, meanings, compared),
                compared.stream().mapToLong(each -> each.days().newlyHeld()).sum(),
                load -> {
                    for (int i = 0; i < meanings.size(); i++) {
                        progress.checkCancelled();
                        if (meanings.get(i).isTaken()) {
                            write(load, content.layout(), meanings.get(i), compared.get(i));
                        }
                    }
                });
    }

    private void write(long load, String layout, PriceMeaning meaning, Compared compared) {
        new FilePrices(session, tx)
                .save(
                        load,
                        book.settle(tx, Objects.requireNonNull(meaning.asset()).id),
                        layout,
                        Objects.requireNonNull(meaning.currency()),
                        compared.checked());
    }

    private static void requireSame(PlannedMarket planned, String sha256) {
        if (!planned.summary().sha256().equals(sha256)) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_CHANGED, planned.name()));
        }
    }

    /** Writes what a file holds under the number of a load. */
    private interface Loading {
        void write(long load);
    }

    private @Nullable ImportBatch stored(
            PlannedMarket planned, RowTally tally, long newlyHeld, Loading loading) {
        if (tally.fresh() + tally.conflicting() + newlyHeld == 0) {
            return null;
        }
        progress.checkCancelled();
        StagedFile summary = planned.summary();
        ImportBatch receipt =
                session.stores()
                        .imports()
                        .insert(
                                tx,
                                session.caller(),
                                new ImportBatch(
                                        BatchId.BY_HAND,
                                        planned.name(),
                                        summary.sha256(),
                                        summary.source(),
                                        summary.layout(),
                                        session.clock().instant(),
                                        tally.rows(),
                                        0,
                                        tally.known(),
                                        0,
                                        tally.rejected(),
                                        null));
        book.startBatch(receipt.id());
        long load = prices().newLoad(tx);
        session.stores().enrichments().noteLoad(tx, receipt.id(), load);
        loading.write(load);
        return receipt;
    }
}

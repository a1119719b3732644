package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.SourcedBar;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Stages and stores the files of prices and of rates in a drop, within one transaction. */
final class MarketStaging {
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
        MarketComparison found = comparison(read.content());
        StagedMarket market =
                new StagedMarket(
                        true,
                        null,
                        "",
                        null,
                        List.of(),
                        null,
                        List.of(),
                        found.first(),
                        found.last(),
                        found.quotes());
        List<RowProblem> problems = read.content().problems();
        return new PlannedMarket(
                name,
                table,
                null,
                summary(name, read.sha256(), table, found.tally(), problems, market));
    }

    private PlannedMarket prices(String name, MarketTable table, MarketChoice choice) {
        PriceGuess guess = new PriceGuess(book.entries());
        PriceMeaning meaning = PriceMeaning.of(name, table, choice, guess, book);
        // Where the column is not chosen yet, any tells how many days there are.
        String column =
                meaning.column() == null && !table.columns().isEmpty()
                        ? table.columns().getFirst()
                        : meaning.column();
        MarketFiles.Read<PriceReading> read = files.prices(table, column, progress);
        PriceReading content = read.content();
        List<RowProblem> problems = new ArrayList<>(content.problems());
        RowTally tally = new RowTally(0, 0, 0, content.rows());
        MarketComparison found = null;
        if (meaning.open() == null) {
            found = comparison(content, meaning);
            tally = found.tally();
        } else {
            problems.addFirst(new RowProblem(0, "", meaning.open(), true));
        }
        StagedMarket market =
                new StagedMarket(
                        false,
                        meaning.asset() == null ? null : name(meaning.asset()),
                        meaning.proposed(),
                        meaning.currency(),
                        table.columns(),
                        meaning.column(),
                        guess.assets().stream().map(MarketStaging::name).toList(),
                        content.bars().isEmpty() ? null : content.bars().getFirst().day(),
                        content.bars().isEmpty() ? null : content.bars().getLast().day(),
                        found == null ? List.of() : found.quotes());
        return new PlannedMarket(
                name,
                table,
                meaning.open() == null ? meaning : null,
                summary(name, read.sha256(), table, tally, problems, market));
    }

    private static StagedMarket.AssetName name(BookAsset asset) {
        return new StagedMarket.AssetName(
                PriceGuess.key(asset), asset.best.symbol(), asset.best.name());
    }

    private MarketComparison comparison(RateReading read) {
        List<FxRate> stored = new ArrayList<>();
        prices().forEachRate(tx, read.layout(), stored::add);
        return MarketComparison.ofRates(read, stored);
    }

    private MarketComparison comparison(PriceReading read, PriceMeaning meaning) {
        BookAsset asset = Objects.requireNonNull(meaning.asset());
        AssetId id = asset.stored == null ? asset.settled : asset.stored.id();
        Map<LocalDate, SourcedBar> stored =
                id == null || read.bars().isEmpty()
                        ? Map.of()
                        : prices().barsOf(
                                        tx, id, read.layout(), read.bars().getFirst().adjustment());
        return MarketComparison.ofPrices(read, stored, Objects.requireNonNull(meaning.currency()));
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
                    comparison(content).tally(),
                    load ->
                            prices().saveRates(
                                            tx,
                                            load,
                                            content.rates().iterator(),
                                            content.layout()));
        }
        PriceMeaning meaning = planned.meaning();
        if (meaning == null) {
            return null;
        }
        MarketFiles.Read<PriceReading> read =
                files.prices(planned.table(), meaning.column(), progress);
        requireSame(planned, read.sha256());
        PriceReading content = read.content();
        return stored(
                planned,
                comparison(content, meaning).tally(),
                load ->
                        prices().saveBars(
                                        tx,
                                        load,
                                        book.settle(tx, Objects.requireNonNull(meaning.asset()).id),
                                        Objects.requireNonNull(meaning.currency()),
                                        content.layout(),
                                        content.bars().iterator()));
    }

    private static void requireSame(PlannedMarket planned, String sha256) {
        if (!planned.summary().sha256().equals(sha256)) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_CHANGED, planned.name()));
        }
    }

    /** Writes what a file holds under the number of a load. */
    private interface Loading {
        long write(long load);
    }

    private @Nullable ImportBatch stored(PlannedMarket planned, RowTally tally, Loading loading) {
        if (tally.fresh() + tally.conflicting() == 0) {
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

package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.MarketFiles;
import app.evenkeel.ingestion.market.PriceReading;
import app.evenkeel.ingestion.market.RateReading;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prices and exchange rates out of files. Blocking and thread-safe. */
public final class PriceService {
    private static final String READING = "prices.step.reading";
    private static final String SAVING = "prices.step.saving";

    private final Session session;
    private final MarketFiles files = new MarketFiles();

    public PriceService(Session session) {
        this.session = session;
    }

    /**
     * Reads daily bars of one asset and stores them in one transaction. Days that are stored
     * already from the same layout are replaced, so the same file twice changes nothing. Prices are
     * checked as those of feeds are; what does not pass is held back and among the problems.
     *
     * @param symbol of an asset in the store, or its name or ISIN; if nothing in the store is
     *     called that, an asset is created so that it can be a benchmark
     * @param currency what the closes are quoted in
     * @param column the column to take where a file has one per asset, or {@code null}
     * @param replacing whether prices that are far from most of the days stored are taken too
     * @throws EvenkeelException if the file is not understood, is of another series than what is
     *     stored, or the caller may only read
     */
    public Report importPrices(
            Path file,
            String symbol,
            CurrencyCode currency,
            @Nullable String column,
            boolean replacing,
            Progress progress) {
        checkMayWrite();
        progress.report(READING, 0, -1);
        PriceReading reading = files.prices(file, column, symbol, progress);
        progress.checkCancelled();
        PriceReading.Column days = reading.columns().getFirst();
        progress.report(SAVING, 0, days.candles().size());
        List<RowProblem> problems = new ArrayList<>(reading.problems());
        long saved =
                session.stores()
                        .database()
                        .writeMuch(tx -> {
                            FilePrices prices = new FilePrices(session, tx);
                            Asset asset = assetCalled(tx, symbol, currency);
                            Checked checked =
                                    prices.judge(
                                                    asset.id(),
                                                    asset.kind(),
                                                    reading.layout(),
                                                    currency,
                                                    days.candles())
                                            .checked();
                            if (!replacing) {
                                requireSameSeries(tx, asset, reading.layout(), days.candles());
                            }
                            problems.addAll(
                                    FilePrices.problems(days.word(), reading.lines(), checked));
                            return prices.save(
                                    session.stores().prices().newLoad(tx),
                                    asset.id(),
                                    reading.layout(),
                                    currency,
                                    checked);
                        });
        problems.sort(Comparator.comparingLong(RowProblem::line));
        progress.report(SAVING, days.candles().size(), days.candles().size());
        session.changes().publish(Change.PRICES);
        return report(file, reading.layout(), reading.rows(), saved, problems);
    }

    private void requireSameSeries(Tx tx, Asset asset, String layout, List<Candle> candles) {
        if (candles.isEmpty()) {
            return;
        }
        PriceDisagreement apart =
                PriceDisagreement.of(
                        candles,
                        session.stores()
                                .prices()
                                .barsOf(tx, asset.id(), layout, candles.getFirst().adjustment()));
        if (apart != null) {
            throw new EvenkeelException(apart.problem(asset.label()));
        }
    }

    /**
     * Reads a file of daily rates in the layout of the European Central Bank and stores them in one
     * transaction.
     *
     * @throws EvenkeelException if the file is not understood, or the caller may only read
     */
    public Report importRates(Path file, Progress progress) {
        checkMayWrite();
        progress.report(READING, 0, -1);
        RateReading reading = files.rates(file, progress);
        progress.checkCancelled();
        progress.report(SAVING, 0, reading.rates().size());
        long saved =
                session.stores()
                        .database()
                        .writeMuch(tx ->
                                session.stores()
                                        .prices()
                                        .saveRates(
                                                tx, reading.rates().iterator(), reading.layout()));
        progress.report(SAVING, reading.rates().size(), reading.rates().size());
        session.changes().publish(Change.PRICES);
        return report(file, reading.layout(), reading.rows(), saved, reading.problems());
    }

    private Asset assetCalled(Tx tx, String symbol, CurrencyCode currency) {
        String wanted = symbol.strip();
        if (wanted.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, symbol));
        }
        List<Asset> assets =
                session.stores().assets().findAll(tx).stream()
                        .filter(asset -> asset.kind() != AssetKind.CASH)
                        .toList();
        return Stream.<Predicate<Asset>>of(
                        asset -> asset.symbol().equalsIgnoreCase(wanted),
                        asset -> asset.isin().equalsIgnoreCase(wanted),
                        asset -> asset.name().equalsIgnoreCase(wanted))
                .flatMap(isCalled ->
                        assets.stream().filter(isCalled).sorted(quotedIn(currency)).limit(1))
                .findFirst()
                .orElseGet(() ->
                        session.stores()
                                .assets()
                                .insert(
                                        tx,
                                        AssetRef.security(
                                                AssetKind.ETF, wanted, "", currency, "")));
    }

    /** Of several with one symbol, the one quoted in that currency is meant. */
    private static Comparator<Asset> quotedIn(CurrencyCode currency) {
        return Comparator.<Asset, Boolean>comparing(asset -> !asset.currency().equals(currency))
                .thenComparing(Asset::id);
    }

    private void checkMayWrite() {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
    }

    private static Report report(
            Path file, String layout, long rows, long saved, List<RowProblem> problems) {
        return new Report(
                ShownText.of(String.valueOf(file.getFileName())), layout, rows, saved, problems);
    }

    /**
     * What came of a file of prices or rates.
     *
     * @param rows data rows in the file
     * @param saved bars or rates that were new or changed
     */
    public record Report(
            String fileName, String layout, long rows, long saved, List<RowProblem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }
}

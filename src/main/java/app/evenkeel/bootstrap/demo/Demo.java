package app.evenkeel.bootstrap.demo;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Builds the demo portfolio anew, through the same import that a user's own files go through. */
public final class Demo {
    /** Not a secret: the demo holds nothing but invented data. */
    private static final String PASSPHRASE = "demo walnut harbour kettle";

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Path directory;
    private final DemoFiles files;

    /**
     * @param directory where store and files go; a store that is there already is made anew
     */
    public Demo(Path directory) {
        this.directory = directory;
        this.files = DemoFiles.list();
    }

    public Path store() {
        return directory.resolve("store");
    }

    /** The passphrase for whoever looks at the demo's store later. */
    public Path passphraseFile() {
        return directory.resolve("passphrase.txt");
    }

    /** What opens the demo's store; the caller may clear it. */
    public static char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }

    /** The moment that the demo is set in. */
    public Clock clock() {
        return Clock.fixed(files.asOf(), TOKYO);
    }

    /**
     * Makes the store and imports everything.
     *
     * @param says told what is being done, and what a file could not tell
     * @return the open session
     */
    public SessionGraph build(Consumer<String> says) {
        Path unpacked = directory.resolve("files");
        try {
            deleteOld();
            files.unpack(unpacked);
            Files.writeString(passphraseFile(), PASSPHRASE + "\n");
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
        says.accept("Making an encrypted store in " + store());
        SessionGraph session =
                SessionGraph.create(
                                store(),
                                new SessionGraph.NewStore("Demo", CurrencyCode.JPY, "en"),
                                passphrase(),
                                clock())
                        .session();
        try {
            importLedger(session, unpacked, says);
            importMarket(session, unpacked, says);
            setTargets(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void importLedger(SessionGraph session, Path unpacked, Consumer<String> says) {
        List<Path> paths =
                files.entries().stream()
                        .filter(DemoFiles.Import.class::isInstance)
                        .map(entry -> unpacked.resolve(entry.file()))
                        .toList();
        StagedImport staged = session.imports().stage(paths, null, Progress.NONE);
        session.imports().apply(staged, Map.of(), Progress.NONE);
        for (StagedFile file : staged.files()) {
            Problem refused = file.refused();
            says.accept(
                    refused == null
                            ? "Imported "
                                    + file.fileName()
                                    + ": "
                                    + file.added()
                                    + " transactions of "
                                    + file.tally().rows()
                                    + " rows"
                            : refused.text(Locale.ENGLISH));
        }
    }

    private void importMarket(SessionGraph session, Path unpacked, Consumer<String> says) {
        long saved = 0;
        for (DemoFiles.Entry entry : files.entries()) {
            Path file = unpacked.resolve(entry.file());
            saved +=
                    switch (entry) {
                        case DemoFiles.Import _ -> 0;
                        case DemoFiles.Rates _ ->
                                session.prices().importRates(file, Progress.NONE).saved();
                        case DemoFiles.Prices prices ->
                                session.prices()
                                        .importPrices(
                                                file,
                                                prices.symbol(),
                                                CurrencyCode.of(prices.currency()),
                                                column(prices),
                                                false,
                                                Progress.NONE)
                                        .saved();
                    };
        }
        says.accept("Imported " + saved + " daily prices and rates");
    }

    /** What the demo's portfolio is to consist of: it is a little off. */
    private static void setTargets(SessionGraph session) {
        List<TargetRow> rows =
                List.of(
                        target(AssetKind.CRYPTO.name(), "0.10", ""),
                        target("BTC", "0.60", AssetKind.CRYPTO.name()),
                        target("ETH", "0.40", AssetKind.CRYPTO.name()),
                        target(AssetKind.EQUITY.name(), "0.20", ""),
                        target(AssetKind.FUND.name(), "0.35", ""),
                        target(AssetKind.ETF.name(), "0.25", ""),
                        target(AssetKind.CASH.name(), "0.10", ""));
        PortfolioId all = session.analysis().portfolios().overAll().id();
        session.policy().targets().setTargets(all, session.policy().targets().of(rows));
    }

    private static TargetRow target(String name, String weight, String in) {
        return new TargetRow(name, new BigDecimal(weight), in);
    }

    private static @Nullable String column(DemoFiles.Prices prices) {
        return prices.column().isBlank() ? null : prices.column();
    }

    /** Only the demo's own store; the folder may hold other things. */
    private void deleteOld() throws IOException {
        if (!Files.isDirectory(store())) {
            return;
        }
        try (Stream<Path> all = Files.walk(store())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

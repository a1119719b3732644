package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.portfolio.StagedMarket;
import app.evenkeel.portfolio.StagingOptions;
import app.evenkeel.portfolio.export.ExportService;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

@Command(
        name = "import",
        description = "Reads files of brokers and exchanges into the ledger, all in one step.")
final class ImportCommand extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, in any mix and order")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "account for all files; else as the files name it")
    private @Nullable String account;

    @Option(names = "--dry-run", description = "read and match, and store nothing")
    private boolean dryRun;

    @Option(
            names = "--restore-deleted",
            description = "bring back rows of these files that you deleted")
    private boolean restoreDeleted;

    @Option(
            names = "--no-prices",
            description = "leave out the prices that a Portfolio Performance file holds too")
    private boolean noPrices;

    @Option(
            names = "--alias",
            paramLabel = "SYMBOL=ASSET",
            description =
                    "what a symbol means that could be more than one asset: an asset's key, its ISIN,"
                            + " or new; remembered for the source")
    private Map<String, String> aliases = new LinkedHashMap<>();

    @Option(
            names = "--prices-of",
            paramLabel = "FILE=ASSET[,CURRENCY[,COLUMN]]",
            description =
                    "whose prices a file of prices holds, or a column of it, where neither its"
                            + " header nor its name tells; a symbol that is not known becomes a"
                            + " new asset, and other columns than those named stay out")
    private List<PricesOf> pricesOf = new ArrayList<>();

    @Option(
            names = "--replace-prices",
            paramLabel = "FILE",
            description =
                    "a file of prices that is to stand in place of what is stored, though it is"
                            + " far from most of it")
    private List<String> replacePrices = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    ImportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (files.size() == 1 && ExportService.isExport(files.getFirst())) {
            return restore(session, files.getFirst());
        }
        StagedImport staged =
                session.imports()
                        .stageWith(
                                files,
                                new StagingOptions(
                                        account,
                                        restoreDeleted,
                                        Map.of(),
                                        PricesOf.choices(pricesOf, replacePrices),
                                        aliases),
                                Progress.NONE);
        requireNamed(staged);
        Set<String> stored = dryRun ? Set.of() : apply(session, staged);
        long prices =
                dryRun || noPrices || staged.files().stream().noneMatch(StagedFile::hasPrices)
                        ? 0
                        : session.imports().takePrices(staged.plan().paths(), Progress.NONE);
        List<Line> lines =
                staged.files().stream().map(f -> new Line(f, status(f, stored))).toList();
        print(
                out -> out.array(lines, ImportCommand::write),
                () -> {
                    table(lines).print(context().out());
                    lines.forEach(this::explain);
                    if (prices > 0) {
                        context().err().println(prices + " prices taken over.");
                    }
                });
        return staged.files().stream().anyMatch(StagedFile::hasRejects)
                ? ExitCode.PARTLY
                : ExitCode.DONE;
    }

    private void requireNamed(StagedImport staged) {
        requireNamed("--prices-of", pricesOf.stream().map(PricesOf::file).toList(), staged);
        requireNamed("--replace-prices", replacePrices, staged);
    }

    private void requireNamed(String option, List<String> names, StagedImport staged) {
        PricesOf.unanswered(names, staged)
                .ifPresent(why -> {
                    throw new ParameterException(
                            Objects.requireNonNull(spec.commandLine()), option + ": " + why);
                });
    }

    /** A complete export is not reviewed: it goes into an empty store, all of it or nothing. */
    private int restore(SessionGraph session, Path file) {
        ExportService.Summary summary =
                dryRun
                        ? new ExportService.Summary(0, 0)
                        : session.exports().restore(file, Progress.NONE);
        print(
                out ->
                        out.object(() ->
                                out.text("file", String.valueOf(file.getFileName()))
                                        .text("status", dryRun ? "dry-run" : "restored")
                                        .number("files", summary.files())
                                        .number("rows", summary.rows())),
                () ->
                        context()
                                .out()
                                .println(
                                        dryRun
                                                ? file + " is a complete export."
                                                : "Took in "
                                                        + summary.rows()
                                                        + " rows of a complete export."));
        return ExitCode.DONE;
    }

    /** Digests of the files that something was stored of. */
    private static Set<String> apply(SessionGraph session, StagedImport staged) {
        if (staged.files().stream().allMatch(file -> file.refused() != null)) {
            return Set.of();
        }
        Set<String> stored = new HashSet<>();
        for (ImportBatch batch : session.imports().apply(staged, Map.of(), Progress.NONE)) {
            stored.add(batch.sha256());
        }
        return stored;
    }

    private String status(StagedFile file, Set<String> stored) {
        if (file.refused() != null) {
            return "refused";
        }
        if (dryRun) {
            return "dry-run";
        }
        if (file.hasRejects()) {
            return "partly";
        }
        return stored.contains(file.sha256()) ? "applied" : "unchanged";
    }

    private static void write(Json json, Line line) {
        StagedFile file = line.file();
        json.text("file", file.fileName())
                .text("source", file.refused() == null ? file.source() : null)
                .text("layout", file.refused() == null ? file.layout() : null)
                .text("status", line.status())
                .number("rows", file.tally().rows())
                .number("new", file.tally().fresh())
                .number("known", file.tally().known())
                .number("conflicts", file.tally().conflicting());
        StagedMarket market = file.market();
        if (market != null && !market.rates()) {
            json.array("prices", market.series(), ImportCommand::write);
        }
        json.array("problems", problems(file), ProblemLines::write);
    }

    private static void write(Json json, StagedMarket.Series series) {
        StagedMarket.AssetName asset = series.asset();
        CurrencyCode currency = series.currency();
        json.text("column", series.column())
                .text("status", series.standing().name().toLowerCase(Locale.ROOT))
                .text("of", asset == null ? null : asset.symbol())
                .text("currency", currency == null ? null : currency.value())
                .number("new", series.fresh())
                .number("replaced", series.replaced());
    }

    /** Of the rows, and before them that of the file as a whole. */
    private static List<RowProblem> problems(StagedFile file) {
        Problem refused = file.refused();
        if (refused == null) {
            return file.problems();
        }
        List<RowProblem> all = new ArrayList<>();
        all.add(new RowProblem(0, "", refused, true));
        all.addAll(file.problems());
        return all;
    }

    private static Table table(List<Line> lines) {
        Table table =
                new Table(
                        "file",
                        "source",
                        "layout",
                        "status",
                        ">rows",
                        ">new",
                        ">known",
                        ">conflicts",
                        ">rejected");
        for (Line line : lines) {
            StagedFile f = line.file();
            table.row(
                    f.fileName(),
                    f.source(),
                    f.layout(),
                    line.status(),
                    f.tally().rows(),
                    f.tally().fresh(),
                    f.tally().known(),
                    f.tally().conflicting(),
                    f.tally().rejected());
        }
        return table;
    }

    private void explain(Line line) {
        ProblemLines.print(context().err(), line.file().fileName(), problems(line.file()));
        StagedMarket market = line.file().market();
        if (market != null) {
            market.series().forEach(series -> explain(line.file().fileName(), market, series));
        }
        if (market != null && line.file().tally().conflicting() > 0) {
            context()
                    .err()
                    .println(
                            line.file().fileName()
                                    + ": "
                                    + line.file().tally().conflicting()
                                    + " days are stored otherwise; they "
                                    + (dryRun ? "would be replaced." : "were replaced."));
        }
        long restated = line.file().conflicts().stream().filter(Conflict::restated).count();
        long kept = line.file().conflicts().size() - restated;
        String name = line.file().fileName();
        if (restated > 0) {
            context()
                    .err()
                    .println(
                            name
                                    + ": "
                                    + restated
                                    + " trades are told as settled; they "
                                    + (dryRun ? "would replace" : "replaced")
                                    + " the ones stored before.");
        }
        if (kept > 0) {
            context()
                    .err()
                    .println(
                            name
                                    + ": "
                                    + kept
                                    + " rows differ from what is stored; the stored ones were"
                                    + " kept. Review them in the window.");
        }
    }

    private void explain(String file, StagedMarket market, StagedMarket.Series series) {
        StagedMarket.AssetName asset = series.asset();
        if (series.standing() == StagedMarket.Standing.TAKEN && asset != null) {
            context()
                    .err()
                    .println(
                            file
                                    + ": prices of "
                                    + asset.label()
                                    + " in "
                                    + series.currency()
                                    + (market.byAsset() ? ", column " + series.column() : ""));
        }
    }

    private record Line(StagedFile file, String status) {}
}

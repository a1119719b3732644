package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;

@Command(
        name = "health",
        description =
                "Lists what makes figures wrong or missing, why it matters and what mends it.")
final class HealthCommand extends StoreCommand {
    @Mixin private final DayOption asOf = new DayOption();

    HealthCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Messages messages = new Messages(Locale.ENGLISH, Locale.ENGLISH);
        List<Finding> findings =
                session.health().findings(asOf.day(context()), session.settings().baseCurrency());
        print(
                out -> out.array(findings, (json, finding) -> write(json, finding, messages)),
                () -> {
                    for (Finding finding : findings) {
                        context()
                                .out()
                                .println(
                                        finding.id()
                                                + "  "
                                                + Words.of(finding.severity())
                                                + "  "
                                                + text(finding, "", messages));
                        context().out().println("          " + text(finding, ".why", messages));
                        context()
                                .out()
                                .println("          " + text(finding, finding.remedy(), messages));
                    }
                    if (findings.isEmpty()) {
                        context().out().println("Nothing was found.");
                    }
                });
        return ExitCode.DONE;
    }

    private static void write(Json json, Finding finding, Messages messages) {
        json.text("id", finding.id())
                .text("kind", Words.of(finding.problem().kind()))
                .text("severity", Words.of(finding.severity()))
                .text("subject", text(finding, "", messages))
                .text("why", text(finding, ".why", messages))
                .text("fix", word(finding.fix()))
                .text("remedy", text(finding, finding.remedy(), messages))
                .flag("direct", finding.fix().needsNoAnswer());
        json.texts("fixes", finding.fixes().stream().map(HealthCommand::word).toList());
        json.texts("rows", finding.rows().stream().map(id -> Long.toString(id.value())).toList());
    }

    private static String text(Finding finding, String part, Messages messages) {
        return messages.text(
                "data-problem." + finding.problem().kind() + part,
                finding.problem().args().toArray());
    }

    private static String word(Fix fix) {
        return switch (fix) {
            case Fix.ImportOlderFile _ -> "import-older-file";
            case Fix.AddOpeningBalance _ -> "add-opening-balance";
            case Fix.BookDifference book -> "book-" + Words.of(book.type());
            case Fix.AcceptTransfer _ -> "accept-transfer";
            case Fix.BookEvent book ->
                    switch (book.event()) {
                        case CorporateEvent.Split _ -> "apply-split";
                        case CorporateEvent.Merger _ -> "apply-merger";
                        case CorporateEvent.SpinOff _ -> "apply-spin-off";
                        case CorporateEvent.Rename _ -> "apply-rename";
                    };
            case Fix.ChoosePriceSource _ -> "choose-price-source";
            case Fix.GetRates _ -> "get-rates";
            case Fix.ImportRates _ -> "import-rates";
            case Fix.JudgeBars _ -> "release-or-discard-bar";
            case Fix.LookAtRows _ -> "look-at-rows";
        };
    }

    @Command(name = "fix", description = "Mends one finding where nothing more is to be asked.")
    static final class Mend extends StoreCommand {
        @Mixin private final DayOption asOf = new DayOption();

        @Parameters(paramLabel = "ID", description = "the id that 'health' lists")
        private String id = "";

        @Option(
                names = "--with",
                paramLabel = "FIX",
                description = "which of the fixes that 'health --json' lists is the right one")
        private @Nullable String with;

        Mend(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            Finding finding =
                    session.health()
                            .find(id, asOf.day(context()), session.settings().baseCurrency())
                            .orElseThrow(() ->
                                    new EvenkeelException(
                                            Problem.of(ProblemCode.FINDING_NOT_FOUND, id)));
            Fix fix = with == null ? finding.fix() : chosen(finding, with);
            boolean done = (with != null || fix.needsNoAnswer()) && session.health().mend(fix);
            print(
                    out -> out.object(() -> out.text("id", id).flag("mended", done)),
                    () ->
                            context()
                                    .out()
                                    .println(
                                            done
                                                    ? "Mended."
                                                    : "This needs your answer: see 'health'."));
            return done ? ExitCode.DONE : ExitCode.USAGE;
        }

        private static Fix chosen(Finding finding, String wanted) {
            return finding.fixes().stream()
                    .filter(fix -> word(fix).equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                            new EvenkeelException(
                                    Problem.of(
                                            ProblemCode.BAD_ENTRY,
                                            "\""
                                                    + wanted
                                                    + "\" is none of "
                                                    + String.join(
                                                            ", ",
                                                            finding.fixes().stream()
                                                                    .map(HealthCommand::word)
                                                                    .toList()))));
        }
    }
}

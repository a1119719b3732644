package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TableStart;
import app.evenkeel.ingestion.file.TextForm;
import app.evenkeel.ingestion.file.template.Template;
import app.evenkeel.ingestion.file.template.TemplateField;
import app.evenkeel.ingestion.file.template.TemplateGuess;
import app.evenkeel.ingestion.file.template.TemplateTrial;
import app.evenkeel.portfolio.TemplateService;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@Command(
        name = "map",
        description = {
            "Says what the columns of a file mean that no built-in source knows, shows what comes of"
                    + " its first rows, and with --save keeps that as a template.",
            "Fields: time, time-of-day, settlement, type, symbol, name, isin, quantity, price,"
                    + " amount, currency, fee, fee-currency, tax, counter-symbol,"
                    + " counter-quantity, account, tax-account, id, memo."
        })
final class MapCommand extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "CSV or Excel file")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "what to call the source")
    private String name = "My file";

    @Option(
            names = "--set",
            paramLabel = "FIELD=COLUMN",
            description =
                    "a column's meaning, in place of the guess; an empty column takes it away")
    private Map<TemplateField, String> set = new LinkedHashMap<>();

    @Option(
            names = "--word",
            paramLabel = "WORD=TYPE",
            description = "what a word of the type column means: buy, sell, dividend ... or skip")
    private Map<String, String> words = new LinkedHashMap<>();

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "that the text is written in, such as windows-1250; else it is found")
    private @Nullable Charset charset;

    @Option(
            names = "--delimiter",
            paramLabel = "MARK",
            description = "between cells: comma, semicolon, tab, bar, or the mark itself")
    private @Nullable String delimiter;

    @Option(names = "--dates", paramLabel = "PATTERN", description = "such as d.M.y[ H:m]")
    private @Nullable String dates;

    @Option(names = "--zone", paramLabel = "ZONE", description = "that times are in")
    private @Nullable ZoneId zone;

    @Option(names = "--numbers", paramLabel = "FORM", description = "point or comma")
    private @Nullable NumberText numbers;

    @Option(names = "--currency", paramLabel = "C", description = "where no column names one")
    private @Nullable CurrencyCode currency;

    @Option(names = "--assets", paramLabel = "KIND", description = "equity, fund, crypto ...")
    private @Nullable AssetKind assets;

    @Option(names = "--save", description = "keep it, so that such files are read from now on")
    private boolean save;

    @Option(names = "--out", paramLabel = "FILE", description = "write the template, to share it")
    private @Nullable Path out;

    @Option(names = "--list", description = "list the templates that were saved")
    private boolean list;

    @Option(names = "--add", paramLabel = "FILE", description = "save a template that was shared")
    private @Nullable Path add;

    @Option(names = "--remove", paramLabel = "NAME", description = "forget a template")
    private @Nullable String remove;

    MapCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        TemplateService templates = session.templates();
        Path shared = add;
        String gone = remove;
        Path unknown = file;
        if (shared != null) {
            templates.save(templates.shared(shared));
        } else if (gone != null) {
            templates.remove(gone);
        }
        if (unknown == null) {
            if (!list && shared == null && gone == null) {
                context().err().println("Name a FILE, or one of --list, --add, --remove.");
                return ExitCode.USAGE;
            }
            return list(templates);
        }
        int worst = ExitCode.DONE;
        TextForm form = new TextForm(charset, delimiter == null ? null : mark(delimiter));
        for (TableStart table : templates.beginnings(unknown, form)) {
            worst = Math.max(worst, map(templates, table, form));
        }
        return worst;
    }

    private static char mark(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab" -> '\t';
            case "bar" -> '|';
            default -> {
                if (word.length() != 1) {
                    throw new IllegalArgumentException("Not one mark: " + word);
                }
                yield word.charAt(0);
            }
        };
    }

    private int list(TemplateService templates) {
        List<Template> all = templates.all();
        print(
                json ->
                        json.array(
                                all,
                                (Json one, Template template) ->
                                        one.text("name", template.name())
                                                .text("source", template.source())
                                                .texts("header", template.header())),
                () -> {
                    Table table = new Table("name", "source", "columns");
                    all.forEach(t -> table.row(t.name(), t.source(), t.header().size()));
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private int map(TemplateService templates, TableStart table, TextForm form) {
        Template template = wished(templates.guess(table, name).as(form), table);
        List<TemplateTrial.Outcome> trial = templates.trial(template, table);
        print(
                json -> json.object(() -> write(json, template, table, trial)),
                () -> show(template, table, trial));
        if (save) {
            templates.save(template);
        }
        Path target = out;
        if (target != null) {
            templates.share(template, target);
        }
        boolean complete =
                template.lacking().isEmpty()
                        && trial.stream().allMatch(row -> row.problem() == null);
        return complete ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private Template wished(Template guess, TableStart table) {
        Template template = guess;
        for (Map.Entry<TemplateField, String> entry : set.entrySet()) {
            String column = entry.getValue().strip();
            template = template.with(entry.getKey(), column.isEmpty() ? null : column);
        }
        template =
                template.written(
                        dates == null ? template.datePattern() : dates,
                        zone == null ? template.zone() : zone,
                        numbers == null ? template.numbers() : numbers);
        template =
                template.holding(
                        assets == null ? template.kind() : assets,
                        currency == null ? template.currency() : currency);
        if (set.containsKey(TemplateField.TYPE)) {
            template = TemplateGuess.words(template, table.sample());
        }
        Map<String, TransactionType> meanings = new LinkedHashMap<>(template.words());
        List<String> skipped = new ArrayList<>(template.ignored());
        words.forEach((word, meaning) -> {
            meanings.remove(word);
            if (meaning.equalsIgnoreCase("skip")) {
                skipped.add(word);
            } else {
                meanings.put(
                        word,
                        TransactionType.valueOf(
                                meaning.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        });
        return template.meaning(meanings, skipped);
    }

    private static void write(
            Json json, Template template, TableStart table, List<TemplateTrial.Outcome> trial) {
        json.text("file", table.name())
                .text("charset", table.charset())
                .text("delimiter", table.delimiter())
                .text("name", template.name())
                .text("dates", template.datePattern())
                .text("zone", template.zone())
                .text("numbers", word(template.numbers()));
        json.object(
                "columns",
                () -> {
                    for (TemplateField field : TemplateField.values()) {
                        template.column(field).ifPresent(c -> json.text(word(field), c));
                    }
                });
        json.object(
                "words",
                () ->
                        TemplateGuess.typeWords(template, table.sample())
                                .forEach(w -> {
                                    TransactionType type = template.words().get(w);
                                    json.text(w, type == null ? null : Words.of(type));
                                }));
        json.array(
                "rows",
                trial,
                (Json one, TemplateTrial.Outcome row) -> {
                    Problem problem = row.problem();
                    TransactionType type = row.type();
                    one.number("line", row.line())
                            .text("type", type == null ? null : Words.of(type))
                            .text("time", row.when())
                            .text("in", row.received().isEmpty() ? null : row.received())
                            .text("out", row.given().isEmpty() ? null : row.given())
                            .text("problem", problem == null ? null : problem.text(Locale.ENGLISH));
                });
    }

    private void show(Template template, TableStart table, List<TemplateTrial.Outcome> trial) {
        context()
                .out()
                .println(
                        table.name()
                                + ": dates "
                                + template.datePattern()
                                + ", numbers with a "
                                + word(template.numbers())
                                + ", times in "
                                + template.zone());
        Table columns = new Table("field", "column");
        for (TemplateField field : TemplateField.values()) {
            template.column(field).ifPresent(column -> columns.row(word(field), column));
        }
        columns.print(context().out());
        template.lacking()
                .forEach(field -> context().err().println("No column yet for: " + word(field)));
        Table rows = new Table(">line", "time", "type", ">in", ">out", "problem");
        for (TemplateTrial.Outcome row : trial) {
            Problem problem = row.problem();
            TransactionType type = row.type();
            rows.row(
                    row.line(),
                    row.when(),
                    type == null ? null : Words.of(type),
                    row.received(),
                    row.given(),
                    problem == null ? "" : problem.text(Locale.ENGLISH));
        }
        context().out().println();
        rows.print(context().out());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.TableStart;
import app.evenkeel.ingestion.file.TextForm;
import app.evenkeel.ingestion.file.template.Template;
import app.evenkeel.ingestion.file.template.TemplateField;
import app.evenkeel.ingestion.file.template.TemplateGuess;
import app.evenkeel.ingestion.file.template.TemplateImporter;
import app.evenkeel.ingestion.file.template.TemplateJson;
import app.evenkeel.ingestion.file.template.TemplateTrial;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that nobody knew yet: guesses what their columns mean, tries it out, and keeps it under a
 * name, so that the next such file is read like any other. Blocking and thread-safe.
 */
public final class TemplateService {
    private static final String PREFIX = "template:";
    private static final long MAX_FILE = 1 << 20;

    private final Session session;
    private final SettingService settings;
    private final FileReading builtIn;

    public TemplateService(Session session, SettingService settings, FileReading builtIn) {
        this.session = session;
        this.settings = settings;
        this.builtIn = builtIn;
    }

    /** Every layout that can be read now: the built-in ones, then the user's templates. */
    public FileReading reading() {
        List<TemplateImporter> own = all().stream().map(TemplateImporter::new).toList();
        return own.isEmpty() ? builtIn : builtIn.and(own);
    }

    /** The templates that were saved, by name. */
    public List<Template> all() {
        return settings.beginningWith(PREFIX).entrySet().stream()
                .map(entry -> TemplateJson.read(entry.getValue(), entry.getKey()))
                .toList();
    }

    /**
     * Keeps a template; one of the same name is replaced.
     *
     * @throws EvenkeelException if a field that every row needs has no column, or the caller may
     *     only read
     */
    public void save(Template template) {
        if (!template.lacking().isEmpty()) {
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.TEMPLATE_INCOMPLETE,
                            template.lacking().stream()
                                    .map(TemplateField::name)
                                    .collect(Collectors.joining(", "))));
        }
        settings.put(PREFIX + template.name(), TemplateJson.write(template));
    }

    /**
     * Forgets a template; what was imported with it stays.
     *
     * @throws EvenkeelException if there is none of that name
     */
    public void remove(String name) {
        if (!settings.beginningWith(PREFIX).containsKey(name)) {
            throw new EvenkeelException(Problem.of(ProblemCode.TEMPLATE_NOT_FOUND, name));
        }
        settings.remove(PREFIX + name);
    }

    /**
     * The tables in a file: itself, or the sheets of a workbook.
     *
     * @param form how to read it if it is a text
     * @throws EvenkeelException if there is none in it, or it cannot be read
     */
    public List<TableStart> beginnings(Path file, TextForm form) {
        return builtIn.beginnings(file, form);
    }

    /**
     * A first idea of what the columns mean; times in the zone and amounts in the currency of the
     * user.
     */
    public Template guess(TableStart table, String name) {
        ZoneId zone = session.clock().getZone();
        CurrencyCode currency = settings.baseCurrency();
        return TemplateGuess.of(name, table.sample(), zone, currency);
    }

    /**
     * As {@link #guess}, for every table in a file, to be shown and changed; a table that a saved
     * template knows is shown as that has it.
     */
    public List<TemplateDraft> drafts(Path file, String name) {
        List<TemplateDraft> known =
                all().stream()
                        .flatMap(template -> TemplateDraft.known(builtIn, file, template).stream())
                        .toList();
        return TemplateDraft.guess(
                        builtIn, file, name, session.clock().getZone(), settings.baseCurrency())
                .stream()
                .map(guess ->
                        known.stream()
                                .filter(draft -> draft.tableName().equals(guess.tableName()))
                                .findFirst()
                                .orElse(guess))
                .toList();
    }

    /**
     * The draft's file as another text.
     *
     * @param charset or {@code null} for the one that is found
     * @param delimiter what stands between cells, or {@code null} likewise
     * @throws EvenkeelException if it is no text in that form
     */
    public TemplateDraft readAs(
            TemplateDraft draft, @Nullable String charset, @Nullable Character delimiter) {
        return draft.readAs(builtIn, charset, delimiter);
    }

    /** What a draft makes of its first rows; nothing is stored. */
    public List<TemplateDraft.Outcome> trial(TemplateDraft draft) {
        return draft.trial(LocalDate.now(session.clock()));
    }

    /** As {@link #save(Template)}. */
    public void save(TemplateDraft draft) {
        save(draft.template());
    }

    /** The names of the templates that were saved. */
    public List<String> names() {
        return List.copyOf(settings.beginningWith(PREFIX).keySet());
    }

    /**
     * Writes a saved template to a file that can be shared.
     *
     * @throws EvenkeelException if there is none of that name
     */
    public void share(String name, Path file) {
        String text = settings.beginningWith(PREFIX).get(name);
        if (text == null) {
            throw new EvenkeelException(Problem.of(ProblemCode.TEMPLATE_NOT_FOUND, name));
        }
        share(TemplateJson.read(text, name), file);
    }

    /** Saves a template that was shared, and says its name. */
    public String add(Path file) {
        Template template = shared(file);
        save(template);
        return template.name();
    }

    /** What the template makes of the table's first rows; nothing is stored. */
    public List<TemplateTrial.Outcome> trial(Template template, TableStart table) {
        return TemplateTrial.of(template, table.sample(), LocalDate.now(session.clock()));
    }

    /** Writes a template to a file that can be shared; it holds no data but the column names. */
    public void share(Template template, Path file) {
        try {
            Files.writeString(file, TemplateJson.write(template));
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Reads a template that was shared; it is not saved yet.
     *
     * @throws EvenkeelException if the file is not one
     */
    public Template shared(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new EvenkeelException(Problem.of(ProblemCode.FILE_NOT_REGULAR, name));
            }
            if (Files.size(file) > MAX_FILE) {
                throw new EvenkeelException(
                        Problem.of(ProblemCode.TEMPLATE_BAD, name, "more than 1 MB"));
            }
            return TemplateJson.read(Files.readString(file), name);
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.TEMPLATE_BAD, name, String.valueOf(e.getMessage())), e);
        }
    }
}

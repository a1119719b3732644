package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TableStart;
import app.evenkeel.ingestion.file.TextForm;
import app.evenkeel.ingestion.file.template.Template;
import app.evenkeel.ingestion.file.template.TemplateField;
import app.evenkeel.ingestion.file.template.TemplateGuess;
import app.evenkeel.ingestion.file.template.TemplateImporter;
import app.evenkeel.ingestion.file.template.TemplateTrial;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the columns of one table are taken to mean so far, with the table's first rows; in plain
 * words for whoever shows it. Immutable: every change is a new draft.
 */
public final class TemplateDraft {
    /** Fields whose cells tell how the file writes dates and numbers. */
    private static final Set<TemplateField> WRITTEN =
            Set.of(
                    TemplateField.TIME,
                    TemplateField.QUANTITY,
                    TemplateField.PRICE,
                    TemplateField.AMOUNT);

    /** Charsets that are offered: those that files of brokers are written in somewhere. */
    private static final List<String> CHARSETS =
            List.of(
                    "UTF-8",
                    "UTF-16LE",
                    "UTF-16BE",
                    "windows-31j",
                    "EUC-JP",
                    "ISO-2022-JP",
                    "windows-1252",
                    "ISO-8859-15",
                    "windows-1250",
                    "windows-1251",
                    "GB18030",
                    "Big5",
                    "EUC-KR");

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final Template template;
    private final TableStart table;
    private final Path file;

    private TemplateDraft(Template template, TableStart table, Path file) {
        this.template = template;
        this.table = table;
        this.file = file;
    }

    /**
     * A word of the type column.
     *
     * @param type what it means; {@code null} if it says nothing or is not decided
     * @param skipped whether its rows say nothing
     */
    public record Word(String text, @Nullable TransactionType type, boolean skipped) {}

    /**
     * What became of one row, on trial.
     *
     * @param line in the file
     * @param type or {@code null} where the row was not understood or says nothing
     * @param when in the draft's zone, or {@code null} likewise
     * @param received quantity and symbol, or empty
     * @param given quantity and symbol, or empty
     * @param problem why it was not understood, or {@code null}
     */
    public record Outcome(
            long line,
            @Nullable TransactionType type,
            @Nullable LocalDateTime when,
            String received,
            String given,
            @Nullable Problem problem) {}

    /** A first idea of each table in a file. Blocks. */
    public static List<TemplateDraft> guess(
            FileReading reading, Path file, String name, ZoneId zone, CurrencyCode currency) {
        return reading.beginnings(file, TextForm.FOUND).stream()
                .map(table ->
                        new TemplateDraft(
                                TemplateGuess.of(name, table.sample(), zone, currency),
                                table,
                                file))
                .toList();
    }

    /** The tables in a file that a template knows, as it has them. Blocks. */
    static List<TemplateDraft> known(FileReading reading, Path file, Template template) {
        try {
            return reading.beginnings(file, template.form()).stream()
                    .filter(table -> new TemplateImporter(template).recognises(table.sample()))
                    .map(table -> new TemplateDraft(template, table, file))
                    .toList();
        } catch (EvenkeelException notOfThatForm) {
            return List.of();
        }
    }

    /**
     * The same file as another text. Where the columns keep their names, they keep their meanings;
     * else these are guessed anew. Blocks.
     *
     * @param charset or {@code null} for the one that is found
     * @param delimiter or {@code null} likewise
     * @throws EvenkeelException if it is no text in that form
     */
    public TemplateDraft readAs(
            FileReading reading, @Nullable String charset, @Nullable Character delimiter) {
        TextForm form = new TextForm(charset == null ? null : Charset.forName(charset), delimiter);
        TableStart again = reading.beginnings(file, form).getFirst();
        Template guess =
                TemplateGuess.of(
                        template.name(), again.sample(), template.zone(), template.currency());
        Template kept =
                guess.header().equals(template.header())
                        ? template
                        : guess.holding(template.kind(), template.currency());
        return new TemplateDraft(kept.as(form), again, file);
    }

    /** Every meaning that a column can have, by name, the most usual first. */
    public static List<String> fields() {
        return Stream.of(TemplateField.values()).map(Enum::name).toList();
    }

    /** The ways of writing dates that are offered. */
    public static List<String> datePatterns() {
        return TemplateGuess.DATE_PATTERNS;
    }

    public static List<String> charsets() {
        return CHARSETS;
    }

    public static List<Character> delimiters() {
        return DELIMITERS;
    }

    /** Whether dates may be written like this. */
    public static boolean isDatePattern(String pattern) {
        return TemplateGuess.isDatePattern(pattern);
    }

    Template template() {
        return template;
    }

    /** What the table is known by: its file, or the sheet of a workbook. */
    public String tableName() {
        return table.name();
    }

    /** Whether it is a text, whose charset and delimiter can be chosen. */
    public boolean isText() {
        return table.charset() != null;
    }

    /** How the text is encoded; empty for a sheet. */
    public String charset() {
        return table.charset() == null ? "" : table.charset().name();
    }

    /** What stands between cells; {@code null} for a sheet. */
    public @Nullable Character delimiter() {
        return table.delimiter();
    }

    /** The cells of the header row, as they stand in the file; empty if none was found. */
    public List<String> header() {
        int at = TemplateGuess.headerRow(table.sample());
        return at < 0 ? List.of() : table.sample().rows().get(at);
    }

    /** The first rows below the header. */
    public List<List<String>> rows() {
        List<List<String>> all = table.sample().rows();
        return all.subList(TemplateGuess.headerRow(table.sample()) + 1, all.size());
    }

    /** The field that a column means, or {@code null}. */
    public @Nullable String fieldOf(String column) {
        return template.columns().entrySet().stream()
                .filter(entry -> entry.getValue().equals(column.strip()))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse(null);
    }

    /** Whether some column means the field. */
    public boolean isAssigned(String field) {
        return template.column(TemplateField.valueOf(field)).isPresent();
    }

    /** Fields that every row needs and no column means yet. */
    public List<String> lacking() {
        return template.lacking().stream().map(Enum::name).toList();
    }

    /** The words of the type column among the first rows. */
    public List<Word> words() {
        return TemplateGuess.typeWords(template, table.sample()).stream()
                .map(word ->
                        new Word(
                                word,
                                template.words().get(word),
                                template.ignored().contains(word)))
                .toList();
    }

    public String name() {
        return template.name();
    }

    public String datePattern() {
        return template.datePattern();
    }

    public ZoneId zone() {
        return template.zone();
    }

    /** Whether the comma is the decimal mark. */
    public boolean isDecimalComma() {
        return template.numbers() == NumberText.COMMA;
    }

    public AssetKind kind() {
        return template.kind();
    }

    /** What amounts are in where no column says so. */
    public @Nullable CurrencyCode currency() {
        return template.currency();
    }

    /**
     * With another meaning of a column; the field is taken from the column that had it.
     *
     * @param field or {@code null} for a column without a meaning
     */
    public TemplateDraft assign(String column, @Nullable String field) {
        String old = fieldOf(column);
        Template changed = old == null ? template : template.with(TemplateField.valueOf(old), null);
        if (field != null) {
            changed = changed.with(TemplateField.valueOf(field), column.strip());
        }
        if (field != null && WRITTEN.contains(TemplateField.valueOf(field))) {
            changed = TemplateGuess.written(changed, table.sample());
        }
        boolean type = TemplateField.TYPE.name().equals(field);
        if (type || TemplateField.TYPE.name().equals(old)) {
            changed = TemplateGuess.words(changed, table.sample());
        }
        return new TemplateDraft(changed, table, file);
    }

    /**
     * With another meaning of a word.
     *
     * @param type or {@code null} for none
     * @param skipped whether its rows say nothing
     */
    public TemplateDraft meaning(String word, @Nullable TransactionType type, boolean skipped) {
        Map<String, TransactionType> words = new TreeMap<>(template.words());
        List<String> ignored = new ArrayList<>(template.ignored());
        words.remove(word);
        ignored.remove(word);
        if (skipped) {
            ignored.add(word);
        } else if (type != null) {
            words.put(word, type);
        }
        return new TemplateDraft(template.meaning(words, ignored), table, file);
    }

    /** With other ways of writing dates and numbers. */
    public TemplateDraft written(String datePattern, ZoneId zone, boolean decimalComma) {
        return new TemplateDraft(
                template.written(
                        datePattern, zone, decimalComma ? NumberText.COMMA : NumberText.POINT),
                table,
                file);
    }

    /** With another sort of assets, and another currency where no column names one. */
    public TemplateDraft holding(AssetKind kind, @Nullable CurrencyCode currency) {
        return new TemplateDraft(template.holding(kind, currency), table, file);
    }

    /**
     * With another name.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public TemplateDraft named(String name) {
        return new TemplateDraft(template.named(name), table, file);
    }

    /** What it makes of the table's first rows; nothing is stored. */
    public List<Outcome> trial(LocalDate today) {
        return TemplateTrial.of(template, table.sample(), today).stream()
                .map(row ->
                        new Outcome(
                                row.line(),
                                row.type(),
                                row.when(),
                                row.received(),
                                row.given(),
                                row.problem()))
                .toList();
    }
}

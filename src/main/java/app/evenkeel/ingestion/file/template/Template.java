package app.evenkeel.ingestion.file.template;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TextForm;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the columns of a file mean, under a name. Immutable; holds no data of the file but its
 * header and the words of its type column.
 *
 * @param name what the user calls the source; also the provider of its accounts
 * @param header the file's column names, by all of which it is recognised
 * @param columns for each field, the name of its column
 * @param datePattern as in {@link app.evenkeel.ingestion.file.TimePattern}, digits or words
 * @param zone what the file's times are in
 * @param words for each word of the type column, in its own spelling, what it means; a word without
 *     a meaning is left out of the map, and its rows are problems
 * @param ignored words of the type column whose rows say nothing
 * @param currency what prices and amounts are in where no column says so, or {@code null}
 * @param kind what sort of asset the symbols are
 * @param form how its text is read, where its bytes suggest something else
 */
public record Template(
        String name,
        List<String> header,
        Map<TemplateField, String> columns,
        String datePattern,
        ZoneId zone,
        NumberText numbers,
        Map<String, TransactionType> words,
        List<String> ignored,
        @Nullable CurrencyCode currency,
        AssetKind kind,
        TextForm form) {
    private static final int MAX_NAME = 30;

    public Template {
        name = name.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + MAX_NAME + " characters");
        }
        header = List.copyOf(header);
        Map<TemplateField, String> kept = new EnumMap<>(TemplateField.class);
        kept.putAll(columns);
        columns = Map.copyOf(kept);
        words = Map.copyOf(words);
        ignored = List.copyOf(ignored);
    }

    /** The source under which its transactions are stored: the name, made plain. */
    public String source() {
        return "map:" + name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    /** The column of a field, if it has one. */
    public Optional<String> column(TemplateField field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** What is missing before a row can be read; empty if nothing is. */
    public List<TemplateField> lacking() {
        List<TemplateField> lacking = new ArrayList<>();
        if (!columns.containsKey(TemplateField.TIME)) {
            lacking.add(TemplateField.TIME);
        }
        if (needsSymbol()
                && !columns.containsKey(TemplateField.SYMBOL)
                && !columns.containsKey(TemplateField.ISIN)
                && !columns.containsKey(TemplateField.NAME)) {
            lacking.add(TemplateField.SYMBOL);
        }
        if (!columns.containsKey(TemplateField.QUANTITY)
                && (needsSymbol() || !columns.containsKey(TemplateField.AMOUNT))) {
            lacking.add(TemplateField.QUANTITY);
        }
        return lacking;
    }

    /** A file of cash movements only has no symbols. */
    private boolean needsSymbol() {
        return !columns.containsKey(TemplateField.TYPE)
                || words.values().stream()
                        .anyMatch(type ->
                                switch (type) {
                                    case BUY,
                                            SELL,
                                            SWAP,
                                            SPLIT,
                                            MERGER,
                                            SPIN_OFF,
                                            CUSTODY_MOVE,
                                            OPENING_BALANCE,
                                            REWARD ->
                                            true;
                                    case DEPOSIT,
                                            WITHDRAWAL,
                                            TRANSFER,
                                            DIVIDEND,
                                            INTEREST,
                                            FEE,
                                            TAX ->
                                            false;
                                });
    }

    /** With another meaning of one field; {@code null} takes its column away. */
    public Template with(TemplateField field, @Nullable String column) {
        Map<TemplateField, String> changed = new TreeMap<>(columns);
        if (column == null) {
            changed.remove(field);
        } else {
            changed.values().remove(column);
            changed.put(field, column);
        }
        return new Template(
                name,
                header,
                changed,
                datePattern,
                zone,
                numbers,
                words,
                ignored,
                currency,
                kind,
                form);
    }

    /** With another name. */
    public Template named(String other) {
        return new Template(
                other,
                header,
                columns,
                datePattern,
                zone,
                numbers,
                words,
                ignored,
                currency,
                kind,
                form);
    }

    /** With other ways of writing dates and numbers. */
    public Template written(String pattern, ZoneId in, NumberText digits) {
        return new Template(
                name, header, columns, pattern, in, digits, words, ignored, currency, kind, form);
    }

    /** With other meanings of the type column's words. */
    public Template meaning(Map<String, TransactionType> meanings, List<String> nothing) {
        return new Template(
                name,
                header,
                columns,
                datePattern,
                zone,
                numbers,
                meanings,
                nothing,
                currency,
                kind,
                form);
    }

    /** With another sort of assets, and another currency where no column names one. */
    public Template holding(AssetKind sort, @Nullable CurrencyCode quoted) {
        return new Template(
                name,
                header,
                columns,
                datePattern,
                zone,
                numbers,
                words,
                ignored,
                quoted,
                sort,
                form);
    }

    /** With another form of its text. */
    public Template as(TextForm text) {
        return new Template(
                name,
                header,
                columns,
                datePattern,
                zone,
                numbers,
                words,
                ignored,
                currency,
                kind,
                text);
    }

    /**
     * The zone of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a time zone: " + id, e);
        }
    }
}

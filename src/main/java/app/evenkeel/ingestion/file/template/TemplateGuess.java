package app.evenkeel.ingestion.file.template;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TextForm;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A first idea of what an unknown file's columns mean, from its header and first rows. A guess is
 * shown and may be wrong; nothing is stored by it. Pure functions.
 */
public final class TemplateGuess {
    /** The ways of writing dates that are tried, the likelier first where two fit. */
    public static final List<String> DATE_PATTERNS =
            List.of(
                    "y-M-d[ H:m[:s[.S]]]",
                    "y-M-dTH:m[:s[.S]][Z]",
                    "y/M/d[ H:m[:s[.S]]]",
                    "y年M月d日[ H:m[:s]]",
                    "d.M.y[ H:m[:s]]",
                    "d/M/y[ H:m[:s]]",
                    "M/d/y[ H:m[:s]]",
                    "d-M-y[ H:m[:s]]",
                    "yyyyMMdd",
                    "MMM d, yyyy",
                    "d MMM yyyy",
                    "MMM d, yyyy, h:mm:ss a");

    private static final Map<TransactionType, List<String>> WORDS = knownWords();

    private TemplateGuess() {}

    /**
     * The template that fits best.
     *
     * @param name what to call it
     * @param zone what the file's times are in, if nothing says so
     * @param currency what amounts are in, if no column says so, or {@code null}
     */
    public static Template of(
            String name, FileSample sample, ZoneId zone, @Nullable CurrencyCode currency) {
        int at = headerRow(sample);
        List<String> header = at < 0 ? List.of() : sample.rows().get(at);
        List<String> names = named(header);
        Map<TemplateField, String> columns = columns(header);
        Template draft =
                new Template(
                        name,
                        names,
                        columns,
                        DATE_PATTERNS.getFirst(),
                        zone,
                        NumberText.POINT,
                        Map.of(),
                        List.of(),
                        currency,
                        AssetKind.EQUITY,
                        TextForm.FOUND);
        return words(written(draft, sample), sample);
    }

    /** With the ways of writing guessed, such as after other columns got dates or numbers. */
    public static Template written(Template template, FileSample sample) {
        int at = headerRow(sample);
        if (at < 0) {
            return template;
        }
        List<String> header = sample.rows().get(at);
        List<List<String>> rows = sample.rows().subList(at + 1, sample.rows().size());
        String when = template.columns().get(TemplateField.TIME);
        String pattern =
                when == null ? template.datePattern() : datePattern(column(header, rows, when));
        return template.written(
                pattern,
                pattern.contains("Z") ? ZoneOffset.UTC : template.zone(),
                numbers(template, header, rows));
    }

    /** With the meanings of the type column's words guessed, such as after that column changed. */
    public static Template words(Template template, FileSample sample) {
        return template.meaning(meanings(typeWords(template, sample)), List.of());
    }

    /** The different words of the type column among the first rows, in order. */
    public static List<String> typeWords(Template template, FileSample sample) {
        int at = headerRow(sample);
        String column = template.columns().get(TemplateField.TYPE);
        return at < 0 || column == null
                ? List.of()
                : List.copyOf(
                        new TreeSet<>(
                                column(
                                        sample.rows().get(at),
                                        sample.rows().subList(at + 1, sample.rows().size()),
                                        column)));
    }

    /** Which row is the header: the first with the most cells that are all words; -1 if none. */
    public static int headerRow(FileSample sample) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < sample.rows().size(); i++) {
            List<String> row = sample.rows().get(i);
            long words =
                    row.stream()
                            .filter(cell -> !cell.isBlank())
                            .filter(cell -> NumberText.POINT.parse(cell) == null)
                            .filter(cell -> !isDate(cell))
                            .count();
            if (words == row.stream().filter(cell -> !cell.isBlank()).count() && words > most) {
                best = i;
                most = (int) words;
            }
        }
        return best;
    }

    /** Whether that is a way of writing dates: it has a year, a month and a day. */
    public static boolean isDatePattern(String spelling) {
        if (!spelling.contains("y") || !spelling.contains("M") || !spelling.contains("d")) {
            return false;
        }
        try {
            pattern(spelling);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The pattern of that spelling, of digits or with words. */
    static TimePattern pattern(String spelling) {
        if (spelling.equals("yyyyMMdd") || spelling.contains("MMM") || spelling.contains("a")) {
            return TimePattern.words(spelling);
        }
        return TimePattern.of(spelling);
    }

    private static Map<TemplateField, String> columns(List<String> header) {
        Map<TemplateField, String> found = new EnumMap<>(TemplateField.class);
        List<String> free = new ArrayList<>(named(header));
        // Exact words first, so that "Price" does not go to a field that only contains it.
        for (boolean exact : new boolean[] {true, false}) {
            for (TemplateField field : TemplateField.values()) {
                if (found.containsKey(field)) {
                    continue;
                }
                for (String word : field.words()) {
                    String column =
                            free.stream()
                                    .filter(name ->
                                            exact
                                                    ? plain(name).equals(word)
                                                    : word.length() > 3
                                                            && plain(name).contains(word))
                                    .findFirst()
                                    .orElse(null);
                    if (column != null) {
                        found.put(field, column);
                        free.remove(column);
                        break;
                    }
                }
            }
        }
        return found;
    }

    private static String datePattern(List<String> dates) {
        String best = DATE_PATTERNS.getFirst();
        long most = 0;
        for (String pattern : DATE_PATTERNS) {
            TimePattern tried = pattern(pattern);
            long fits = dates.stream().filter(cell -> tried.parse(cell) != null).count();
            if (fits > most) {
                best = pattern;
                most = fits;
            }
        }
        return best;
    }

    /** The form in which most of the number columns' cells are numbers. */
    private static NumberText numbers(
            Template template, List<String> header, List<List<String>> rows) {
        long point = 0;
        long comma = 0;
        for (TemplateField field :
                List.of(
                        TemplateField.QUANTITY,
                        TemplateField.PRICE,
                        TemplateField.AMOUNT,
                        TemplateField.FEE)) {
            String column = template.columns().get(field);
            if (column == null) {
                continue;
            }
            for (String cell : column(header, rows, column)) {
                point += NumberText.POINT.parse(cell) == null ? 0 : 1;
                comma += NumberText.COMMA.parse(cell) == null ? 0 : 1;
            }
        }
        return comma > point ? NumberText.COMMA : NumberText.POINT;
    }

    private static Map<String, TransactionType> meanings(List<String> cells) {
        Map<String, TransactionType> found = new LinkedHashMap<>();
        for (String cell : new TreeSet<>(cells)) {
            String word = plain(cell);
            WORDS.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().anyMatch(word::startsWith))
                    .findFirst()
                    .ifPresent(entry -> found.put(cell, entry.getKey()));
        }
        return found;
    }

    private static List<String> column(List<String> header, List<List<String>> rows, String name) {
        int index = header.stream().map(String::strip).toList().indexOf(name);
        return rows.stream()
                .filter(row -> index >= 0 && index < row.size() && !row.get(index).isBlank())
                .map(row -> row.get(index).strip())
                .toList();
    }

    private static List<String> named(List<String> header) {
        return header.stream()
                .map(cell -> cell.replace("\uFEFF", "").strip())
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isDate(String cell) {
        return DATE_PATTERNS.stream()
                .map(TemplateGuess::pattern)
                .anyMatch(pattern -> {
                    LocalDateTime parsed = pattern.parse(cell);
                    return parsed != null;
                });
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\uFEFF]+", "");
    }

    private static Map<TransactionType, List<String>> knownWords() {
        Map<TransactionType, List<String>> words = new LinkedHashMap<>();
        words.put(TransactionType.BUY, List.of("buy", "bought", "purchase", "kauf", "achat", "買"));
        words.put(
                TransactionType.SELL,
                List.of("sell", "sold", "sale", "verkauf", "vente", "売", "解約"));
        words.put(TransactionType.DIVIDEND, List.of("div", "dist", "ertrag", "配当", "分配"));
        words.put(TransactionType.INTEREST, List.of("interest", "coupon", "zins", "利息", "利子"));
        words.put(
                TransactionType.REWARD,
                List.of("reward", "staking", "airdrop", "bonus", "cashback", "earn"));
        words.put(TransactionType.SWAP, List.of("swap", "convert", "conversion", "exchange", "交換"));
        words.put(
                TransactionType.DEPOSIT,
                List.of("deposit", "receive", "topup", "einzahlung", "入金", "入庫", "受取"));
        words.put(
                TransactionType.WITHDRAWAL,
                List.of("withdraw", "send", "auszahlung", "出金", "出庫", "送付"));
        words.put(TransactionType.TRANSFER, List.of("transfer", "振替"));
        words.put(TransactionType.FEE, List.of("fee", "commission", "gebühr", "手数料"));
        words.put(TransactionType.TAX, List.of("tax", "withholding", "steuer", "税"));
        words.put(TransactionType.SPLIT, List.of("split", "分割"));
        return words;
    }
}

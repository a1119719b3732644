package app.evenkeel.presentation.holdings;

import app.evenkeel.presentation.holdings.Grouping.Group;
import app.evenkeel.presentation.holdings.HoldingLine.Sums;

import java.math.BigDecimal;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the rows are arranged: filter, groups, order.
 *
 * @param filter words that asset, account or tax account must contain; empty for all
 * @param column what to sort by
 */
record HoldingOrder(Grouping grouping, String filter, HoldingColumn column, boolean descending) {
    static final HoldingOrder DEFAULT =
            new HoldingOrder(Grouping.NONE, "", HoldingColumn.BASE_VALUE, true);

    HoldingOrder withGrouping(Grouping value) {
        return new HoldingOrder(value, filter, column, descending);
    }

    HoldingOrder withFilter(String value) {
        return new HoldingOrder(grouping, value, column, descending);
    }

    HoldingOrder withSort(HoldingColumn value, boolean isDescending) {
        return new HoldingOrder(grouping, filter, value, isDescending);
    }

    /** The lines: groups by falling worth, each with its head, and the total last. */
    List<HoldingLine> arrange(List<HoldingRow> rows, Locale locale) {
        List<HoldingRow> shown = rows.stream().filter(this::matches).sorted(order(locale)).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        List<HoldingLine> lines = new ArrayList<>();
        if (grouping == Grouping.NONE) {
            shown.forEach(row -> lines.add(new HoldingLine.Holding(row)));
        } else {
            groups(shown)
                    .forEach((group, members) -> {
                        lines.add(new HoldingLine.Subtotal(group, Sums.of(members)));
                        members.forEach(row -> lines.add(new HoldingLine.Holding(row)));
                    });
        }
        lines.add(new HoldingLine.Total(Sums.of(shown)));
        return lines;
    }

    private Map<Group, List<HoldingRow>> groups(List<HoldingRow> shown) {
        Map<Group, List<HoldingRow>> found = new LinkedHashMap<>();
        for (HoldingRow row : shown) {
            found.computeIfAbsent(grouping.groupOf(row), any -> new ArrayList<>()).add(row);
        }
        Map<Group, List<HoldingRow>> sorted = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparing(entry -> worth(entry.getValue()).negate()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** For the order of groups only: what has no value stands last. */
    private static BigDecimal worth(List<HoldingRow> rows) {
        BigDecimal value = Sums.of(rows).baseValue();
        return value == null ? BigDecimal.valueOf(Long.MIN_VALUE) : value;
    }

    private boolean matches(HoldingRow row) {
        String text =
                folded(
                        String.join(
                                " ",
                                row.asset().symbol(),
                                row.asset().name(),
                                row.asset().isin(),
                                row.account().name(),
                                row.taxAccount()));
        for (String word : folded(filter).split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Full-width letters, case and half-width kana do not matter when searching. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    private Comparator<HoldingRow> order(Locale locale) {
        Collator collator = Collator.getInstance(locale);
        Comparator<HoldingRow> bySymbol =
                Comparator.comparing((HoldingRow row) -> row.asset().symbol(), collator)
                        .thenComparing(row -> row.account().name(), collator)
                        .thenComparing(HoldingRow::taxAccount, collator);
        Comparator<HoldingRow> chosen =
                column.isText()
                        ? directed(Comparator.comparing(column::text, collator))
                        : Comparator.comparing(
                                column::number,
                                Comparator.nullsLast(
                                        directed(Comparator.<BigDecimal>naturalOrder())));
        return chosen.thenComparing(bySymbol);
    }

    private <T> Comparator<T> directed(Comparator<T> comparator) {
        return descending ? comparator.reversed() : comparator;
    }
}

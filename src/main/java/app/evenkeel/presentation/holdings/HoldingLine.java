package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** A line of the table: a position, the head of a group with its sums, or the sum of all. */
sealed interface HoldingLine {
    /** One position. */
    record Holding(HoldingRow row) implements HoldingLine {}

    /** The head of a group. */
    record Subtotal(Grouping.Group group, Sums sums) implements HoldingLine {}

    /** Everything shown. */
    record Total(Sums sums) implements HoldingLine {}

    /**
     * Sums over rows. An amount that some row lacks is summed over the others and {@code complete}
     * is false; where no row has it, or where currencies differ, it is {@code null}.
     *
     * @param currency of cost, value, gain and realised gain, or {@code null} if they differ
     * @param gainFraction in the base currency where currencies differ
     */
    record Sums(
            int count,
            @Nullable CurrencyCode currency,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal value,
            @Nullable BigDecimal gain,
            @Nullable BigDecimal gainFraction,
            @Nullable BigDecimal realisedGain,
            @Nullable BigDecimal baseValue,
            @Nullable BigDecimal baseGain,
            @Nullable BigDecimal weight,
            boolean complete) {
        static Sums of(Collection<HoldingRow> rows) {
            Set<CurrencyCode> currencies = new HashSet<>();
            rows.forEach(row -> currencies.add(row.currency()));
            CurrencyCode one = currencies.size() == 1 ? currencies.iterator().next() : null;
            BigDecimal gain = sum(rows, HoldingRow::baseGain);
            return new Sums(
                    rows.size(),
                    one,
                    one == null ? null : sum(rows, HoldingRow::cost),
                    one == null ? null : sum(rows, HoldingRow::value),
                    one == null ? null : sum(rows, HoldingRow::gain),
                    HoldingsReading.fraction(gain, costOfGains(rows)),
                    one == null ? null : sum(rows, HoldingRow::realisedGain),
                    sum(rows, HoldingRow::baseValue),
                    gain,
                    sum(rows, HoldingRow::weight),
                    rows.stream().allMatch(row -> row.baseValue() != null));
        }

        /** The cost of those rows only whose gain is known, so that the percentage is of them. */
        private static @Nullable BigDecimal costOfGains(Collection<HoldingRow> rows) {
            return sum(
                    rows.stream().filter(row -> row.baseGain() != null).toList(),
                    HoldingRow::baseCost);
        }

        private static @Nullable BigDecimal sum(
                Collection<HoldingRow> rows, Function<HoldingRow, @Nullable BigDecimal> amount) {
            BigDecimal sum = null;
            for (HoldingRow row : rows) {
                BigDecimal value = amount.apply(row);
                if (value != null) {
                    sum = sum == null ? value : sum.add(value);
                }
            }
            return sum;
        }
    }
}

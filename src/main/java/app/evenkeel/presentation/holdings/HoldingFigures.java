package app.evenkeel.presentation.holdings;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Disposal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How the figures of one position were made: from its units and price, its cost, its sales. */
final class HoldingFigures {
    private static final List<Phrase> COST = List.of(Phrase.of("convention.moving-average"));

    private HoldingFigures() {}

    /** Value, unrealised and realised gain, in the position's currency. */
    static List<Explanation> of(HoldingDetail detail) {
        return List.of(value(detail.row()), unrealised(detail.row()), realised(detail));
    }

    /** Whether a position's figure in a column can be explained by its row alone. */
    static boolean isExplained(HoldingColumn column) {
        return switch (column) {
            case VALUE, BASE_VALUE, GAIN, BASE_GAIN, GAIN_FRACTION, WEIGHT -> true;
            case ASSET,
                    ACCOUNT,
                    TAX_ACCOUNT,
                    QUANTITY,
                    AVERAGE_PRICE,
                    COST,
                    PRICE,
                    REALISED_GAIN,
                    TREND ->
                    false;
        };
    }

    /**
     * How the figure of a cell was made, in the currency that {@link #isInBase} tells.
     *
     * @param base that columns in the base currency are in
     * @throws IllegalArgumentException for a column that is not {@linkplain #isExplained explained}
     */
    static Explanation of(HoldingColumn column, HoldingRow row, CurrencyCode base) {
        return switch (column) {
            case VALUE -> value(row);
            case BASE_VALUE -> inBase(Metric.MARKET_VALUE, row.baseValue(), List.of(), row, base);
            case GAIN -> unrealised(row);
            case BASE_GAIN -> inBase(Metric.UNREALISED_GAIN, row.baseGain(), COST, row, base);
            case GAIN_FRACTION ->
                    inBase(Metric.UNREALISED_RETURN, row.gainFraction(), COST, row, base);
            case WEIGHT -> weight(row, base);
            default -> throw new IllegalArgumentException("not explained: " + column);
        };
    }

    /** Whether a column is in the base currency, and not in that of its position. */
    static boolean isInBase(HoldingColumn column) {
        return column != HoldingColumn.VALUE && column != HoldingColumn.GAIN;
    }

    private static Explanation inBase(
            Metric metric,
            @Nullable BigDecimal amount,
            List<Phrase> convention,
            HoldingRow row,
            CurrencyCode base) {
        List<Input> inputs = worth(row);
        input(inputs, "column.cost", row.cost());
        return new Explanation(
                figure(metric, amount, 1, with(convention, base)),
                inputs,
                columns("column.value", "column.cost"),
                List.of(List.of(plain(row.baseValue()), plain(row.baseCost()))));
    }

    private static Explanation weight(HoldingRow row, CurrencyCode base) {
        List<Input> inputs = worth(row);
        BigDecimal value = row.baseValue();
        BigDecimal weight = row.weight();
        if (value != null && weight != null && weight.signum() != 0) {
            input(inputs, "input.value-of-all", value.divide(weight, Decimals.WORKING));
        }
        return new Explanation(
                figure(Metric.WEIGHT, weight, 1, with(List.of(), base)),
                inputs,
                columns("column.value"),
                List.of(List.of(plain(value))));
    }

    private static List<Phrase> with(List<Phrase> convention, CurrencyCode base) {
        List<Phrase> more = new ArrayList<>(convention);
        more.add(Phrase.of("convention.in-currency", base.value()));
        return more;
    }

    private static Explanation value(HoldingRow row) {
        return new Explanation(
                figure(Metric.MARKET_VALUE, row.value(), 1, List.of()),
                worth(row),
                List.of(),
                List.of());
    }

    private static Explanation unrealised(HoldingRow row) {
        List<Input> inputs = worth(row);
        input(inputs, "column.cost", row.cost());
        // Without the lots: theirs is the cost by FIFO, which adds up to another gain.
        return new Explanation(
                figure(Metric.UNREALISED_GAIN, row.gain(), 1, COST), inputs, List.of(), List.of());
    }

    private static Explanation realised(HoldingDetail detail) {
        List<List<String>> sales = new ArrayList<>();
        for (Disposal sale : detail.disposals()) {
            sales.add(
                    List.of(
                            sale.day().toString(),
                            Long.toString(sale.closing().value()),
                            Decimals.plain(sale.quantity()),
                            plain(sale.proceeds()),
                            plain(sale.cost()),
                            plain(sale.gain())));
        }
        return new Explanation(
                figure(
                        Metric.REALISED_GAIN,
                        detail.row().realisedGain(),
                        detail.disposals().size(),
                        COST),
                List.of(),
                columns(
                        "column.day",
                        "column.transaction",
                        "column.units",
                        "column.proceeds",
                        "column.cost",
                        "input.gain"),
                sales);
    }

    private static List<Input> worth(HoldingRow row) {
        List<Input> inputs = new ArrayList<>();
        input(inputs, "column.units", row.quantity());
        PricePoint price = row.price();
        if (price != null) {
            inputs.add(
                    new Input(
                            Phrase.of("column.price"),
                            Decimals.plain(price.value()) + " " + price.currency()));
            inputs.add(new Input(Phrase.of("column.price-day"), price.asOf().toString()));
        }
        input(inputs, "column.value", row.value());
        return inputs;
    }

    private static void input(List<Input> inputs, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            inputs.add(new Input(Phrase.of(name), plain(amount)));
        }
    }

    private static Figure figure(
            Metric metric, @Nullable BigDecimal amount, int n, List<Phrase> convention) {
        return amount == null
                ? Figure.absent(metric, n, 0, convention, Phrase.of("absent.no-value"))
                : Figure.of(metric, amount.doubleValue(), n, 0, convention);
    }

    private static String plain(@Nullable Money money) {
        return money == null ? "" : plain(money.amount()) + " " + money.currency();
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : Decimals.plain(Decimals.rounded(amount));
    }

    private static List<Phrase> columns(String... keys) {
        return List.of(keys).stream().map(Phrase::of).toList();
    }
}

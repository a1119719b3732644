package app.evenkeel.presentation.holdings;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

/** A column of Holdings and what it sorts by. */
enum HoldingColumn {
    ASSET,
    ACCOUNT,
    TAX_ACCOUNT,
    QUANTITY,
    AVERAGE_PRICE,
    COST,
    PRICE,
    VALUE,
    GAIN,
    GAIN_FRACTION,
    REALISED_GAIN,
    BASE_VALUE,
    BASE_GAIN,
    WEIGHT,
    TREND;

    /** The part of the message key and of the node's id that names the column. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isText() {
        return this == ASSET || this == ACCOUNT || this == TAX_ACCOUNT;
    }

    String text(HoldingRow row) {
        return switch (this) {
            case ACCOUNT -> row.account().name();
            case TAX_ACCOUNT -> row.taxAccount();
            case ASSET,
                    QUANTITY,
                    AVERAGE_PRICE,
                    COST,
                    PRICE,
                    VALUE,
                    GAIN,
                    GAIN_FRACTION,
                    REALISED_GAIN,
                    BASE_VALUE,
                    BASE_GAIN,
                    WEIGHT,
                    TREND ->
                    row.asset().symbol();
        };
    }

    /**
     * What to sort by. Amounts in several currencies are compared in the base currency, which
     * orders amounts in a single currency just the same.
     */
    @Nullable BigDecimal number(HoldingRow row) {
        return switch (this) {
            case ASSET, ACCOUNT, TAX_ACCOUNT -> null;
            case QUANTITY -> row.quantity();
            case AVERAGE_PRICE -> row.averagePrice();
            case COST -> row.baseCost();
            case PRICE -> row.price() == null ? null : row.price().value();
            case VALUE, BASE_VALUE -> row.baseValue();
            case GAIN, BASE_GAIN -> row.baseGain();
            case GAIN_FRACTION -> row.gainFraction();
            case REALISED_GAIN -> row.realisedGain();
            case WEIGHT -> row.weight();
            case TREND -> trend(row);
        };
    }

    private static @Nullable BigDecimal trend(HoldingRow row) {
        if (row.trend().size() < 2 || row.trend().getFirst() <= 0) {
            return null;
        }
        return BigDecimal.valueOf(row.trend().getLast() / row.trend().getFirst());
    }
}

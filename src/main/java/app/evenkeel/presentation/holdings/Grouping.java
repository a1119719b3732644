package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.Locale;

/** What the rows of Holdings are grouped by. */
public enum Grouping {
    NONE,
    CLASS,
    ACCOUNT,
    CURRENCY,
    TAX_ACCOUNT;

    /** The part of the message key that names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Group groupOf(HoldingRow row) {
        return switch (this) {
            case NONE -> new Group.Everything();
            case CLASS -> new Group.OfClass(row.asset().kind());
            case ACCOUNT -> new Group.Named(row.account().name());
            case CURRENCY -> new Group.OfCurrency(row.currency());
            case TAX_ACCOUNT -> new Group.Named(row.taxAccount());
        };
    }

    /** What the rows of a group have in common. */
    sealed interface Group {
        record Everything() implements Group {}

        record OfClass(AssetKind kind) implements Group {}

        record OfCurrency(CurrencyCode currency) implements Group {}

        /** An account or a tax account; the name may be empty. */
        record Named(String name) implements Group {}
    }
}

package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.portfolio.CorporateEvent.Kind;

import java.util.Locale;

/** What can be stated about a corporate event, besides its kind. */
public enum EventField {
    OTHER,
    DAY,
    NEW_UNITS,
    OLD_UNITS,
    CASH,
    WORTH,
    COST_SHARE,
    IN_LIEU,
    CURRENCY;

    /** Whether an event of the kind has it. */
    public boolean isFor(Kind kind) {
        return switch (this) {
            case DAY -> true;
            case OTHER -> kind != Kind.SPLIT;
            case NEW_UNITS, OLD_UNITS, IN_LIEU, CURRENCY -> kind != Kind.RENAME;
            case COST_SHARE -> kind == Kind.MERGER || kind == Kind.SPIN_OFF;
            case CASH, WORTH -> kind == Kind.MERGER;
        };
    }

    /** Its word in message keys and ids. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

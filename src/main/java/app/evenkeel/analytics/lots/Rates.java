package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;

import java.time.LocalDate;
import java.util.Optional;

/** Where exchange rates come from; {@code FxTable::rate} is one such place. */
@FunctionalInterface
public interface Rates {
    /** Knows no rate. */
    Rates NONE = (_, _, _) -> Optional.empty();

    /** How many {@code quote} one {@code base} was worth on {@code day}; empty if not known. */
    Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day);
}

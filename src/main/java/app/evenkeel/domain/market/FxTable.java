package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Daily rates of many currencies against one pivot, from which any pair follows.
 *
 * <p>Source convention (ECB): 1 pivot = rate units of the currency. A day without a fixing uses the
 * last one before it, and the result says which day that was. Immutable.
 */
public final class FxTable {
    /** Knows no rate but 1 between a currency and itself. */
    public static final FxTable EMPTY = new FxTable(CurrencyCode.EUR, Map.of());

    private final CurrencyCode pivot;
    private final Map<CurrencyCode, PriceHistory> perPivot;

    /**
     * @param perPivot for each currency, how many of it one pivot was worth
     */
    public FxTable(CurrencyCode pivot, Map<CurrencyCode, PriceHistory> perPivot) {
        this.pivot = pivot;
        this.perPivot = Map.copyOf(perPivot);
    }

    /** Currencies that a rate is known for on some day, the pivot included if there is any. */
    public boolean knows(CurrencyCode currency) {
        return perPivot.containsKey(currency) || (currency.equals(pivot) && !perPivot.isEmpty());
    }

    /**
     * How many {@code quote} one {@code base} was worth on {@code day}. The rate's date is the
     * older of the two fixings used; empty if either currency has none by then.
     */
    public Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day) {
        if (base.equals(quote)) {
            return Optional.of(new FxRate(base, quote, BigDecimal.ONE, day));
        }
        Optional<PricePoint> from = leg(base, day);
        Optional<PricePoint> to = leg(quote, day);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal rate = to.get().value().divide(from.get().value(), Decimals.WORKING);
        LocalDate asOf =
                from.get().asOf().isBefore(to.get().asOf()) ? from.get().asOf() : to.get().asOf();
        return Optional.of(new FxRate(base, quote, Decimals.rounded(rate), asOf));
    }

    private Optional<PricePoint> leg(CurrencyCode currency, LocalDate day) {
        if (currency.equals(pivot)) {
            return Optional.of(new PricePoint(BigDecimal.ONE, pivot, day, "pivot"));
        }
        PriceHistory history = perPivot.get(currency);
        return history == null ? Optional.empty() : history.at(day);
    }
}

package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.money.CurrencyCode;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/**
 * What sources say that one present unit of an asset paid, before tax, by the first day without the
 * right; what was paid in another currency, at the rate of its day. Of what two sources tell of one
 * day the first counts, and nothing that the user says did not happen.
 *
 * @param paid in the currency asked for
 * @param leftOut what was paid in a currency without a rate on its day, in that currency
 */
public record ReportedDividends(
        SortedMap<LocalDate, Double> paid, SortedMap<LocalDate, Double> leftOut) {
    public ReportedDividends {
        paid = Collections.unmodifiableSortedMap(new TreeMap<>(paid));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /**
     * @param last day that counts
     * @param rate of a currency on a day; NaN where it is not known
     */
    static ReportedDividends of(
            List<ReportedAction> actions,
            Asset asset,
            LocalDate last,
            ToDoubleBiFunction<CurrencyCode, LocalDate> rate) {
        SortedMap<LocalDate, Double> paid = new TreeMap<>();
        SortedMap<LocalDate, Double> leftOut = new TreeMap<>();
        Set<LocalDate> seen = new HashSet<>();
        for (ReportedAction reported : actions) {
            CorporateAction action = reported.action();
            if (action.kind() != CorporateAction.Kind.DIVIDEND
                    || reported.state() == ReportedAction.State.DISMISSED
                    || action.day().isAfter(last)
                    || !seen.add(action.day())) {
                continue;
            }
            CurrencyCode currency = action.currency();
            double at =
                    rate.applyAsDouble(
                            currency == null ? asset.currency() : currency, action.day());
            double amount = action.value().doubleValue() / asset.unitsPerPrice();
            if (Double.isNaN(at)) {
                leftOut.put(action.day(), amount);
            } else {
                paid.put(action.day(), amount * at);
            }
        }
        return new ReportedDividends(paid, leftOut);
    }
}

package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cash of an account as a run in one currency may use it: all of it, whichever currency it is
 * in. What is missing in that one is exchanged from the others when it is paid, at the rates that
 * the run began with.
 *
 * @param rates units of {@code currency} for one of each other that there is cash in
 */
record PaperCash(CurrencyCode currency, Map<String, BigDecimal> rates) {
    PaperCash {
        rates = Map.copyOf(rates);
    }

    /** What is held with all cash in the one currency. */
    Map<String, BigDecimal> together(Map<String, BigDecimal> held) {
        Map<String, BigDecimal> found = new TreeMap<>();
        found.put(currency.value(), BigDecimal.ZERO);
        held.forEach((symbol, quantity) -> {
            BigDecimal rate = rates.get(symbol);
            found.merge(
                    rate == null ? symbol : currency.value(),
                    rate == null ? quantity : Decimals.rounded(quantity.multiply(rate)),
                    BigDecimal::add);
        });
        return found;
    }

    /** What is held once the others have paid what is missing in the one, those with most first. */
    Map<String, BigDecimal> exchanged(Map<String, BigDecimal> held) {
        Map<String, BigDecimal> found = new TreeMap<>(held);
        rates.entrySet().stream()
                .filter(each -> held.getOrDefault(each.getKey(), BigDecimal.ZERO).signum() > 0)
                .sorted(
                        Comparator.<Map.Entry<String, BigDecimal>, BigDecimal>comparing(each ->
                                        each.getValue()
                                                .multiply(
                                                        held.getOrDefault(
                                                                each.getKey(), BigDecimal.ZERO)))
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .forEach(each -> pay(found, each.getKey(), each.getValue()));
        return found;
    }

    private void pay(Map<String, BigDecimal> held, String other, BigDecimal rate) {
        BigDecimal missing = held.getOrDefault(currency.value(), BigDecimal.ZERO).negate();
        if (missing.signum() <= 0) {
            return;
        }
        BigDecimal has = held.getOrDefault(other, BigDecimal.ZERO);
        BigDecimal needed = missing.divide(rate, Decimals.MAX_SCALE, RoundingMode.UP);
        boolean isEnough = needed.compareTo(has) <= 0;
        BigDecimal paid = isEnough ? needed : has;
        held.put(other, has.subtract(paid));
        held.merge(
                currency.value(),
                isEnough ? missing : Decimals.rounded(has.multiply(rate)),
                BigDecimal::add);
    }
}

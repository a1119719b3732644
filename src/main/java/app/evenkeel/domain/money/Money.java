package app.evenkeel.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in one currency, possibly negative.
 *
 * @param amount in major units, such as yen or dollars, in the normal form of {@link Decimals}
 * @param currency the unit
 */
public record Money(BigDecimal amount, CurrencyCode currency) {
    public Money {
        amount = Decimals.normal(amount);
    }

    public static Money of(String amount, CurrencyCode currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Adds an amount in the same currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** Subtracts an amount in the same currency. */
    public Money minus(Money other) {
        return plus(other.negated());
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Rounds to the currency's minor unit; the caller names the policy. */
    public Money rounded(RoundingMode mode) {
        return new Money(amount.setScale(currency.fractionDigits(), mode), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}

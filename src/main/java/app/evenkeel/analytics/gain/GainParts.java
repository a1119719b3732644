package app.evenkeel.analytics.gain;

import java.math.BigDecimal;

/**
 * What a gain is made of, in one currency. The parts sum to the gain; each is less than zero where
 * it took something, so fees and taxes mostly are.
 *
 * @param price what closes did, at the exchange rates of the day before, and the difference between
 *     what was traded at and the close of that day
 * @param income dividends, interest and rewards, before tax
 * @param currency what exchange rates did
 * @param fees what venues and networks took
 * @param taxes what was withheld or charged as tax
 */
public record GainParts(
        BigDecimal price,
        BigDecimal income,
        BigDecimal currency,
        BigDecimal fees,
        BigDecimal taxes) {
    public static final GainParts NONE =
            new GainParts(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    /** The gain. */
    public BigDecimal total() {
        return price.add(income).add(currency).add(fees).add(taxes);
    }

    public GainParts plus(GainParts other) {
        return new GainParts(
                price.add(other.price),
                income.add(other.income),
                currency.add(other.currency),
                fees.add(other.fees),
                taxes.add(other.taxes));
    }
}

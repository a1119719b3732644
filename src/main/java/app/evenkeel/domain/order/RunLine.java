package app.evenkeel.domain.order;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * One line of a plan on its way to an account's venue.
 *
 * @param number from 1 within the run; lines are done in this order, sales before purchases
 * @param quantity of the base asset, more than zero
 * @param price that the plan reckoned with, in the quote
 * @param rate what one unit of the quote is worth in the run's currency
 * @param why the plan's own words
 * @param executed of the base asset, by the fills
 * @param value of those fills in the quote, without fees
 * @param outcome why it ended as it did, where that needs saying
 */
public record RunLine(
        int number,
        AccountId account,
        Market market,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal rate,
        String why,
        LineState state,
        BigDecimal executed,
        BigDecimal value,
        @Nullable Problem outcome) {
    public RunLine {
        quantity = Decimals.normal(quantity);
        price = Decimals.normal(price);
        rate = Decimals.rounded(rate);
        executed = Decimals.normal(executed);
        value = Decimals.rounded(value);
        if (quantity.signum() <= 0 || price.signum() <= 0 || rate.signum() <= 0) {
            throw new IllegalArgumentException("A line trades more than nothing for something");
        }
    }

    /** A line of which nothing is done yet. */
    public static RunLine planned(
            int number,
            AccountId account,
            Market market,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal rate,
            String why) {
        return new RunLine(
                number,
                account,
                market,
                side,
                quantity,
                price,
                rate,
                why,
                LineState.OPEN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    /** At the plan's price, in the run's currency. */
    public BigDecimal plannedValue() {
        return quantity.multiply(price).multiply(rate);
    }

    public RunLine ended(
            LineState with, BigDecimal done, BigDecimal doneValue, @Nullable Problem because) {
        return new RunLine(
                number, account, market, side, quantity, price, rate, why, with, done, doneValue,
                because);
    }
}

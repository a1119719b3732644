package app.evenkeel.domain.order;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;

/**
 * An order with what became of it.
 *
 * @param id 0 until it is stored
 * @param run the run it belongs to
 * @param line number of the run's line that it serves
 * @param attempt from 1 within its line; each is an intent of its own under an id of its own
 * @param venue the venue's word, such as {@code kraken}; for paper the book's
 * @param rate what one unit of the quote is worth in the run's currency
 * @param venueOrderId the venue's own, or empty as long as it is not known
 * @param filled of the base asset, by the fills that are stored
 * @param filledValue of those fills in the quote, without fees
 * @param createdAt when the intent was written down
 * @param reason why it ended as it did, where that needs saying
 */
public record TradeOrder(
        long id,
        long run,
        int line,
        int attempt,
        Mode mode,
        AccountId account,
        String venue,
        OrderRequest request,
        BigDecimal rate,
        OrderState state,
        String venueOrderId,
        BigDecimal filled,
        BigDecimal filledValue,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Problem reason) {

    public Market market() {
        return request.market();
    }

    public BigDecimal open() {
        return request.quantity().subtract(filled);
    }

    public TradeOrder withId(long value) {
        return new TradeOrder(
                value,
                run,
                line,
                attempt,
                mode,
                account,
                venue,
                request,
                rate,
                state,
                venueOrderId,
                filled,
                filledValue,
                createdAt,
                updatedAt,
                reason);
    }

    /**
     * What it may come to in the run's currency: what was filled and, until it is over, what may
     * yet be.
     */
    public BigDecimal turnover() {
        return turnoverInQuote().multiply(rate);
    }

    /** What it may come to in the quote of its market. */
    public BigDecimal turnoverInQuote() {
        BigDecimal yet = state.isOver() ? BigDecimal.ZERO : open().multiply(request.worst());
        return filledValue.add(yet);
    }

    /**
     * The same order in another state.
     *
     * @param venueId ignored if empty
     * @throws IllegalStateException if an order in this state cannot become that
     */
    public TradeOrder now(
            OrderState next, String venueId, Instant when, @Nullable Problem because) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(
                    "Order " + request.clientId() + " is " + state + " and cannot become " + next);
        }
        return new TradeOrder(
                id,
                run,
                line,
                attempt,
                mode,
                account,
                venue,
                request,
                rate,
                next,
                venueId.isEmpty() ? venueOrderId : venueId,
                filled,
                filledValue,
                createdAt,
                when,
                because == null ? reason : because);
    }

    /**
     * The same order with all of its fills.
     *
     * @throws IllegalStateException if they come to more than was ordered
     */
    public TradeOrder filledBy(Collection<Fill> fills) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (Fill fill : fills) {
            quantity = quantity.add(fill.quantity());
            value = value.add(fill.value());
        }
        if (quantity.compareTo(request.quantity()) > 0) {
            throw new IllegalStateException(
                    "Order " + request.clientId() + " was filled over its quantity");
        }
        return new TradeOrder(
                id,
                run,
                line,
                attempt,
                mode,
                account,
                venue,
                request,
                rate,
                state,
                venueOrderId,
                Decimals.normal(quantity),
                Decimals.rounded(value),
                createdAt,
                updatedAt,
                reason);
    }
}

package app.evenkeel.ingestion.file.exchange;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution of an order, as an exchange told it to the program that sent the order.
 *
 * @param id the exchange's own, unique within its market
 * @param quantity of the base, more than zero
 * @param price in the quote, more than zero
 * @param fee on top of what was traded
 */
public record Execution(
        String id,
        Instant at,
        boolean buys,
        String base,
        String quote,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        String feeSymbol) {
    /** What no other execution at the exchange has. */
    public String key() {
        return base + "/" + quote + ":" + id;
    }

    BigDecimal value() {
        return price.multiply(quantity);
    }
}

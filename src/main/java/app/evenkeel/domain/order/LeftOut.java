package app.evenkeel.domain.order;

import java.math.BigDecimal;

/**
 * Something that the targets asked for and a run's plan left out.
 *
 * @param account name of the account; empty where that is not the point
 * @param symbol of the asset, or name of the class
 * @param value in the run's currency, zero or more
 * @param why the words for it
 */
public record LeftOut(String account, String symbol, Side side, BigDecimal value, String why) {}

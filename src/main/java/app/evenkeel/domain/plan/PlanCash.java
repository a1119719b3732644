package app.evenkeel.domain.plan;

import app.evenkeel.domain.ledger.Account;

import java.math.BigDecimal;

/**
 * Cash of one account in the plan's currency, all its currencies together and without what is kept
 * aside.
 *
 * @param before with the deposit, less the withdrawal
 * @param after what is left when every line was carried out at its price and cost
 */
public record PlanCash(Account account, BigDecimal before, BigDecimal after) {}

package app.evenkeel.analytics.rebalance;

import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that a plan is made from, complete and fresh. Amounts are in {@code currency}.
 *
 * @param day that the holding periods of lots end on
 * @param candidates what is in scope and either held or named by a target, without cash
 * @param cash of every account in scope, all its currencies together
 */
public record PlanInput(
        PortfolioId portfolio,
        CurrencyCode currency,
        RebalancePolicy policy,
        TargetAllocation targets,
        PlanSettings settings,
        PlanRequest request,
        Instant asOf,
        LocalDate day,
        List<Candidate> candidates,
        List<AccountCash> cash) {
    public PlanInput {
        candidates = List.copyOf(candidates);
        cash = List.copyOf(cash);
    }

    /** The same with other holdings, cash and request. */
    PlanInput with(PlanRequest other, List<Candidate> held, List<AccountCash> left) {
        return new PlanInput(
                portfolio, currency, policy, targets, settings, other, asOf, day, held, left);
    }

    /**
     * One asset.
     *
     * @param slots the accounts that hold or could hold it
     */
    public record Candidate(PlanPrice price, List<Slot> slots) {
        public Candidate {
            slots = List.copyOf(slots);
        }
    }

    /**
     * One asset in one account.
     *
     * @param held units, zero or more
     * @param mayTrade whether it is bought and sold there at all
     * @param preference rank of the account for purchases of the asset, from 0 for the first
     * @param lots what it consists of, for the estimate of tax; may be less than is held, and what
     *     is missing is of unknown cost
     */
    public record Slot(
            Account account,
            BigDecimal held,
            boolean mayTrade,
            TradingRule rule,
            TradingCost cost,
            int preference,
            List<TaxLot> lots) {
        public Slot {
            lots = List.copyOf(lots);
            if (held.signum() < 0) {
                throw new IllegalArgumentException("held " + held.toPlainString());
            }
        }

        Slot with(BigDecimal units, List<TaxLot> left) {
            return new Slot(account, units, mayTrade, rule, cost, preference, left);
        }
    }

    /**
     * What is left of one acquisition.
     *
     * @param quantity units, more than zero
     * @param unitCost of one unit; {@code null} if not known
     */
    public record TaxLot(
            String taxAccount,
            LocalDate acquired,
            BigDecimal quantity,
            @Nullable BigDecimal unitCost) {
        TaxLot withQuantity(BigDecimal units) {
            return new TaxLot(taxAccount, acquired, units, unitCost);
        }
    }

    /**
     * Cash of one account.
     *
     * @param amount possibly negative
     * @param mayTrade whether anything is bought with it
     */
    public record AccountCash(Account account, BigDecimal amount, boolean mayTrade) {
        AccountCash plus(BigDecimal more) {
            return new AccountCash(account, amount.add(more), mayTrade);
        }
    }
}

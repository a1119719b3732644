package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.portfolio.PortfolioId;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What the schedule may do with the caller's portfolios. */
public final class AutomationStore {
    /** By portfolio; one that is not there is left alone. */
    public Map<PortfolioId, Automation> findAll(Tx tx, Caller caller) {
        Map<PortfolioId, Automation> found = new HashMap<>();
        tx.forEach(
                "select portfolio_id, approval, mode, cap, cap_currency from rebalance_automation"
                        + " where owner_id = ?",
                row -> {
                    BigDecimal cap = row.getBigDecimal(4);
                    found.put(
                            new PortfolioId(row.getLong(1)),
                            new Automation(
                                    Automation.Approval.valueOf(row.getString(2)),
                                    Mode.valueOf(row.getString(3)),
                                    cap == null
                                            ? null
                                            : new Money(
                                                    Stored.stripped(cap),
                                                    new CurrencyCode(row.getString(5)))));
                },
                caller.user().value());
        return found;
    }

    /** Sets it for a portfolio of the caller's. */
    public void put(Tx tx, Caller caller, PortfolioId portfolio, Automation automation) {
        tx.checkMayWrite(caller);
        Money cap = automation.cap();
        tx.execute(
                "delete from rebalance_automation where portfolio_id = ? and owner_id = ?",
                portfolio.value(),
                caller.user().value());
        tx.execute(
                "insert into rebalance_automation (portfolio_id, owner_id, approval, mode, cap,"
                        + " cap_currency)"
                        + " select id, owner_id, ?, ?, ?, ? from portfolio where id = ? and owner_id ="
                        + " ?",
                automation.approval().name(),
                automation.mode().name(),
                cap == null ? null : cap.amount(),
                cap == null ? null : cap.currency().value(),
                portfolio.value(),
                caller.user().value());
    }
}

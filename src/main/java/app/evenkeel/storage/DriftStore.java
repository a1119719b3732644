package app.evenkeel.storage;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PortfolioId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How far the caller's portfolios were from their targets, day by day. */
public final class DriftStore {
    /** Adds or replaces the figures of a day. */
    public void save(Tx tx, Caller caller, PortfolioId portfolio, DriftDay day) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from drift_history where portfolio_id = ? and owner_id = ?"
                        + " and measured_on = ?",
                portfolio.value(),
                caller.user().value(),
                day.day());
        tx.execute(
                "insert into drift_history (owner_id, portfolio_id, measured_on, currency, total,"
                        + " drift, is_outside) select owner_id, id, ?, ?, ?, ?, ? from portfolio"
                        + " where id = ? and owner_id = ?",
                day.day(),
                day.currency().value(),
                day.total(),
                day.drift(),
                day.isOutside(),
                portfolio.value(),
                caller.user().value());
    }

    /** The days from the first to the last, both included, in order. */
    public List<DriftDay> find(
            Tx tx, Caller caller, PortfolioId portfolio, LocalDate first, LocalDate last) {
        List<DriftDay> days = new ArrayList<>();
        tx.forEach(
                "select measured_on, currency, total, drift, is_outside from drift_history where"
                        + " portfolio_id = ? and owner_id = ? and measured_on between ? and ?"
                        + " order by measured_on",
                row ->
                        days.add(
                                new DriftDay(
                                        row.getObject(1, LocalDate.class),
                                        new CurrencyCode(row.getString(2)),
                                        Stored.stripped(row.getBigDecimal(3)),
                                        Stored.stripped(row.getBigDecimal(4)),
                                        row.getBoolean(5))),
                portfolio.value(),
                caller.user().value(),
                first,
                last);
        return days;
    }
}

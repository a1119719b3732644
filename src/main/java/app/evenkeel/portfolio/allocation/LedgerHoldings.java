package app.evenkeel.portfolio.allocation;

import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.ValuationService;

import java.time.LocalDate;
import java.util.List;

/** What the ledger says is held. */
public record LedgerHoldings(ValuationService valuation) implements HoldingBook {
    @Override
    public List<Holding> held(LocalDate day, Scope scope) {
        return valuation.positions(day, scope).stream()
                .map(each -> new Holding(each.account(), each.asset(), each.quantity()))
                .toList();
    }

    @Override
    public List<Lot> lots(LocalDate day, Scope scope) {
        return valuation.lots(day, scope, CostMethod.FIFO);
    }
}

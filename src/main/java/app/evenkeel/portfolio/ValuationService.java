package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger amounts to: positions, lots, worth on a day, worth over time. Blocking and
 * thread-safe.
 */
public final class ValuationService {
    private final Session session;

    public ValuationService(Session session) {
        this.session = session;
    }

    /** Open positions at the end of a day, cost by moving average. */
    public List<Position> positions(LocalDate asOf, Scope scope) {
        throw new IllegalStateException(session + " " + asOf + scope);
    }

    /** Open lots at the end of a day. */
    public List<Lot> lots(LocalDate asOf, Scope scope, CostMethod method) {
        throw new IllegalStateException(asOf + " " + scope + method);
    }

    /** All disposals up to a day. */
    public List<Disposal> disposals(LocalDate asOf, Scope scope, CostMethod method) {
        throw new IllegalStateException(asOf + " " + scope + method);
    }

    public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
        throw new IllegalStateException(asOf + " " + currency + scope);
    }

    /** Daily values from the first transaction to {@code to}. */
    public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
        throw new IllegalStateException(to + " " + currency + scope);
    }

    /** What makes figures wrong or missing as of a day, the gravest first. */
    public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
        throw new IllegalStateException(asOf + " " + currency);
    }

    /** Closes of one asset, for sparklines and benchmarks; empty if there are none. */
    public Optional<PriceHistory> priceHistory(AssetId asset) {
        throw new IllegalStateException(asset.toString());
    }
}

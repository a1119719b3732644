package app.evenkeel.presentation.holdings;

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
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.ValuationService;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where Holdings reads from. Every method blocks; a test gives hand-made answers. */
public interface HoldingsSource {
    List<Position> positions(LocalDate asOf, Scope scope);

    Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope);

    List<DataProblem> problems(LocalDate asOf, CurrencyCode currency);

    /** Open lots by FIFO: a moving average knows no lots. */
    List<Lot> lots(LocalDate asOf, Scope scope);

    /** Disposals by moving average, so that they add up to the realised gain of a position. */
    List<Disposal> disposals(LocalDate asOf, Scope scope);

    LedgerService.Ledger ledger();

    Optional<PriceHistory> priceHistory(AssetId asset);

    /** Reads from the services of a session. */
    static HoldingsSource of(ValuationService valuation, LedgerService ledger) {
        return new HoldingsSource() {
            @Override
            public List<Position> positions(LocalDate asOf, Scope scope) {
                return valuation.positions(asOf, scope);
            }

            @Override
            public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
                return valuation.snapshot(asOf, currency, scope);
            }

            @Override
            public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
                return valuation.problems(asOf, currency);
            }

            @Override
            public List<Lot> lots(LocalDate asOf, Scope scope) {
                return valuation.lots(asOf, scope, CostMethod.FIFO);
            }

            @Override
            public List<Disposal> disposals(LocalDate asOf, Scope scope) {
                return valuation.disposals(asOf, scope, CostMethod.MOVING_AVERAGE);
            }

            @Override
            public LedgerService.Ledger ledger() {
                return ledger.load();
            }

            @Override
            public Optional<PriceHistory> priceHistory(AssetId asset) {
                return valuation.priceHistory(asset);
            }
        };
    }
}

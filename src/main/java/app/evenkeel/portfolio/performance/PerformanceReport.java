package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.performance.PeriodReturns;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;

import java.util.List;
import java.util.Optional;

/**
 * How a scope did over a period.
 *
 * @param value at the end of each day from the day before the period; NaN where not complete
 * @param wealth what one unit of money became; 1 at first
 * @param invested what the period opened with and what was put in less what was taken out since
 * @param periods returns by month and year
 * @param byAsset contributions, largest gain first, as the others
 */
public record PerformanceReport(
        PerformanceQuery query,
        Coverage coverage,
        Returns returns,
        GainStatement gain,
        Curve value,
        Curve wealth,
        Curve invested,
        PeriodReturns periods,
        Optional<BenchmarkResult> benchmark,
        List<Contribution<Asset>> byAsset,
        List<Contribution<AssetKind>> byClass,
        List<Contribution<Account>> byAccount,
        Trades trades) {
    public PerformanceReport {
        byAsset = List.copyOf(byAsset);
        byClass = List.copyOf(byClass);
        byAccount = List.copyOf(byAccount);
    }
}

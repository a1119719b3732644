package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.Attribution;

import java.util.List;
import java.util.Optional;

/**
 * A benchmark over the same period, and with the same cash flows.
 *
 * @param name of the asset, or of the mix with its weights
 * @param timeWeighted its return
 * @param annualised the same a year
 * @param moneyWeighted with the portfolio's flows put into it, a year
 * @param closing what the portfolio's money would have become in it
 * @param owed whether more was withdrawn than the benchmark had earned
 * @param wealth what one unit of money became; 1 at first
 * @param value of the benchmark with the same flows
 * @param attribution by class, names those of {@code AssetKind}; empty where there is no return
 * @param notes on what the benchmark's prices hold and lack
 */
public record BenchmarkResult(
        String name,
        Figure timeWeighted,
        Figure annualised,
        Figure moneyWeighted,
        double closing,
        boolean owed,
        Curve wealth,
        Curve value,
        Optional<Attribution> attribution,
        List<Phrase> notes) {
    public BenchmarkResult {
        notes = List.copyOf(notes);
    }
}

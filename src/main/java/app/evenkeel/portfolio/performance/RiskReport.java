package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.ReturnSeries;

import java.util.List;
import java.util.Optional;

/**
 * The risk of a scope over a period.
 *
 * @param series the returns that it is told from, one for each day that markets were open
 * @param benchmark its name; empty if there is none
 * @param figures all of them, each with its convention and sample size, or why it has no number
 * @param drawdowns deepest first
 * @param drawdown how far below its highest so far the wealth stood on each day
 * @param rolling over a year of returns; empty where there are fewer
 * @param correlations of what is held at the end
 * @param shares contributions to risk of what is held at the end, largest first
 * @param sharesNotes what is left out of them and why
 */
public record RiskReport(
        RiskQuery query,
        Coverage coverage,
        ReturnSeries series,
        Optional<String> benchmark,
        List<Figure> figures,
        List<DatedDrawdown> drawdowns,
        Curve drawdown,
        Optional<RollingRisk> rolling,
        Correlations correlations,
        List<RiskShare> shares,
        List<Phrase> sharesNotes) {
    public RiskReport {
        figures = List.copyOf(figures);
        drawdowns = List.copyOf(drawdowns);
        shares = List.copyOf(shares);
        sharesNotes = List.copyOf(sharesNotes);
    }
}

package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.domain.portfolio.CostMethod;

import java.util.List;

/**
 * What was sold in a period: one trade for each sale of a lot pool, lots used up by {@code method}.
 *
 * @param leftOut sales whose cost, proceeds or exchange rate is not known
 */
public record Trades(CostMethod method, List<Figure> figures, List<ClosedTrade> rows, int leftOut) {
    public Trades {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
    }
}

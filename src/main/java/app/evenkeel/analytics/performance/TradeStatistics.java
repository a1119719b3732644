package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;

import java.util.List;

/**
 * What closed trades say about a way of trading. A trade without gain or loss is no win and no loss
 * but counts as a trade.
 *
 * @param wins trades with a gain
 * @param losses trades with a loss
 * @param won sum of the gains
 * @param lost sum of the losses, positive
 * @param daysHeld sum of the days from opening to closing
 */
public record TradeStatistics(
        int trades, int wins, int losses, double won, double lost, double daysHeld) {
    /**
     * Counts trades.
     *
     * @param gains of each closed trade after fees, in one currency
     * @param days that each was held
     */
    public static TradeStatistics of(double[] gains, double[] days) {
        int wins = 0;
        int losses = 0;
        double won = 0;
        double lost = 0;
        double held = 0;
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] > 0) {
                wins++;
                won += gains[i];
            } else if (gains[i] < 0) {
                losses++;
                lost -= gains[i];
            }
            held += days[i];
        }
        return new TradeStatistics(gains.length, wins, losses, won, lost, held);
    }

    public double winRate() {
        return (double) wins / trades;
    }

    public double averageWin() {
        return won / wins;
    }

    public double averageLoss() {
        return lost / losses;
    }

    /** Average win over average loss, the R/R. */
    public double winLossRatio() {
        return averageWin() / averageLoss();
    }

    public double profitFactor() {
        return won / lost;
    }

    public double expectancy() {
        return (won - lost) / trades;
    }

    public double holdingTime() {
        return daysHeld / trades;
    }

    /** All of them as figures; one trade is enough. */
    public List<Figure> figures() {
        return List.of(
                Figure.of(Metric.TRADES, trades, trades, 0, List.of()),
                figure(Metric.WIN_RATE, winRate()),
                figure(Metric.AVERAGE_WIN, averageWin()),
                figure(Metric.AVERAGE_LOSS, averageLoss()),
                figure(Metric.WIN_LOSS_RATIO, winLossRatio()),
                figure(Metric.PROFIT_FACTOR, profitFactor()),
                figure(Metric.EXPECTANCY, expectancy()),
                figure(Metric.HOLDING_TIME, holdingTime()));
    }

    private Figure figure(Metric metric, double value) {
        return Figure.of(metric, value, trades, 1, List.of(Phrase.of("convention.after-fees")));
    }
}

package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.backtest.Caveat;

import java.util.Locale;

/** What to bear in mind about a result, in English like all of the command line. */
final class CaveatWords {
    private CaveatWords() {}

    static String of(Caveat caveat) {
        return switch (caveat.kind()) {
            case NO_PRICES -> caveat.asset() + " has no prices and was never bought.";
            case BEGINS_LATE ->
                    caveat.asset()
                            + " has prices from "
                            + caveat.day()
                            + " only; until then its share went to the others.";
            case ENDS_EARLY ->
                    caveat.asset()
                            + " has no prices after "
                            + caveat.day()
                            + "; it was kept at the last and not traded any more.";
            case DIVIDEND_LEFT_OUT ->
                    "A dividend of "
                            + caveat.asset()
                            + " on "
                            + caveat.day()
                            + " is in a currency without a rate on that day, and not counted.";
            case ONLY_SURVIVORS ->
                    "Every asset is still traded at the end: what failed on the way is not in"
                            + " this test, which flatters it.";
            case WITHDRAWAL_MISSED ->
                    "Withdrawals of "
                            + BacktestCommand.amount(caveat.amount())
                            + " could not be made: there was nothing left.";
            case BENCHMARK_BEGINS_LATE ->
                    "The benchmark "
                            + caveat.asset()
                            + " has prices from "
                            + caveat.day()
                            + " only and is not shown.";
            case BENCHMARK_ENDS_EARLY ->
                    "The benchmark "
                            + caveat.asset()
                            + " has no prices after "
                            + caveat.day()
                            + " and stands still from then on.";
            case FLOWS_LEFT_OUT ->
                    "Dated flows of "
                            + BacktestCommand.amount(caveat.amount())
                            + " are left out: they are not after the first day of the test and up"
                            + " to its last.";
            case RUINED ->
                    "On "
                            + caveat.day()
                            + " nothing was left to trade with; no strategy is asked then.";
            case TAX_UNPAID ->
                    "Tax of "
                            + BacktestCommand.amount(caveat.amount())
                            + " is due after the end, or could not be paid, and is not taken off.";
            case PREDICTIONS_RIGHT ->
                    "Of what it predicted, always of days not learnt from, "
                            + percent(caveat.amount())
                            + " came true;";
            case ALWAYS_RISING_RIGHT ->
                    "  always to predict a rise would have come true in "
                            + percent(caveat.amount())
                            + ".";
        };
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}

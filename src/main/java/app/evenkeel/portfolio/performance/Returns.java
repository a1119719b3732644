package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.InternalRate;

import java.util.List;

/**
 * The ways to tell a return, side by side.
 *
 * @param timeWeighted of the period
 * @param annualised the same a year; no number for less than one
 * @param moneyWeighted a year; of the period where that is less than a year
 * @param rate the yearly rate that it is made of, with all others that solve the flows
 * @param modifiedDietz of the period, from its first and last value and its flows alone
 * @param simpleGain in the currency
 * @param simpleReturn the simple gain over what was there and what was put in
 * @param difference a sentence on why they differ
 */
public record Returns(
        Figure timeWeighted,
        Figure annualised,
        Figure moneyWeighted,
        InternalRate rate,
        Figure modifiedDietz,
        Figure simpleGain,
        Figure simpleReturn,
        Phrase difference) {
    /** All of them, in the order they are shown in. */
    public List<Figure> figures() {
        return List.of(
                timeWeighted, annualised, moneyWeighted, modifiedDietz, simpleGain, simpleReturn);
    }
}

package app.evenkeel.analytics.backtest.sweep;

/** Which of the returns of a trial an objective is of. */
public sealed interface Stretch {
    /** Those that a choice may be made by. */
    record InSample() implements Stretch {}

    /** The rest. */
    record OutOfSample() implements Stretch {}

    /**
     * Those that the choice of a fold was made by.
     *
     * @param fold of the walk forward, from 0
     */
    record BeforeFold(int fold) implements Stretch {}

    /**
     * Those of a fold after its choice.
     *
     * @param fold of the walk forward, from 0
     */
    record InFold(int fold) implements Stretch {}
}

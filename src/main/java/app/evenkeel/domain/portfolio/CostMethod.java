package app.evenkeel.domain.portfolio;

/** Which lots a disposal uses up. */
public enum CostMethod {
    /** The oldest lot first. */
    FIFO,
    /** All units of a pool at their average cost, renewed at each acquisition; not rounded. */
    MOVING_AVERAGE
}

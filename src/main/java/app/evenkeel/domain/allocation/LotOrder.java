package app.evenkeel.domain.allocation;

/** Which lots a planned sale is reckoned to use up. */
public enum LotOrder {
    /** The oldest first. */
    FIFO,
    /** The dearest first. */
    HIFO,
    /** At the average cost of the pool. */
    AVERAGE,
    /**
     * Losses on short holding first, then losses on long, then gains on long from the least, gains
     * on short last.
     */
    LEAST_TAX
}

package app.evenkeel.domain.portfolio;

/** How far a weight may be from its target, told by one threshold as a fraction. */
public enum BandKind {
    /** Off by the threshold in points: 0.05 lets 20 % be 15 to 25 %. */
    ABSOLUTE,
    /** Off by the threshold as a share of the target: 0.05 lets 20 % be 19 to 21 %. */
    RELATIVE,
    /**
     * Off by the threshold in points or by five times it as a share of the target, whichever is
     * less: 0.05 is the 5/25 rule.
     */
    HYBRID
}

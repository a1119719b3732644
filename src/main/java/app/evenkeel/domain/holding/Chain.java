package app.evenkeel.domain.holding;

/** The block chains whose addresses can be watched. */
public enum Chain {
    BITCOIN,
    ETHEREUM
}

package app.evenkeel.domain.portfolio;

/** How far a weight that left its band is brought back. */
public enum Destination {
    TARGET,
    /** Half-way between the band's nearer edge and the target. */
    HALF,
    /** To the band's nearer edge. */
    EDGE
}

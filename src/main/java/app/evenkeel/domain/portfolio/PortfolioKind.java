package app.evenkeel.domain.portfolio;

/** Whose money a portfolio is. */
public enum PortfolioKind {
    PERSONAL,
    /** Held in units by several investors. */
    FUND
}

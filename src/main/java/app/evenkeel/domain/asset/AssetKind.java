package app.evenkeel.domain.asset;

/** What sort of thing an asset is. The word shown to the user is looked up by locale. */
public enum AssetKind {
    CASH,
    STABLECOIN,
    CRYPTO,
    EQUITY,
    ETF,
    FUND,
    BOND,
    COMMODITY,
    FX,
    /** Kept and named so that a contract is never misread as shares. */
    OPTION
}

package app.evenkeel.domain.ledger;

/** Where assets are kept. */
public enum AccountKind {
    EXCHANGE,
    WALLET,
    BROKER,
    BANK
}

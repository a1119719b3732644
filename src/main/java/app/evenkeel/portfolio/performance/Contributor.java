package app.evenkeel.portfolio.performance;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;

/** A part of a scope that adds to its return. */
public sealed interface Contributor {
    record OfAsset(AssetId asset) implements Contributor {}

    record OfClass(AssetKind kind) implements Contributor {}

    record OfAccount(AccountId account) implements Contributor {}
}

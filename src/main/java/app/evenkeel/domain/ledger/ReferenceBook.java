package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;

/**
 * Gives an id to what a file names. What is not in the store yet gets a provisional id, the same
 * one each time within one book. Used by one thread at a time.
 */
public interface ReferenceBook {
    AssetId asset(AssetRef ref);

    AccountId account(AccountRef ref);
}

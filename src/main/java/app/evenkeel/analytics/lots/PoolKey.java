package app.evenkeel.analytics.lots;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;

/**
 * What lots are pooled by: one asset in one tax account of one account. Nothing is averaged over
 * two pools.
 *
 * @param taxAccount the source's word; empty for cash, which is one pool per account
 */
public record PoolKey(AccountId account, String taxAccount, AssetId asset) {
    /** The pool that {@code asset} belongs to in a transaction with that head. */
    public static PoolKey of(Head head, Asset asset) {
        return new PoolKey(head.account(), asset.isCash() ? "" : head.taxAccount(), asset.id());
    }
}

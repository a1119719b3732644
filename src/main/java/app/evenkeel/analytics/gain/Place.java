package app.evenkeel.analytics.gain;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;

/** One asset in one account. */
public record Place(AccountId account, AssetId asset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : asset.compareTo(other.asset);
    }
}

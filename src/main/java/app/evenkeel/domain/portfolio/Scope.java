package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;

import java.util.Set;

/** What part of everything is looked at; every screen obeys the same one. */
public sealed interface Scope {
    Scope ALL = new All();

    /** Whether a holding of {@code asset} in {@code account} belongs to the scope. */
    boolean contains(AccountId account, Asset asset);

    /** Everything. */
    record All() implements Scope {
        @Override
        public boolean contains(AccountId account, Asset asset) {
            return true;
        }
    }

    /** Coins and stablecoins only. */
    record CryptoOnly() implements Scope {
        @Override
        public boolean contains(AccountId account, Asset asset) {
            return asset.kind() == AssetKind.CRYPTO || asset.kind() == AssetKind.STABLECOIN;
        }
    }

    /** Everything but coins and stablecoins. */
    record TraditionalOnly() implements Scope {
        @Override
        public boolean contains(AccountId account, Asset asset) {
            return !new CryptoOnly().contains(account, asset);
        }
    }

    /** One account. */
    record OneAccount(AccountId account) implements Scope {
        @Override
        public boolean contains(AccountId other, Asset asset) {
            return account.equals(other);
        }
    }

    /**
     * Some accounts together.
     *
     * @param portfolio whose accounts they are
     */
    record OnePortfolio(PortfolioId portfolio, Set<AccountId> accounts) implements Scope {
        public OnePortfolio {
            accounts = Set.copyOf(accounts);
        }

        @Override
        public boolean contains(AccountId account, Asset asset) {
            return accounts.contains(account);
        }
    }
}

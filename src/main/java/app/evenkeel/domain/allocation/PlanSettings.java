package app.evenkeel.domain.allocation;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How a portfolio is traded towards its targets. Amounts are in the portfolio's currency.
 *
 * @param minimumTrade least value of a trade
 * @param cashBuffer cash that is kept aside: it counts in no weight and is never spent
 * @param accounts accounts that are not simply traded
 * @param assets assets that are not simply traded
 * @param cost of trades, where the account has none of its own
 * @param accountCosts of trades in some accounts
 * @param preferred accounts that an asset is bought in, the first one first, where there are
 *     several
 * @param costBenefit a trade is left out where its cost and tax are more than this many times what
 *     it takes off the squared deviation from the target, as a share of the total; {@code null} not
 *     to ask
 * @param swing how far a price may have moved of late for its asset to be traded; {@code null} not
 *     to ask
 */
public record PlanSettings(
        BigDecimal minimumTrade,
        BigDecimal cashBuffer,
        Map<AccountId, Participation> accounts,
        Map<AssetId, Participation> assets,
        TaxSettings tax,
        TradingCost cost,
        Map<AccountId, TradingCost> accountCosts,
        Map<AssetId, List<AccountId>> preferred,
        @Nullable BigDecimal costBenefit,
        @Nullable SwingLimit swing) {
    public static final PlanSettings USUAL =
            new PlanSettings(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    Map.of(),
                    Map.of(),
                    TaxSettings.NONE,
                    TradingCost.NONE,
                    Map.of(),
                    Map.of(),
                    null,
                    SwingLimit.USUAL);

    /**
     * @throws IllegalArgumentException if an amount is negative
     */
    public PlanSettings {
        if (minimumTrade.signum() < 0
                || cashBuffer.signum() < 0
                || (costBenefit != null && costBenefit.signum() < 0)) {
            throw new IllegalArgumentException(
                    minimumTrade + ", " + cashBuffer + ", " + costBenefit);
        }
        accounts = Map.copyOf(accounts);
        assets = Map.copyOf(assets);
        accountCosts = Map.copyOf(accountCosts);
        preferred = Map.copyOf(preferred);
    }

    /** What trades in an account cost. */
    public TradingCost costIn(AccountId account) {
        return accountCosts.getOrDefault(account, cost);
    }

    /** What part an account has: a wallet or a bank is not traded unless it is said to be. */
    public Participation of(Account account) {
        Participation usual =
                switch (account.kind()) {
                    case EXCHANGE, BROKER -> Participation.TRADED;
                    case WALLET, BANK -> Participation.HELD;
                };
        return accounts.getOrDefault(account.id(), usual);
    }

    /** What part an asset has. */
    public Participation of(AssetId asset) {
        return assets.getOrDefault(asset, Participation.TRADED);
    }

    /** The same with another least trade and another buffer. */
    public PlanSettings withLimits(BigDecimal leastTrade, BigDecimal buffer) {
        return new PlanSettings(
                leastTrade,
                buffer,
                accounts,
                assets,
                tax,
                cost,
                accountCosts,
                preferred,
                costBenefit,
                swing);
    }

    /** The same with another limit for what prices moved. */
    public PlanSettings withSwing(@Nullable SwingLimit other) {
        return new PlanSettings(
                minimumTrade,
                cashBuffer,
                accounts,
                assets,
                tax,
                cost,
                accountCosts,
                preferred,
                costBenefit,
                other);
    }

    /** The same with other taxes. */
    public PlanSettings withTax(TaxSettings other) {
        return new PlanSettings(
                minimumTrade,
                cashBuffer,
                accounts,
                assets,
                other,
                cost,
                accountCosts,
                preferred,
                costBenefit,
                swing);
    }
}

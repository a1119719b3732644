package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.Problem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a portfolio holds of what its targets speak of, on one day and at one set of prices.
 *
 * @param accounts in scope, in the order of their ids
 * @param assets what is named by a target, or held and covered by one, without cash; in the order
 *     of their ids
 * @param held units by asset and account
 * @param cash of each account in the portfolio's currency, all its currencies together
 * @param worths of one unit of each asset; complete where there are no obstacles
 * @param unlisted what is held beside, and covered by no target
 * @param obstacles what is missing or too old
 */
record Standing(
        Portfolio portfolio,
        TargetAllocation targets,
        PlanSettings settings,
        LocalDate day,
        List<Account> accounts,
        List<Asset> assets,
        Map<AssetId, Map<AccountId, BigDecimal>> held,
        Map<AccountId, BigDecimal> cash,
        Map<AssetId, UnitWorth> worths,
        Map<Asset, BigDecimal> unlisted,
        List<Problem> obstacles) {
    /** Units of an asset over all accounts. */
    BigDecimal quantity(Asset asset) {
        return held.getOrDefault(asset.id(), Map.of()).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

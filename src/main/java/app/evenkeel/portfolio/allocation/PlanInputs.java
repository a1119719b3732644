package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.rebalance.PlanInput;
import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Lot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts together what a plan is made from, out of where a portfolio stands. */
final class PlanInputs {
    /** A price from a division has more digits than a plan needs. */
    private static final MathContext PRICE = new MathContext(16, RoundingMode.HALF_EVEN);

    private static final int LONGEST_PRICE = 20;

    /** What the ledger knows beside holdings. */
    interface Facts {
        /** Lots of the portfolio, in the order in which they were acquired. */
        List<Lot> lots();

        /** How many {@code quote} one {@code base} was worth on a day; empty if not known. */
        Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day);

        /** The newest quote of an asset that is of today; empty if there is none. */
        Optional<Quote> quote(AssetId asset);
    }

    private final Standing standing;
    private final TradingRules rules;
    private final Facts facts;

    PlanInputs(Standing standing, TradingRules rules, Facts facts) {
        this.standing = standing;
        this.rules = rules;
        this.facts = facts;
    }

    /** The input for one request; the standing has no obstacles. */
    PlanInput of(PlanRequest request, Instant now) {
        List<Lot> lots = facts.lots();
        List<Candidate> candidates = new ArrayList<>();
        for (Asset asset : standing.assets()) {
            candidates.add(candidate(asset, lots));
        }
        List<AccountCash> cash = new ArrayList<>();
        for (Account account : standing.accounts()) {
            cash.add(
                    new AccountCash(
                            account,
                            standing.cash().getOrDefault(account.id(), BigDecimal.ZERO),
                            trades(account)));
        }
        return new PlanInput(
                standing.portfolio().id(),
                standing.portfolio().baseCurrency(),
                standing.portfolio().policy(),
                standing.targets(),
                standing.settings().withTax(withExempt(standing.settings().tax(), lots)),
                request,
                now,
                standing.day(),
                candidates,
                cash);
    }

    private Candidate candidate(Asset asset, List<Lot> lots) {
        UnitWorth worth = Objects.requireNonNull(standing.worths().get(asset.id()));
        PlanPrice price = price(asset, worth);
        Map<AccountId, BigDecimal> held = standing.held().getOrDefault(asset.id(), Map.of());
        List<AccountId> preferred =
                standing.settings().preferred().getOrDefault(asset.id(), List.of());
        boolean isPlaced = isPlaced(asset, held, preferred);
        List<Slot> slots = new ArrayList<>();
        for (Account account : standing.accounts()) {
            boolean isHeld = held.containsKey(account.id());
            int rank = preferred.indexOf(account.id());
            boolean couldBe = !isPlaced && TradingRules.isTraded(account.kind(), asset.kind());
            if (isHeld || rank >= 0 || couldBe) {
                slots.add(
                        new Slot(
                                account,
                                held.getOrDefault(account.id(), BigDecimal.ZERO),
                                trades(account)
                                        && standing.settings().of(asset.id())
                                                == Participation.TRADED,
                                rules.of(asset, worth),
                                cost(account, asset),
                                rank < 0 ? preferred.size() : rank,
                                lots(account, asset, lots)));
            }
        }
        return new Candidate(price, slots);
    }

    /** Whether there is a traded account that holds it or was named for it. */
    private boolean isPlaced(
            Asset asset, Map<AccountId, BigDecimal> held, List<AccountId> preferred) {
        return standing.accounts().stream()
                .anyMatch(account ->
                        trades(account)
                                && (preferred.contains(account.id())
                                        || (held.containsKey(account.id())
                                                && TradingRules.isTraded(
                                                        account.kind(), asset.kind()))));
    }

    private boolean trades(Account account) {
        return standing.settings().of(account) == Participation.TRADED;
    }

    private PlanPrice price(Asset asset, UnitWorth worth) {
        BigDecimal value = Objects.requireNonNull(worth.value());
        PricePoint quoted = worth.price();
        FxRate rate = worth.rate();
        long age = quoted == null ? 0 : quoted.ageInDays(standing.day());
        FxRate foreign = rate == null || rate.base().equals(rate.quote()) ? null : rate;
        if (foreign != null) {
            age = Math.max(age, standing.day().toEpochDay() - foreign.date().toEpochDay());
        }
        return new PlanPrice(
                asset,
                value.precision() > LONGEST_PRICE ? value.round(PRICE) : value,
                quoted,
                foreign,
                age);
    }

    /** The spread of today's quote counts more than the one in the settings. */
    private TradingCost cost(Account account, Asset asset) {
        TradingCost cost = standing.settings().costIn(account.id());
        Quote quote = facts.quote(asset.id()).orElse(null);
        if (quote == null) {
            return cost;
        }
        BigDecimal bid = quote.bid();
        BigDecimal ask = quote.ask();
        if (bid == null || ask == null || bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            return cost;
        }
        return new TradingCost(cost.fixed(), cost.rate(), TradingRules.halfSpread(bid, ask));
    }

    private List<TaxLot> lots(Account account, Asset asset, List<Lot> all) {
        List<TaxLot> found = new ArrayList<>();
        for (Lot lot : all) {
            if (lot.account().equals(account.id())
                    && lot.asset().equals(asset.id())
                    && lot.quantity().signum() > 0) {
                found.add(
                        new TaxLot(
                                lot.taxAccount(), lot.acquired(), lot.quantity(), unitCost(lot)));
            }
        }
        return found;
    }

    /** At the rate of the day it was acquired; {@code null} where cost or rate are not known. */
    private @Nullable BigDecimal unitCost(Lot lot) {
        Money cost = lot.cost();
        if (cost == null) {
            return null;
        }
        FxRate rate =
                facts.rate(cost.currency(), standing.portfolio().baseCurrency(), lot.acquired())
                        .orElse(null);
        return rate == null
                ? null
                : cost.amount()
                        .multiply(rate.rate())
                        .divide(lot.quantity(), MathContext.DECIMAL128);
    }

    /** Sources have many words for the accounts of the Japanese NISA, and none of them is taxed. */
    private static TaxSettings withExempt(TaxSettings tax, List<Lot> lots) {
        Set<String> exempt = new HashSet<>(tax.exempt());
        for (Lot lot : lots) {
            String plain =
                    Normalizer.normalize(lot.taxAccount(), Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT);
            if (plain.contains("nisa") || plain.startsWith("n成長") || plain.startsWith("n積立")) {
                exempt.add(lot.taxAccount());
            }
        }
        return new TaxSettings(
                tax.shortRate(),
                tax.longRate(),
                tax.longAfterDays(),
                tax.lotOrder(),
                exempt,
                tax.washSaleDays());
    }
}
